"""One row of the library: an article with its source, title and figures, or the heading of a group."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workbench.flow.library import ArticleCard
from workbench.flow.searching import Snippet
from workbench.gui.library.model import Heading, Role
from workbench.gui.library.phrases import ALONE, figures
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
from workbench.gui.parts.quoted import Passage, draw_passage
from workbench.gui.parts.words import day
from workbench.gui.theme import Theme

BADGE = 20
TITLE_LINES = 2
EXCERPT_LINES = 2
ABOVE = 9


class ArticleDelegate(QStyledItemDelegate):
    """Outlet and date, then the title on two lines, then the figures; letter A or B at the left.

    Where outlet and date have no room beside each other, the date stands before the figures.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.excerpts = False
        """Whether each article has room for the words that were found in it."""

    def heights(self, font: QFont) -> tuple[int, int]:
        """How high an article and a heading stand."""
        line, small = QFontMetrics(font).height(), QFontMetrics(sized(font, 0.9)).height()
        found = EXCERPT_LINES * small + 4 if self.excerpts else 0
        return line * (1 + TITLE_LINES) + small + 2 * ABOVE + 6 + found, line + small + 16

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """The height of the row's kind."""
        tall, low = self.heights(option.font)
        return QSize(180, low if index.data(Role.CARD) is None else tall)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        card = index.data(Role.CARD)
        draw_ground(painter, option, self.theme.color("accent"))
        if card is None:
            self._paint_heading(painter, option, index.data(Role.HEADING))
        else:
            self._paint_badge(painter, option, index.data(Role.BADGE))
            told = figures(card, index.data(Role.FACTS), index.data(Role.READ), index.data(Role.NOTED))
            below = self._paint_words(painter, option, card, told)
            if self.excerpts and (found := index.data(Role.EXCERPT)) is not None:
                self._paint_excerpt(painter, option, below, found)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
        rect, small = option.rect, sized(option.font, 0.9)
        line = QFontMetrics(option.font).height()
        box = QRect(rect.left() + PAD + BADGE - 4, rect.top() + 7, rect.width() - 2 * PAD - BADGE + 4, line)
        ink = text_color(option)
        self._paint_triangle(painter, rect.left() + PAD + 6, box.center().y(), heading.is_folded, option)
        strong = sized(option.font, 1.0, QFont.Weight.DemiBold)
        count, _, rest = heading.words.partition(" · ")
        if heading.group is None:
            count, rest = ALONE, rest
        draw_line(painter, box, count, strong, ink)
        taken = QFontMetrics(strong).horizontalAdvance(count) + GAP
        draw_line(painter, box.adjusted(taken, 0, 0, 0), rest, small, quiet(option))
        title = heading.group.title if heading.group else "Nothing like them was found"
        below = box.translated(0, line + 1)
        draw_line(painter, below, title, small, quiet(option))

    def _paint_triangle(
        self, painter: QPainter, x: int, y: int, folded: bool, option: QStyleOptionViewItem
    ) -> None:
        points = ((-3, -5), (4, 0), (-3, 5)) if folded else ((-5, -3), (5, -3), (0, 4))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(quiet(option))
        painter.setBrush(quiet(option))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in points]))
        painter.restore()

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, badge: str) -> None:
        if not badge:
            return
        rect = QRect(option.rect.left() + PAD, option.rect.top() + ABOVE, BADGE, BADGE)
        font = sized(option.font, 0.9, QFont.Weight.Bold)
        page, ink = self.theme.color("page"), self.theme.color("accent")
        draw_badge(painter, rect, badge[0], font, ink, page=page, filled=len(badge) == 1)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, card: ArticleCard, told: str
    ) -> QRect:
        font, small = option.font, sized(option.font, 0.9)
        faint, full = quiet(option), text_color(option)
        line = QFontMetrics(font).height()
        left = option.rect.left() + PAD + BADGE + GAP
        box = QRect(left, option.rect.top() + ABOVE, option.rect.right() - PAD - left, line)
        date = day(card.published)
        strong = sized(font, 1.0, QFont.Weight.DemiBold)
        source, ink = card.outlet or "Unknown outlet", full if card.outlet else faint
        if date and self._fits(source, strong, date, small, box.width()):
            width = QFontMetrics(small).horizontalAdvance(date)
            draw_line(painter, box.adjusted(box.width() - width, 0, 2, 0), date, small, faint)
        elif date:
            told = f"{date} · {told}"
        draw_line(painter, box, source, strong, ink)
        title = QRect(left, box.bottom() + 4, box.width(), line * TITLE_LINES)
        ink = option.palette.color(QPalette.ColorRole.Text) if card.title else faint
        taken = draw_lines(painter, title, card.title or "Untitled", font, ink, TITLE_LINES)
        below = QRect(left, title.top() + taken + 2, box.width(), line)
        draw_line(painter, below, told, small, faint)
        return below

    @staticmethod
    def _fits(source: str, strong: QFont, date: str, small: QFont, width: int) -> bool:
        """Whether outlet and date stand on one line, both whole."""
        taken = QFontMetrics(strong).horizontalAdvance(source), QFontMetrics(small).horizontalAdvance(date)
        return sum(taken) + GAP <= width

    @staticmethod
    def _paint_excerpt(painter: QPainter, option: QStyleOptionViewItem, above: QRect, found: Snippet) -> None:
        small = sized(option.font, 0.9)
        height = EXCERPT_LINES * QFontMetrics(small).height()
        place = QRect(above.left(), above.bottom() + 3, above.width(), height)
        passage = Passage(found.before, found.exact, found.after)
        draw_passage(painter, place, passage, small, (text_color(option), quiet(option)), EXCERPT_LINES)
