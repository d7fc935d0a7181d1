"""One divergence in the list: glyph, kind and relation, then what each side says."""

from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workbench.core.model import Divergence, Severity, Side
from workbench.core.rulings import Standing, Status
from workbench.gui.divergences.model import Heading, Role
from workbench.gui.divergences.phrases import LETTERS, RELATIONS, SIGNS, look
from workbench.gui.parts.ink import (
    GAP,
    PAD,
    draw_badge,
    draw_ground,
    draw_line,
    muted,
    quiet,
    sized,
    text_color,
)
from workbench.gui.session.order import STRENGTH
from workbench.gui.theme import Theme

BADGE = 22
BAR = 4
WEIGHTS = MappingProxyType(
    {
        Severity.HIGH: QFont.Weight.Bold,
        Severity.MEDIUM: QFont.Weight.DemiBold,
        Severity.LOW: QFont.Weight.Normal,
    }
)
QUIET_RELATIONS = 30
INKS = MappingProxyType({Status.CHECK: "problem", Status.TAGGED: "fact", Status.CONFIRMED: "accent"})


def row_heights(font: QFont) -> tuple[int, int]:
    """How high a divergence and a heading are."""
    line = QFontMetrics(font).height()
    return 3 * line + 2 * 8 + 6, line + 14


class DivergenceDelegate(QStyledItemDelegate):
    """Severity is weight and three steps, the kind is a glyph, colour only repeats them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, option, row)
        else:
            self._paint_row(painter, option, row, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
        painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.AlternateBase))
        font = sized(option.font, 0.9, QFont.Weight.DemiBold)
        rect = option.rect.adjusted(PAD, 0, -PAD, 0)
        draw_line(painter, rect, f"{heading.title}  {heading.count:,}", font, muted(option.palette))

    def _paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Divergence,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shape, standing = look(row.kind), index.data(Role.STANDING)
        faded = standing.status is Status.DISMISSED
        ink = self.theme.color("muted" if faded else shape.accent)
        draw_ground(painter, option, ink)
        rect, high = option.rect, row.severity is Severity.HIGH and not faded
        badge = QRect(rect.left() + PAD, rect.top() + 8, BADGE, BADGE)
        font = sized(option.font, 0.95, QFont.Weight.Bold)
        draw_badge(painter, badge, shape.glyph, font, ink, page=self.theme.color("page"), filled=high)
        self._paint_words(painter, option, row, index.data(Role.SAID), standing)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Divergence,
        quotes: dict[Side, str],
        standing: Standing,
    ) -> None:
        line = QFontMetrics(option.font).height()
        left = option.rect.left() + PAD + BADGE + GAP
        box = QRect(left, option.rect.top() + 8, option.rect.right() - PAD - left, line)
        faded = standing.status is Status.DISMISSED
        steps = 3 * (BAR + 2)
        severity = QRect(box.right() - steps, box.top(), steps, line)
        self._paint_steps(painter, severity, option, row.severity)
        heading = box.adjusted(0, 0, -steps - GAP, 0)
        heading.setRight(heading.right() - self._paint_sign(painter, heading, option, standing))
        font = sized(option.font, 1.0, QFont.Weight.Normal if faded else WEIGHTS[row.severity])
        ink = quiet(option) if faded else text_color(option)
        taken = draw_line(painter, heading, look(row.kind).label, font, ink)
        rest = heading.adjusted(taken + GAP, 0, 0, 0)
        if rest.width() > QUIET_RELATIONS:
            small = sized(option.font, 0.9)
            draw_line(painter, rest, RELATIONS[row.relation], small, quiet(option))
        for place, (side, value) in enumerate(quotes.items(), start=1):
            below = box.translated(0, place * (line + 2) + 1)
            self._paint_value(painter, option, below, LETTERS[side], value, ink)

    def _paint_sign(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, standing: Standing
    ) -> int:
        """What was decided, at the right end of ``box``; return the width it took."""
        sign = sign_of(standing)
        if not sign:
            return 0
        small = sized(option.font, 0.85, QFont.Weight.DemiBold)
        width = QFontMetrics(small).horizontalAdvance(sign) + 1
        slot = INKS.get(standing.status)
        ink = self.theme.color(slot) if slot else quiet(option)
        draw_line(painter, box.adjusted(box.width() - width, 0, 0, 0), sign, small, ink)
        return width + GAP

    def _paint_value(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        letter: str,
        value: str,
        ink: QColor,
    ) -> None:
        small = sized(option.font, 0.85, QFont.Weight.DemiBold)
        faint = quiet(option)
        draw_line(painter, box, letter, small, faint)
        words = box.adjusted(18, 0, 0, 0)
        if value.strip():
            font = self.theme.reading_font(option.font.pointSizeF())
            draw_line(painter, words, value, font, ink)
        else:
            draw_line(painter, words, "—", option.font, faint)

    def _paint_steps(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, severity: Severity
    ) -> None:
        for step in range(3):
            height = 5 + 3 * step
            bar = QRect(box.left() + step * (BAR + 2), box.center().y() + 6 - height, BAR, height)
            filled = step < STRENGTH[severity]
            ink = text_color(option) if filled else quiet(option)
            _step(painter, bar, ink, filled=filled)


def sign_of(standing: Standing) -> str:
    """What a row says of its review: the fact that quotes it, else what was decided."""
    if standing.status is Status.TAGGED:
        more = f" +{len(standing.facts) - 1}" if len(standing.facts) > 1 else ""
        return f"{standing.facts[0]}{more}"
    return SIGNS.get(standing.status, "")


def _step(painter: QPainter, bar: QRect, ink: QColor, *, filled: bool) -> None:
    if filled:
        painter.fillRect(bar, ink)
        return
    painter.setPen(QPen(ink, 0.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0, 0, -1, -1))
