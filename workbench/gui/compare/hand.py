"""Linking by hand in the pages: pull a line between two sentences, choose a link and take it away."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from workbench.core.model import Side, Span
from workbench.gui.compare import speech
from workbench.gui.compare.rubber import Rubber
from workbench.gui.compare.spread import Spread
from workbench.gui.compare.voice import announce
from workbench.gui.session import Session
from workbench.gui.session.spots import Spot
from workbench.gui.theme import Theme

PULL = "Pull to the sentence of the other article that belongs to this one; Esc lets go."
_EDGE = 28
_PACE = 40


class Hand(QObject):
    """Follows the mouse between the pages; what it makes is one stored action of the session."""

    def __init__(self, session: Session, spread: Spread, theme: Theme) -> None:
        super().__init__(spread)
        self._session, self._spread = session, spread
        self.rubber = Rubber(theme, spread)
        self.chosen = -1
        self.start: Spot | None = None
        self.target: Spot | None = None
        self._place = QPointF()
        self._made: tuple[tuple[int, ...], tuple[int, ...]] | None = None
        self._scroll = QTimer(self, interval=_PACE)
        self._scroll.timeout.connect(self._scroll_on)
        self._listen()

    # ---- a link that is there

    def choose(self, number: int) -> None:
        """Show both ends of a link and wait for Delete; -1 chooses none."""
        threads = self._spread.threads
        if number == self.chosen == -1:
            return
        self.chosen = number
        self._spread.gutter.choose(number)
        spans = {side: threads.spans(number, side) if number >= 0 else [] for side in Side}
        self._show(spans)
        if number >= 0:
            self._bring({side: found[0] for side, found in spans.items()})
            words = speech.linked(threads.links[number]).splitlines()[0]
            self._session.review.told.emit(f"{words}. Delete takes the link away.")
            announce(self._spread, words)

    def unlink(self) -> None:
        """Take the chosen link away."""
        if self.chosen >= 0:
            link = self._spread.threads.links[self.chosen]
            self.choose(-1)
            self._session.linking.unlink(link.left, link.right)

    # ---- a link that is made

    def begin(self, spot: Spot) -> None:
        """Pull from a sentence; there is none to pull from before the texts are compared."""
        if self._session.desk.comparison is None:
            return
        self.choose(-1)
        self.start = spot
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._scroll.start()
        self._session.review.told.emit(PULL)

    def pull(self, place: QPointF) -> None:
        """Follow the mouse, and show the sentence under it."""
        if self.start is None:
            return
        self._place = place
        self.target = self._under(self.start[0].other, place)
        spots = [spot for spot in (self.start, self.target) if spot]
        self._show({side: [self._span((side, number))] for side, number in spots})
        side = self.start[0]
        near = self._anchor(self.start)
        far = self._anchor(self.target) if self.target else QPointF(self._spread.mapFromGlobal(place))
        self.rubber.stretch(near, far, caught=self.target is not None)
        self._spread.gutter.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._spread.panes[side].viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def drop(self, place: QPointF) -> None:
        """Link what is pulled together, if a sentence was caught."""
        self.pull(place)
        start, target = self.start, self.target
        self.cancel()
        if start is not None and target is not None:
            numbers = dict((start, target))
            self._made = (numbers[Side.LEFT],), (numbers[Side.RIGHT],)
            self._session.linking.link(*self._made)

    def cancel(self) -> None:
        """Let go of everything."""
        if self.start is None:
            return
        self.start = self.target = None
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._scroll.stop()
        self.rubber.hide()
        self._show({})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Esc lets go, wherever the keyboard is."""
        pressed = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        return False

    # ---- inside

    def _listen(self) -> None:
        desk, focus = self._session.desk, self._session.focus
        grips = [self._spread.gutter.grip, *(pane.grip for pane in self._spread.panes.values())]
        for grip in grips:
            grip.began.connect(self.begin)
            grip.went.connect(self.pull)
            grip.ended.connect(self.drop)
        self._spread.gutter.clicked.connect(self.choose)
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._spread.keys.bind(key, self.unlink)
        self._spread.keys.bind(Qt.Key.Key_Escape, partial(self.choose, -1))
        for side, pane in self._spread.panes.items():
            pane.selected.connect(partial(self._moved, side))
        desk.comparison_changed.connect(self._renew)
        focus.divergence_changed.connect(self._look_elsewhere)

    def _renew(self) -> None:
        """Other links: nothing is held any more, and a link just made is shown."""
        self.cancel()
        self.chosen = -1
        self._show({})
        made, self._made = self._made, None
        links = enumerate(self._spread.threads.links)
        number = next((n for n, link in links if (link.left, link.right) == made), -1)
        if number >= 0:
            self.chosen = number
            self._spread.gutter.choose(number)
            self._show({side: self._spread.threads.spans(number, side) for side in Side})

    def _look_elsewhere(self) -> None:
        self.choose(-1)
        for pane in self._spread.panes.values():
            pane.set_placed(False)

    def _moved(self, side: Side, span: Span | None) -> None:
        """Where the reader stands now counts, not what was selected there before."""
        self.choose(-1)
        if span is None:
            self._session.linking.pick(side, ())

    def _under(self, side: Side, place: QPointF) -> Spot | None:
        """The sentence of a side under the mouse, in its page or at its edge of the gutter."""
        pane, gutter = self._spread.panes[side], self._spread.gutter
        inside = pane.viewport().mapFromGlobal(place)
        if pane.viewport().rect().contains(inside.toPoint()):
            found = self._spread.threads.sentence(side, pane.point_at(inside, between=False))
            return (side, found[0]) if found else None
        beside = gutter.mapFromGlobal(place)
        spot = gutter.spot_at(beside) if gutter.rect().contains(beside.toPoint()) else None
        return spot if spot and spot[0] is side else None

    def _span(self, spot: Spot) -> Span:
        return self._spread.threads.span(*spot)

    def _anchor(self, spot: Spot) -> QPointF:
        """Where a sentence meets the gutter."""
        gutter = self._spread.gutter
        y = gutter.middle(spot[0], self._span(spot))
        x = 2.0 if spot[0] is Side.LEFT else gutter.width() - 2.0
        return gutter.mapTo(self._spread, QPointF(x, min(max(y, 2.0), gutter.height() - 2.0)))

    def _show(self, spans: Mapping[Side, Sequence[Span]]) -> None:
        for side, pane in self._spread.panes.items():
            aims = tuple(spans.get(side, ()))
            if aims != pane.look.aims:
                pane.wear(pane.look.but(aims=aims))

    def _bring(self, spans: Mapping[Side, Span]) -> None:
        """Scroll only when an end of the link is out of sight."""
        panes = self._spread.panes
        seen = {side: panes[side].visible() for side in spans}
        if any(span.start < seen[side].start or span.end > seen[side].end for side, span in spans.items()):
            self._spread.go({side: float(span.start) for side, span in spans.items()})

    def _scroll_on(self) -> None:
        """Over the other page, near its upper or lower edge, that page goes on."""
        if self.start is None:
            return
        page = self._spread.panes[self.start[0].other].viewport()
        place = page.mapFromGlobal(self._place)
        way = min(0.0, place.y() - _EDGE) + max(0.0, place.y() - page.height() + _EDGE)
        if way and 0 <= place.x() < page.width():
            self._spread.nudge(self.start[0].other, round(way / 2))
            self.pull(self._place)
