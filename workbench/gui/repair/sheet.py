"""One version of an article with the places in it that matter, which can be chosen by hand too."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from workbench.core.model import Span
from workbench.gui.parts.words import label
from workbench.gui.textpos import TextPos
from workbench.gui.theme import Theme


class Sheet(QWidget):
    """A read-only page; the place in question is filled, the others it might be are underlined."""

    chosen = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._places: tuple[Span, ...] = ()
        self._current = -1
        self._units = TextPos("")
        self.title = label(name, muted=True)
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.page.setFont(theme.reading_font())
        self.page.document().setDocumentMargin(14)
        self.page.setAccessibleName(name)
        self.page.selectionChanged.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.title.setContentsMargins(14, 4, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.page, 1)

    def set_theme(self, theme: Theme) -> None:
        """Mark in other colours, and write in another size."""
        self._theme = theme
        self.page.setFont(theme.reading_font())
        self._mark()

    def show_text(self, name: str, text: str) -> None:
        """Lay another text on the sheet, with nothing marked."""
        self.title.setText(name)
        self.page.setAccessibleName(name)
        if text != self._text:
            self._text, self._units = text, TextPos(text)
            self.page.setPlainText(text)
        self.show_places((), -1)

    def show_places(self, places: Sequence[Span], current: int) -> None:
        """Mark these places, and go to the current one; -1 when it is none of them."""
        self._places, self._current = tuple(places), current
        self._mark()
        if 0 <= current < len(places):
            cursor = self._cursor(places[current])
            cursor.setPosition(cursor.selectionStart())
            self.page.setTextCursor(cursor)
            self.page.centerCursor()

    def selection(self) -> Span | None:
        """What is selected on the sheet, in code points of the stored text."""
        cursor = self.page.textCursor()
        if not cursor.hasSelection():
            return None
        return Span(self._units.points(cursor.selectionStart()), self._units.points(cursor.selectionEnd()))

    def _mark(self) -> None:
        marks = []
        for number, place in enumerate(self._places):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(place)
            mark.format = self._ink(current=number == self._current)
            marks.append(mark)
        self.page.setExtraSelections(marks)

    def _ink(self, *, current: bool) -> QTextCharFormat:
        ink = QTextCharFormat()
        ink.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        ink.setUnderlineColor(self._theme.color("fact"))
        if current:
            ink.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            ink.setBackground(self._theme.color("fact_fill"))
            ink.setProperty(QTextFormat.Property.FontWeight, QFont.Weight.DemiBold)
        return ink

    def _cursor(self, place: Span) -> QTextCursor:
        cursor = QTextCursor(self.page.document())
        cursor.setPosition(self._units.units(place.start))
        cursor.setPosition(self._units.units(place.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor
