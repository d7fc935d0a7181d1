"""Paints a row: type at both sides, and between them how the sentences are linked."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.core.model import Origin, Side
from workbench.gui.dress import mixed
from workbench.gui.parts.ink import draw_line, quiet, sized, text_color
from workbench.gui.rows import phrases
from workbench.gui.rows.entries import Entry
from workbench.gui.rows.model import SIDES, Column, Index, RowsModel
from workbench.gui.rows.typeset import EDGE, NUMBER, Cell, Typesetter, joined, wrapped
from workbench.gui.theme import Theme

STATUS = 116
ABOVE = 9
_LINK = 14
_DOT = 2.4
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class RowDelegate(QStyledItemDelegate):
    """How certain a link is is its line, dotted or solid, and a word; colour only repeats them."""

    def __init__(self, model: RowsModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.theme = theme
        self.typesetter = Typesetter(model, theme)
        self.is_current: Callable[[int], bool] = lambda row: False
        self.is_picked: Callable[[Entry, Side], bool] = lambda entry, side: False

    def height(self, row: int, text_width: int, font: QFont) -> int:
        """How high a row is when its text columns are so wide."""
        entry = self._model.entry(row)
        if entry is None:
            return 1
        if entry.conflict is not None:
            return round(self._disputed(entry, 2 * text_width + STATUS, font)[-1][1]) + ABOVE
        cells = [self.typesetter.cell(entry, side, text_width).height for side in Side]
        lines = len(phrases.status(entry)) if entry.link or entry.alone else 1
        small = QFontMetrics(sized(font, 0.9)).height()
        return round(max(*cells, _LINK + lines * small)) + 2 * ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """The table asks ``height`` instead, when a row comes into sight."""
        return QSize(STATUS, self.typesetter.line + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        entry = self._model.entry(index.row())
        if entry is None:
            return
        side = SIDES.get(Column(index.column()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, entry, index.row(), side)
        if entry.conflict is not None:
            self._paint_disputed(painter, option, entry)
        elif side is None:
            self._paint_status(painter, option, entry)
        else:
            self._paint_text(painter, option, entry, side)
        painter.restore()

    # ---- grounds

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, row: int, side: Side | None
    ) -> None:
        rect, page = option.rect, self.theme.color("page")
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = self.is_current(row)
        ground = page
        if entry.conflict is not None:
            ground = self.theme.color("claim_fill")
        elif entry.alone is not None and not entry.furniture:
            ground = self.theme.color("raised")
        if selected or current:
            ground = mixed(self.theme.color("selection"), page, 1.0 if selected else 0.4)
        painter.fillRect(rect, ground)
        painter.setPen(option.palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if current and rect.left() <= 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self.theme.color("accent"))
        picked = side is not None and self.is_picked(entry, side)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if picked or focused:
            line = Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DashLine
            painter.setPen(QPen(self.theme.color("focus"), 2.0, line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5))

    # ---- text

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, side: Side) -> None:
        rect = option.rect
        if not entry.of(side):
            says = phrases.empty_side(entry, side)
            box = rect.adjusted(NUMBER, ABOVE, -EDGE, 0)
            box.setHeight(self.typesetter.line)
            slanted = sized(option.font, 0.95)
            slanted.setItalic(True)
            draw_line(painter, box, says, slanted, quiet(option))
            return
        cell = self.typesetter.cell(entry, side, rect.width())
        ink = text_color(option)
        self._paint_cell(painter, rect, cell, quiet(option) if entry.furniture else ink, quiet(option))
        if self.is_picked(entry, side):
            tick = QRect(rect.left() + 8, rect.bottom() - 20, NUMBER - 8, 16)
            bold = sized(option.font, 0.95, QFont.Weight.Bold)
            draw_line(painter, tick, "✓", bold, self.theme.color("focus"))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, ink: QColor, faint: QColor) -> None:
        top = rect.top() + ABOVE
        small = self.theme.ui_font(0.8)
        ascent = QFontMetrics(small).ascent()
        for line in cell.lines:
            painter.setPen(faint)
            painter.setFont(small)
            first = line.layout.lineAt(0)
            base = top + first.y() + first.ascent()
            box = QRectF(rect.left() + 6, base - ascent, NUMBER - 14, 2 * ascent)
            painter.drawText(box, _NUMBERS, str(line.number + 1))
            painter.setPen(ink)
            line.layout.draw(painter, QPointF(rect.left() + NUMBER, top))

    # ---- status

    def _paint_status(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        self._paint_link(painter, option, entry)
        small = sized(option.font, 0.9)
        high = QFontMetrics(small).height()
        top = option.rect.top() + ABOVE + _LINK
        for place, words in enumerate(phrases.status(entry)):
            box = QRect(option.rect.left(), top + place * high, option.rect.width(), high)
            strong = place == 0 and not entry.furniture
            painter.setFont(sized(option.font, 0.9, QFont.Weight.DemiBold) if strong else small)
            painter.setPen(self._status_ink(option, entry, place, words))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)

    def _status_ink(self, option: QStyleOptionViewItem, entry: Entry, place: int, words: str) -> QColor:
        if words.startswith("⇅"):
            return self.theme.color("moved")
        if words == "absent":
            return self.theme.color("only_here")
        loud = place == 0 and not entry.unconfirmed and not entry.furniture
        return text_color(option) if loud else quiet(option)

    def _paint_link(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        rect = option.rect
        y = rect.top() + ABOVE + 5.5
        start, end = rect.left() + 12.0, rect.right() - 12.0
        ink = self.theme.color("moved") if entry.link and entry.link.moved else quiet(option)
        painter.setBrush(ink)
        if entry.link is None:
            self._paint_stub(painter, entry, (start, end, y), ink)
            return
        solid = entry.link.origin is not Origin.AUTOMATIC
        pen = QPen(ink, 1.8, Qt.PenStyle.SolidLine if solid else Qt.PenStyle.CustomDashLine)
        if not solid:
            pen.setDashPattern([0.1, 2.6])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(start, y), QPointF(end, y))
        painter.setPen(Qt.PenStyle.NoPen)
        for x in (start, end):
            painter.drawEllipse(QPointF(x, y), _DOT, _DOT)

    def _paint_stub(
        self, painter: QPainter, entry: Entry, place: tuple[float, float, float], ink: QColor
    ) -> None:
        start, end, y = place
        x, reach = (start, 26.0) if entry.left else (end, -26.0)
        painter.setPen(QPen(ink, 1.4))
        painter.drawLine(QPointF(x, y), QPointF(x + reach, y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if entry.alone is not None and entry.alone.absent and not entry.apart:
            painter.drawLine(QPointF(x + reach, y - 4), QPointF(x + reach, y + 4))
        else:
            painter.drawEllipse(QPointF(x + reach * 1.12, y), 3.2, 3.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, y), _DOT, _DOT)

    # ---- what could not be applied

    def _disputed(self, entry: Entry, width: int, font: QFont) -> list[tuple[str, float, QFont]]:
        """The lines of a conflict with their lower edges: the sentence, then what it is about."""
        room = width - NUMBER - 2 * EDGE
        made = [(phrases.why(entry), 0.0, sized(font, 1.0, QFont.Weight.DemiBold))]
        quotes = [(side, joined(self._model.sentences(entry, side))) for side in Side]
        serif = self.theme.reading_font(self.theme.text_size - 1)
        made += [(f"{phrases.LETTERS[side]}  {text}", 0.0, serif) for side, text in quotes if text]
        below, found = float(ABOVE), []
        for text, _, written in made:
            below += wrapped(text, written, room)[1] + 3
            found.append((text, below, written))
        return found

    def _paint_disputed(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        rect = option.rect
        ink = text_color(option)
        badge = QRect(rect.left() + 10, rect.top() + ABOVE, NUMBER - 14, self.typesetter.line)
        bold = sized(option.font, 1.3, QFont.Weight.Bold)
        draw_line(painter, badge, "!", bold, self.theme.color("problem"))
        top = float(ABOVE)
        for place, (text, below, written) in enumerate(self._disputed(entry, rect.width(), option.font)):
            painter.setPen(ink if place == 0 else quiet(option))
            layout, _ = wrapped(text, written, rect.width() - NUMBER - 2 * EDGE)
            layout.draw(painter, QPointF(rect.left() + NUMBER, rect.top() + top))
            top = below
