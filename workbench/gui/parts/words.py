"""Labels, empty states and exact plain text: the written parts of a view."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget


def label(text: str = "", *, muted: bool = False, strong: bool = False, wrap: bool = False) -> QLabel:
    """A label that shows its text as it is."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if muted:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    if strong:
        font = made.font()
        font.setWeight(QFont.Weight.DemiBold)
        made.setFont(font)
    return made


def trouble(ink: QColor) -> QLabel:
    """A label for what is wrong with what was typed, hidden until there is something."""
    made = label(wrap=True)
    palette = made.palette()
    palette.setColor(QPalette.ColorRole.WindowText, ink)
    made.setPalette(palette)
    made.hide()
    return made


def plural(count: int, one: str, many: str = "") -> str:
    """``1 fact``, ``3 facts``, ``12,400 words``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day(published: str) -> str:
    """An ISO date as people write it, ``12 Feb 2024``; anything else as it stands."""
    date = QDate.fromString(published[:10], Qt.DateFormat.ISODate)
    return QLocale(QLocale.Language.English).toString(date, "d MMM yyyy") if date.isValid() else published


def source(outlet: str, published: str) -> str:
    """Outlet and date, as far as they are known."""
    return " · ".join(part for part in (outlet.strip(), day(published)) if part) or "unknown source"


def exact_text(document: QTextDocument) -> str:
    """What a document holds, no-break spaces and all; its separators become line feeds."""
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class ElidedLabel(QLabel):
    """One line of secondary text that gives way: what does not fit is in the tooltip."""

    def __init__(self, scale: float = 0.92) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        self.setFont(font)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class EmptyState(QWidget):
    """What an empty view says: one line that names the state, and what would fill it."""

    def __init__(self, title: str = "", lines: Sequence[str] = ()) -> None:
        super().__init__()
        self._title = label(title, strong=True, wrap=True)
        self._body = label("", muted=True, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addStretch(2)
        for part in (self._title, self._body):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            column.addWidget(part)
        column.addStretch(3)
        self.say(title, lines)

    def say(self, title: str, lines: Sequence[str] = ()) -> None:
        """Name another state."""
        self._title.setText(title)
        self._body.setText("\n".join(lines))
        self.setAccessibleName(" ".join((title, *lines)))
