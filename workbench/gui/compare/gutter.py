"""The gap between the panes, with a connector for every linked sentence in view."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from math import hypot

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.model import Comparison, Link, LinkRelation, Origin, Sentence, Side, Span
from workbench.gui.compare.grip import Grip
from workbench.gui.compare.roll import Roll
from workbench.gui.session.spots import Spot
from workbench.gui.theme import Theme

WIDTH = 54
_BRACKET = 5.0
_DOT_EVERY = 4.2
_EDGE = 8.0
_NEAR = 5.0
TELLS = "Click a line to choose the link; pull from a sentence to one of the other side to link both."


class Threads:
    """The links of a comparison, found by where their sentences stand."""

    def __init__(self, comparison: Comparison | None) -> None:
        self.links = comparison.links if comparison else ()
        self._sentences = {s: comparison.sentences(s) if comparison else () for s in Side}
        self._starts = {s: [one.span.start for one in self._sentences[s]] for s in Side}
        self._of: dict[Side, dict[int, int]] = {side: {} for side in Side}
        for number, link in enumerate(self.links):
            for side in Side:
                self._of[side].update(dict.fromkeys(ends(link, side), number))

    def touching(self, side: Side, span: Span) -> set[int]:
        """The numbers of the links whose sentences on ``side`` touch ``span``."""
        low = max(0, bisect_right(self._starts[side], span.start) - 1)
        high = bisect_left(self._starts[side], span.end)
        return {self._of[side][i] for i in range(low, high) if i in self._of[side]}

    def spans(self, number: int, side: Side) -> list[Span]:
        """The runs of neighbouring sentences that a link joins on one side."""
        runs: list[Span] = []
        last = -2
        for at in ends(self.links[number], side):
            span = self._sentences[side][at].span
            runs[-1:] = [Span(runs[-1].start, span.end)] if at == last + 1 else [*runs[-1:], span]
            last = at
        return runs

    def span(self, side: Side, number: int) -> Span:
        """Where a sentence stands."""
        return self._sentences[side][number].span

    def sentence(self, side: Side, point: int) -> tuple[int, Sentence] | None:
        """The sentence that holds ``point``, with its number."""
        number = bisect_right(self._starts[side], point) - 1
        if number < 0 or self._sentences[side][number].span.end <= point:
            return None
        return number, self._sentences[side][number]

    def link_at(self, side: Side, point: int) -> int | None:
        """The link of the sentence that holds ``point``."""
        found = self.sentence(side, point)
        return self._of[side].get(found[0]) if found else None


class Gutter(QWidget):
    """Dotted lines for what the program linked, solid ones for links of people; the current one on top.

    A click tells the link under it (-1: none); a pull takes the sentence at that edge along.
    """

    clicked = Signal(int)

    def __init__(self, panes: dict[Side, Roll], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._theme = theme
        self._threads = Threads(None)
        self._current = self._chosen = -1
        self._pair: dict[Side, Span] = {}
        self.grip = Grip(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setToolTip(TELLS)
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Links between the sentences of both articles")
        for pane in panes.values():
            pane.moved.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self.update()

    def show_links(self, threads: Threads) -> None:
        """Draw the links of another comparison."""
        self._threads, self._current, self._pair = threads, -1, {}
        self._chosen = -1
        self.update()

    def highlight(self, number: int, spans: Mapping[Side, Span | None]) -> None:
        """Bring out one link (-1: none), or join two spans that no link joins."""
        self._current = number
        self._pair = {side: span for side, span in spans.items() if span} if number < 0 else {}
        self.update()

    def choose(self, number: int) -> None:
        """Mark the link that was clicked on (-1: none)."""
        self._chosen = number
        self.update()

    def link_at(self, place: QPointF) -> int:
        """The link whose line or bracket is under the mouse, the one on top first; -1 when none is."""
        return next((n for n in reversed(self.in_view()) if self._meets(n, place)), -1)

    def spot_at(self, place: QPointF) -> Spot | None:
        """The sentence that a pull from here takes: the near end of the line here, else what stands here."""
        side = Side.LEFT if place.x() < self.width() / 2 else Side.RIGHT
        edge = min(place.x(), self.width() - place.x()) <= _EDGE
        number = -1 if edge else self.link_at(place)
        if number >= 0:
            spans = self._threads.spans(number, side)
            point = min(spans, key=lambda span: abs(self.middle(side, span) - place.y())).start
        else:
            point = int(self._panes[side].paper.offset_at(place.y() + self._panes[side].top))
        found = self._threads.sentence(side, point)
        return (side, found[0]) if found else None

    def middle(self, side: Side, span: Span) -> float:
        """The height at which the lines of a sentence begin."""
        return sum(self._stand(side, span)) / 2

    def in_view(self) -> list[int]:
        """The links with a sentence in view on either side, the current one last."""
        found: set[int] = set()
        for side, pane in self._panes.items():
            found |= self._threads.touching(side, pane.visible())
        return sorted(found, key=lambda number: (number in (self._current, self._chosen), number))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take what is here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.grip.press(self.spot_at(event.position()), event.globalPosition())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pull, or show that there is something to take."""
        self.grip.move(event.globalPosition())
        if not event.buttons():
            line = self.link_at(event.position()) >= 0
            spot = self.spot_at(event.position())
            shapes = Qt.CursorShape
            hand = shapes.OpenHandCursor if spot else shapes.ArrowCursor
            self.setCursor(shapes.PointingHandCursor if line else hand)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a pull, or tell what was clicked on."""
        if event.button() == Qt.MouseButton.LeftButton and not self.grip.release(event.globalPosition()):
            self.clicked.emit(self.link_at(event.position()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the connectors in view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("window"))
        for number in self.in_view():
            self._draw(painter, number)
        if len(self._pair) == len(Side):
            ends_here = [[self._pair[side]] for side in Side]
            self._join(painter, ends_here, _pen(self._theme.color("current"), 2.0))
        painter.end()

    def _draw(self, painter: QPainter, number: int) -> None:
        link, current = self._threads.links[number], number in (self._current, self._chosen)
        spans = [self._threads.spans(number, side) for side in Side]
        ink = self._theme.color("accent") if number == self._chosen else self._ink(link, current)
        pen = _pen(ink, 2.0 if current else 1.0)
        self._join(painter, spans, pen, solid=link.origin is not Origin.AUTOMATIC)

    def _join(
        self, painter: QPainter, spans: Sequence[Sequence[Span]], pen: QPen, *, solid: bool = False
    ) -> None:
        lefts, rights = (
            [self._stand(side, span) for span in row] for side, row in zip(Side, spans, strict=True)
        )
        painter.setPen(pen)
        for x, stands in ((1.5, lefts), (self.width() - 1.5, rights)):
            for top, bottom in stands:
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        draw = painter.drawPolyline if solid else painter.drawPoints
        painter.setPen(_pen(pen.color(), pen.widthF() + (0.2 if solid else 0.6)))
        for start in lefts:
            for end in rights:
                draw(_dots(self.width(), sum(start) / 2, sum(end) / 2))

    def _stand(self, side: Side, span: Span) -> tuple[float, float]:
        pane = self._panes[side]
        top, bottom = pane.paper.lines(span)
        return top - pane.top + 4.0, bottom - pane.top - 4.0

    def _meets(self, number: int, place: QPointF) -> bool:
        """Whether a line or bracket of a link is near enough to be meant."""
        stands = [[self._stand(side, span) for span in self._threads.spans(number, side)] for side in Side]
        for near, row in ((place.x(), stands[0]), (self.width() - place.x(), stands[1])):
            if near <= _EDGE and any(top <= place.y() <= bottom for top, bottom in row):
                return True
        ways = [(sum(start) / 2, sum(end) / 2) for start in stands[0] for end in stands[1]]
        return any(_distance(self.width(), way, place) <= _NEAR for way in ways)

    def _ink(self, link: Link, current: bool) -> QColor:
        if current:
            return self._theme.color("current")
        if link.moved:
            return self._theme.color("moved")
        ink = self._theme.color("muted")
        ink.setAlpha(150 if link.relation is LinkRelation.SAME else 220)
        return ink


def ends(link: Link, side: Side) -> tuple[int, ...]:
    """The sentences of a link on one side."""
    return link.left if side is Side.LEFT else link.right


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _distance(width: float, way: tuple[float, float], place: QPointF) -> float:
    """How far a place is from the curve between two heights."""
    reach, drop = width - 2 * _BRACKET, way[1] - way[0]
    share = min(1.0, max(0.0, (place.x() - _BRACKET) / reach))
    height = way[0] + drop * share * share * (3 - 2 * share)
    return abs(place.y() - height) / hypot(1.0, drop * 6 * share * (1 - share) / reach)


def _dots(width: float, start: float, end: float) -> QPolygonF:
    """Dots at even distances along a soft curve from one side to the other."""
    reach, drop = width - 2 * _BRACKET, end - start
    dots, share = QPolygonF(), 0.0
    while share <= 1.0:
        dots.append(QPointF(_BRACKET + reach * share, start + drop * share * share * (3 - 2 * share)))
        share += _DOT_EVERY / hypot(reach, drop * 6 * share * (1 - share))
    return dots
