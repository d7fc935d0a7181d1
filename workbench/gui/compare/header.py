"""What lies on the two sides, said above them."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QDate, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from workbench.core.model import Article, Side
from workbench.gui.compare.gutter import WIDTH as GUTTER
from workbench.gui.compare.marks import LETTERS
from workbench.gui.compare.overview import WIDTH as OVERVIEW
from workbench.gui.theme import Theme

READ = 58


class Label(QWidget):
    """One article's letter, outlet and date, with its title below; too long is cut with an ellipsis."""

    def __init__(self, side: Side, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = LETTERS[side]
        self._theme = theme
        self._first = self._second = ""
        self._read = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self.update()

    def show_article(self, article: Article | None, read: bool = False) -> None:
        """Name another article, and whether who works now has read it."""
        self._first, self._second = said(article) if article else ("", "")
        self._read = read
        mark = " Read by you." if read else ""
        self.setAccessibleName(f"{self._letter}: {self._first}. {self._second}{mark}")
        self.setToolTip(provenance(article) if article else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two lines and a little air."""
        return QSize(200, round(2.6 * QFontMetrics(self._theme.ui_font()).height()) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The letter, then two lines."""
        painter = QPainter(self)
        letter = self._theme.ui_font(1.7)
        letter.setBold(True)
        painter.setFont(letter)
        painter.setPen(self._theme.color("accent"))
        area = self.rect().adjusted(12, 6, -8, -6)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._letter)
        area.setLeft(area.left() + 26)
        first = self._theme.ui_font()
        first.setBold(True)
        half = area.height() // 2
        if self._read:
            self._paint_read(painter, area.adjusted(0, 0, 0, -half))
            area.setRight(area.right() - READ)
        lines = ((first, "text", self._first), (self._theme.ui_font(0.95), "muted", self._second))
        for number, (font, slot, words) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(self._theme.color(slot))
            short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            row = area.adjusted(0, number * half, 0, (number - 1) * half)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
        painter.end()

    def _paint_read(self, painter: QPainter, area: QRect) -> None:
        painter.setFont(self._theme.ui_font(0.95))
        painter.setPen(self._theme.color("fact"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "✓ read")


class Header(QWidget):
    """Both labels, each above its page, and a button that exchanges the sides."""

    swapped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = {side: Label(side, theme, self) for side in Side}
        self._pair: dict[Side, Article] = {}
        self._read: frozenset[str] = frozenset()
        self.swap = swap = QToolButton(self, autoRaise=True)
        swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        swap.setText("⇄")
        swap.setToolTip("Exchange A and B")
        swap.setAccessibleName("Exchange A and B")
        swap.clicked.connect(self.swapped)
        swap.setFixedWidth(GUTTER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, OVERVIEW, 0)
        row.setSpacing(0)
        row.addWidget(self.labels[Side.LEFT], 1)
        row.addWidget(swap)
        row.addWidget(self.labels[Side.RIGHT], 1)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        for label in self.labels.values():
            label.set_theme(theme)

    def show_pair(self, pair: dict[Side, Article]) -> None:
        """Name what lies on the desk, and two versions of one article by their numbers."""
        self._pair = pair
        if len({article.guid for article in pair.values()}) < len(pair):
            pair = {
                side: replace(article, outlet=f"Version {article.version} · {article.outlet}".rstrip(" ·"))
                for side, article in pair.items()
            }
        for side, label in self.labels.items():
            article = pair.get(side)
            label.show_article(article, article is not None and article.guid in self._read)

    def set_read(self, guids: Iterable[str]) -> None:
        """Mark the articles that who works now has read."""
        self._read = frozenset(guids)
        self.show_pair(self._pair)


def day(published: str) -> str:
    """An ISO date as people write it here, or what is known of it."""
    date = QDate.fromString(published[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(date, "d MMM yyyy") if date.isValid() else published


def said(article: Article) -> tuple[str, str]:
    """Outlet and date; the title, or what is known instead."""
    first = " · ".join(part for part in (article.outlet, day(article.published)) if part)
    if first:
        return first, article.title
    unknown = " · ".join(part for part in ("Source unknown", article.file_name) if part)
    return article.title or "Untitled article", article.url or unknown


def provenance(article: Article) -> str:
    """All that is known of where an article comes from, as plain lines."""
    rows = (
        ("", article.title),
        ("Outlet", article.outlet),
        ("Author", article.author),
        ("Published", day(article.published)),
        ("Address", article.url),
        ("Retrieved", day(article.retrieved)),
        ("Version", str(article.version)),
        ("SHA-256", article.sha256),
    )
    return "\n".join(f"{name}: {value}" if name else value for name, value in rows if value)
