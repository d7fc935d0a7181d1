"""One article in the list: where it comes from, its title, its length and its facts."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workbench.flow.articles import ArticleCard
from workbench.gui.library.model import Role, figures
from workbench.gui.parts.ink import (
    GAP,
    PAD,
    draw_badge,
    draw_ground,
    draw_line,
    draw_lines,
    quiet,
    sized,
    text_color,
)
from workbench.gui.parts.words import day
from workbench.gui.theme import Theme

BADGE = 20
TITLE_LINES = 2


class ArticleDelegate(QStyledItemDelegate):
    """Outlet and date, then the title on two lines, then the figures; letter A or B at the left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """The same height for every row."""
        line = QFontMetrics(option.font).height()
        small = QFontMetrics(sized(option.font, 0.9)).height()
        return QSize(180, line * (1 + TITLE_LINES) + small + 2 * 9 + 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        draw_ground(painter, option, self.theme.color("accent"))
        self._paint_badge(painter, option, index.data(Role.BADGE))
        told = figures(index.data(Role.CARD), index.data(Role.FACTS), index.data(Role.READ))
        self._paint_words(painter, option, index.data(Role.CARD), told)
        painter.restore()

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, badge: str) -> None:
        if not badge:
            return
        rect = QRect(option.rect.left() + PAD, option.rect.top() + 9, BADGE, BADGE)
        font = sized(option.font, 0.9, QFont.Weight.Bold)
        page, ink = self.theme.color("page"), self.theme.color("accent")
        draw_badge(painter, rect, badge[0], font, ink, page=page, filled=len(badge) == 1)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, card: ArticleCard, told: str
    ) -> None:
        font, small = option.font, sized(option.font, 0.9)
        faint, full = quiet(option), text_color(option)
        line = QFontMetrics(font).height()
        left = option.rect.left() + PAD + BADGE + GAP
        box = QRect(left, option.rect.top() + 9, option.rect.right() - PAD - left, line)
        date = day(card.published)
        date_width = QFontMetrics(small).horizontalAdvance(date)
        draw_line(painter, box.adjusted(box.width() - date_width, 0, 2, 0), date, small, faint)
        outlet = box.adjusted(0, 0, -date_width - GAP, 0)
        strong = sized(font, 1.0, QFont.Weight.DemiBold)
        draw_line(painter, outlet, card.outlet or "Unknown outlet", strong, full if card.outlet else faint)
        title = QRect(left, box.bottom() + 4, box.width(), line * TITLE_LINES)
        ink = option.palette.color(QPalette.ColorRole.Text) if card.title else faint
        taken = draw_lines(painter, title, card.title or "Untitled", font, ink, TITLE_LINES)
        below = QRect(left, title.top() + taken + 2, box.width(), line)
        draw_line(painter, below, told, small, faint)
