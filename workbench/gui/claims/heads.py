"""The heads of the table: articles above their columns, slots beside their rows."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView

from workbench.core.collation.table import siglum
from workbench.gui.claims import phrases
from workbench.gui.claims.model import ClaimsModel
from workbench.gui.parts.ink import draw_badge, draw_line, draw_lines, muted, sized
from workbench.gui.parts.tablehead import TableHead
from workbench.gui.parts.words import day
from workbench.gui.theme import Theme

WIDTH = 176
BADGE = 20
EDGE = 10


class ColumnHead(TableHead):
    """Letter, outlet and date; below them how many copies are folded in, or what it is a copy of."""

    def __init__(self, model: ClaimsModel) -> None:
        super().__init__(clickable=False)
        self._model = model
        self.setFixedHeight(2 * QFontMetrics(self.font()).height() + 16)

    def paint_name(self, painter: QPainter, rect: QRect, name: str, section: int) -> None:
        """Paint the head of one article."""
        if section >= len(self._model.columns) or self._model.collation is None:
            return
        number, palette = self._model.columns[section], self.palette()
        origin, copies = self._model.collation.origins[number], self._model.copies(section)
        badge = QRect(rect.left() + EDGE, rect.top() + 8, BADGE, BADGE)
        accent = palette.color(QPalette.ColorRole.Accent)
        bold = sized(self.font(), 0.9, QFont.Weight.Bold)
        page = palette.color(QPalette.ColorRole.Base)
        draw_badge(painter, badge, siglum(number), bold, accent, page=page, filled=origin == number)
        high = QFontMetrics(self.font()).height()
        box = QRect(badge.right() + 8, rect.top() + 6, rect.right() - badge.right() - 14, high)
        strong = sized(self.font(), 0.95, QFont.Weight.DemiBold)
        article = self._model.articles[number]
        named, dated = phrases.outlet(article), day(article.published)
        draw_line(painter, box, named, strong, palette.color(QPalette.ColorRole.Text))
        told = article.title if article.title != named else ""
        told = f"copy of {siglum(origin)}" if origin != number else told
        if copies:
            told = f"with {'copies' if len(copies) > 1 else 'copy'} {', '.join(map(siglum, copies))}"
        below = " · ".join(filter(None, (dated, told)))
        draw_line(painter, box.translated(QPoint(0, high)), below, sized(self.font(), 0.88), muted(palette))


class RowHead(QHeaderView):
    """The kind as a glyph, and what the row is about; filled where articles differ."""

    def __init__(self, model: ClaimsModel, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._model = model
        self.theme = theme
        self.is_current: Callable[[int], bool] = lambda row: False
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFixedWidth(WIDTH)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One width for all, without asking every row for its words."""
        return QSize(WIDTH, WIDTH)

    def least(self, place: int) -> int:
        """How high a row must be for its head."""
        return 5 * QFontMetrics(self.font()).height() if self._model.row(place) else 1

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        """Paint the head of one row."""
        row = self._model.row(logicalIndex)
        if row is None:
            return
        palette, theme = self.palette(), self.theme
        painter.save()
        painter.fillRect(rect, theme.color("raised"))
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if self.is_current(logicalIndex):
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        look, disputed = phrases.look(row.kind), not row.is_quiet
        ink = theme.color("claim") if disputed else muted(palette)
        badge = QRect(rect.left() + EDGE, rect.top() + 8, BADGE, BADGE)
        bold = sized(self.font(), 0.9, QFont.Weight.Bold)
        draw_badge(painter, badge, look.glyph, bold, ink, page=theme.color("page"), filled=disputed)
        high = QFontMetrics(self.font()).height()
        box = QRect(badge.right() + 8, rect.top() + 8, rect.right() - badge.right() - 14, high)
        draw_line(painter, box, look.label, sized(self.font(), 0.88), muted(palette))
        weight = QFont.Weight.DemiBold if disputed else QFont.Weight.Normal
        strong = sized(self.font(), 0.95, weight)
        place = box.translated(QPoint(0, high))
        lines = max(1, min(3, (rect.bottom() - place.top() - 4) // high))
        draw_lines(painter, place, row.name, strong, theme.color("text"), lines)
        painter.restore()
