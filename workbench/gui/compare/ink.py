"""Paints one block of text with everything that is marked in and beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from workbench.core.model import Span
from workbench.gui.compare.leaf import rise
from workbench.gui.compare.marks import EMPTY, Bar, Flag, Index, Line, Mark, Sheet, Style
from workbench.gui.compare.paper import Slice
from workbench.gui.theme import Theme

BAR_X = -15.0
CARET_X = -23.0
FLAG_X = 9.0
WAVE = 6.0
_DASHES: Mapping[Line, Sequence[float]] = {
    Line.DASH: [4.0, 2.5],
    Line.DOT: [1.0, 2.0],
    Line.DASH_DOT: [5.0, 2.0, 1.0, 2.0],
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a pane shows on top of its text."""

    sheet: Sheet = EMPTY
    flags: Index[Flag] = field(default_factory=Index)
    selection: Span | None = None
    caret: Span | None = None
    current: Mark | None = None
    partner: Span | None = None
    fact: str = ""
    aims: tuple[Span, ...] = ()
    stood: Span | None = None

    def but(self, **changes: object) -> "Look":
        """The same look with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


class Ink:
    """The pens of one theme; positions are those of the paper, the column starts at 0."""

    def __init__(self, theme: Theme, width: float) -> None:
        self.theme = theme
        self._width = width
        self._baseline = rise(QFontMetricsF(theme.reading_font()))
        self._glyphs = theme.ui_font(0.84)
        self._glyphs.setBold(True)
        self._waves: dict[tuple[str, float], QPixmap] = {}

    def paint(self, painter: QPainter, piece: Slice, look: Look, clip: QRectF) -> None:
        """One block: tints, text, underlines and glyphs, margin."""
        marks = sorted(look.sheet.marks.touching(piece.seen), key=lambda mark: mark.style.rank)
        self._tint(painter, piece, look)
        for bar in look.sheet.bars.touching(piece.seen):
            if bar.fill:
                self._fill(painter, piece, bar.span, self.theme.color(bar.fill))
        for mark in marks:
            if mark.style.fill:
                self._fill(painter, piece, mark.span, self.theme.color(mark.style.fill))
        self._current(painter, piece, look)
        if look.selection:
            self._fill(painter, piece, look.selection, self.theme.color("selection"))
        painter.setPen(self.theme.color("text"))
        piece.leaf.layout.draw(painter, QPointF(0.0, piece.top), [], clip)
        for mark in marks:
            self._underline(painter, piece, mark, current=mark == look.current)
        for flag in look.flags.touching(piece.seen):
            self._flag(painter, piece, flag, current=flag.fact == look.fact)
        self._margin(painter, piece, look)

    # ---- behind the text

    def _tint(self, painter: QPainter, piece: Slice, look: Look) -> None:
        for aim in look.aims:
            self._fill(painter, piece, aim, self._faint("accent", 60))
        if look.aims:
            return
        if look.partner and look.partner.overlaps(piece.span):
            self._fill(painter, piece, look.partner, self._faint("accent", 26))
        elif look.caret and look.caret.overlaps(piece.span):
            self._fill(painter, piece, look.caret, self._faint("focus", 20))

    def _fill(self, painter: QPainter, piece: Slice, span: Span, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for box in piece.rects(span):
            painter.drawRoundedRect(box.adjusted(-1.0, 0.0, 1.0, 1.5), 2.5, 2.5)

    def _current(self, painter: QPainter, piece: Slice, look: Look) -> None:
        if look.current is None:
            return
        painter.setPen(QPen(self.theme.color("current"), 1.4))
        painter.setBrush(self.theme.color("current_fill"))
        for box in piece.rects(look.current.span):
            painter.drawRoundedRect(box.adjusted(-2.5, -1.5, 2.5, 2.5), 3.5, 3.5)

    # ---- on the text

    def _underline(self, painter: QPainter, piece: Slice, mark: Mark, *, current: bool) -> None:
        boxes, style = piece.rects(mark.span), mark.style
        ink = self.theme.color("current" if current else style.ink)
        if style.line is Line.SOLID:
            for box in boxes:
                self._rule(painter, box, ink, 2.0 if style.glyph else 1.0)
        elif style.line is not Line.NONE:
            self._stroke(painter, boxes, ink, style)
        if style.glyph and boxes and piece.span.start <= mark.span.start:
            self._glyph(painter, boxes[0].topLeft(), style.glyph, ink, tag=current)

    def _rule(self, painter: QPainter, box: QRectF, ink: QColor, thick: float) -> None:
        y = round(box.top() + self._baseline + 2.5)
        painter.fillRect(QRectF(box.left(), y, box.width(), thick), ink)

    def _glyph(self, painter: QPainter, corner: QPointF, glyph: str, ink: QColor, *, tag: bool) -> None:
        """The sign of a kind above the start of its mark; for the current one as a filled tag."""
        painter.setFont(self._glyphs)
        spot = QPointF(corner.x() - 0.5, corner.y() - 0.5)
        if tag:
            metrics = QFontMetricsF(self._glyphs)
            spot = QPointF(corner.x() + 1.0, corner.y() - 1.5)
            high, wide = metrics.capHeight(), metrics.horizontalAdvance(glyph)
            box = QRectF(spot.x() - 3.0, spot.y() - high - 2.5, wide + 6.0, high + 5.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setPen(self.theme.color("page") if tag else ink)
        painter.drawText(spot, glyph)

    def _stroke(self, painter: QPainter, boxes: Sequence[QRectF], ink: QColor, style: Style) -> None:
        """An underline that is not just a rule: dashes, dots or waves."""
        pen = QPen(ink, 1.1 if not style.glyph else 1.4 if style.line is Line.DASH_DOT else 1.9)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if style.line in _DASHES:
            pen.setDashPattern(list(_DASHES[style.line]))
        painter.setPen(pen)
        for box in boxes:
            left, y = box.left(), round(box.top() + self._baseline + 3.0) + 0.5
            if style.line is Line.WAVE:
                strip = QRectF(left, y - 2.5, box.width(), WAVE)
                painter.drawTiledPixmap(strip, self._wave(ink, painter.device().devicePixelRatio()))
            else:
                painter.drawLine(QPointF(left, y), QPointF(box.right(), y))

    def _flag(self, painter: QPainter, piece: Slice, flag: Flag, *, current: bool) -> None:
        boxes = piece.rects(flag.span)
        pen = QPen(self.theme.color("fact"), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.2])
        painter.setPen(pen)
        for box in boxes:
            y = box.bottom() + 1.0
            painter.drawLine(QPointF(box.left() + 1.0, y), QPointF(box.right(), y))
        if boxes and piece.span.start <= flag.span.start:
            self._pennant(painter, boxes[0].top() + 3.0, solid=current)

    # ---- beside the text

    def _pennant(self, painter: QPainter, y: float, *, solid: bool) -> None:
        x = self._width + FLAG_X
        painter.setPen(QPen(self.theme.color("fact"), 1.3))
        painter.drawLine(QPointF(x, y), QPointF(x, y + 14.0))
        painter.setBrush(self.theme.color("fact" if solid else "fact_fill"))
        painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + 9.0, y + 3.5), QPointF(x, y + 7.0)]))

    def _margin(self, painter: QPainter, piece: Slice, look: Look) -> None:
        for bar in look.sheet.bars.touching(piece.seen):
            self._bar(painter, piece, bar)
        for gap in look.sheet.gaps.touching(piece.seen):
            self._gap(painter, piece, gap)
        if look.stood:
            self._upright(painter, piece, look.stood, CARET_X, QPen(self.theme.color("muted"), 1.4))
        for aim in look.aims:
            self._upright(painter, piece, aim, CARET_X, QPen(self.theme.color("accent"), 3.0))
        if look.caret and not look.aims:
            pen = QPen(self.theme.color("focus"), 3.0)
            self._upright(painter, piece, look.caret, CARET_X, pen)

    def _bar(self, painter: QPainter, piece: Slice, bar: Bar) -> None:
        pen = QPen(self.theme.color(bar.ink), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if bar.line in _DASHES:
            pen.setDashPattern([1.0, 1.6])
        self._upright(painter, piece, bar.span, BAR_X + 4.0 * (bar.line is Line.DOT), pen)
        if bar.line is Line.DOUBLE:
            self._upright(painter, piece, bar.span, BAR_X + 4.0, pen)

    def _upright(self, painter: QPainter, piece: Slice, span: Span, x: float, pen: QPen) -> None:
        boxes = piece.rects(span)
        if boxes:
            painter.setPen(pen)
            top, bottom = boxes[0].top() + 1.0, boxes[-1].bottom() - 1.0
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _gap(self, painter: QPainter, piece: Slice, gap: Bar) -> None:
        boxes = piece.rects(gap.span)
        if not boxes:
            return
        y = boxes[-1].bottom() + 2.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("absent"))
        corners = (QPointF(BAR_X - 4.0, y - 5.0), QPointF(BAR_X + 5.0, y), QPointF(BAR_X - 4.0, y + 5.0))
        painter.drawPolygon(QPolygonF(list(corners)))

    def _wave(self, ink: QColor, ratio: float) -> QPixmap:
        """One wave, to be laid side by side; strokes of this form are slow to draw."""
        tile = self._waves.get((ink.name(), ratio))
        if tile is None:
            tile = QPixmap(round(WAVE * ratio), round(WAVE * ratio))
            tile.setDevicePixelRatio(ratio)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(ink, 1.5))
            painter.drawPolyline(QPolygonF([QPointF(x, 1.2 if x % 6 else 3.8) for x in (-3, 0, 3, 6, 9)]))
            painter.end()
            self._waves[ink.name(), ratio] = tile
        return tile

    def _faint(self, slot: str, alpha: int) -> QColor:
        color = self.theme.color(slot)
        color.setAlpha(alpha)
        return color
