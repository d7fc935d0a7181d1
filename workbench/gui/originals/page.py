"""The whole of a web page as plain text, with the part that the article is made of marked."""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.flow.rereading import Kept, WholePage
from workbench.gui.parts.words import label
from workbench.gui.session.originals import Originals
from workbench.gui.textpos import TextPos
from workbench.gui.theme import Theme

SAID = "They stand on a coloured ground; the rest of the page is pale, with dots under it."


class WholePageText(QWidget):
    """Nothing is loaded or run: only the text that the page would show."""

    def __init__(self, originals: Originals, kept: Kept, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kept = theme, kept
        self._page: WholePage | None = None
        self._span: Span | None = None
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.reading_font())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Visible text of the whole page")
        self.text.setPlaceholderText("Reading the page…")
        self.share = label(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 12)
        column.addWidget(self.share)
        column.addWidget(self.text, 1)
        self._job = originals.read_whole(kept, self._show, self._complain)

    def seek(self, span: Span | None) -> None:
        """Mark a passage of the article, and bring it into sight."""
        self._span = span
        self._mark()

    def give_up(self) -> None:
        """Nobody looks any more."""
        self._job.cancel()

    def _show(self, page: WholePage) -> None:
        self._page = page
        self.text.setPlainText(page.text)
        taken = sum(len(span.of(page.text).split()) for span in page.taken)
        total = len(page.text.split())
        percent = round(100 * taken / max(1, total))
        self.share.setText(
            f"{taken:,} of {total:,} words of the page are in the article, {percent} %. {SAID}"
        )
        self._mark()

    def _complain(self, problem: Problem) -> None:
        self.share.setText(problem.sentence)

    def _mark(self) -> None:
        if self._page is None:
            return
        at = TextPos(self._page.text)
        pale = self._mark_of(at, Span(0, len(self._page.text)), _left_out(self._theme))
        taken = [self._mark_of(at, span, _taken(self._theme)) for span in self._page.taken]
        here = self._page.place(self._span.of(self._kept.text)) if self._span else None
        marks = [pale, *taken]
        if here is not None:
            marks.append(self._mark_of(at, here, _in_hand(self._theme)))
        self.text.setExtraSelections(marks)
        if target := here or (self._page.taken[0] if self._page.taken else None):
            self._reach(at.units(target.start))

    def _reach(self, unit: int) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(unit)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def _mark_of(self, at: TextPos, span: Span, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = self.text.textCursor()
        cursor.setPosition(at.units(span.start))
        cursor.setPosition(at.units(span.end), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, style
        return mark


def _ink(theme: Theme, slot: str) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(theme.color(slot))
    return style


def _left_out(theme: Theme) -> QTextCharFormat:
    style = _ink(theme, "muted")
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return style


def _taken(theme: Theme) -> QTextCharFormat:
    style = _ink(theme, "text")
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
    style.setBackground(theme.color("same_fill"))
    return style


def _in_hand(theme: Theme) -> QTextCharFormat:
    style = _ink(theme, "text")
    style.setBackground(theme.color("current_fill"))
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    style.setUnderlineColor(theme.color("current"))
    return style
