"""Where the reviewer was in each project, kept while working and taken up again at the next opening."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbench.core.model import Side
from workbench.gui.session.filtering import taken
from workbench.gui.settings import Place

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow

_SOON = 1500


class Places(QObject):
    """The pair, the divergence, the fact and how far down each page was read."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._wanted: Place | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.keep)
        session = window.session
        session.desk.comparison_changed.connect(self._arrive)
        session.desk.pair_changed.connect(self._soon.start)
        session.focus.divergence_changed.connect(self._soon.start)
        session.focus.fact_changed.connect(self._soon.start)
        session.focus.filter_changed.connect(self._soon.start)

    def keep(self) -> None:
        """Write down where the reviewer is now."""
        desk, focus = self._window.session.desk, self._window.session.focus
        if desk.project is None or self._wanted is not None:
            return
        pair = {side: article.guid for side, article in desk.pair.items()}
        sides = pair.get(Side.LEFT, ""), pair.get(Side.RIGHT, "")
        panes, table = self._window.pages.spread.panes, self._window.rows.table
        carets = {str(side): pane.caret.point for side, pane in panes.items()}
        row = table.currentIndex().row()
        filters = {**focus.filter.kept(), "severest_first": focus.severest_first}
        place = Place(*sides, focus.divergence, focus.fact, self._scroll(), carets, row, filters)
        self._window.settings.set_place(desk.project.path, place)

    def take_up(self, place: Place) -> None:
        """Lay the pair of ``place`` on the desk; the rest follows when the comparison is there."""
        session = self._window.session
        session.focus.use_filter(taken(place.filters))
        session.focus.order_by_severity(place.filters.get("severest_first") is True)
        fact = session.review.fact(place.fact)
        if fact is not None:
            session.focus.select_fact(fact.guid, fact.evidence[-1].guid if fact.evidence else "")
        known = all(session.desk.card(guid) for guid in (place.left, place.right))
        if known and place.left != place.right:
            self._wanted = place
            session.desk.choose(place.left, place.right)
            self._scroll_to(place)

    def _arrive(self) -> None:
        place, desk = self._wanted, self._window.session.desk
        if place is None or desk.comparison is None:
            return
        self._wanted = None
        if {article.guid for article in desk.pair.values()} == {place.left, place.right}:
            self._window.session.focus.select_divergence(place.divergence)
            self._stand(place)
            self._scroll_to(place)

    def _stand(self, place: Place) -> None:
        for side, pane in self._window.pages.spread.panes.items():
            point = place.carets.get(str(side))
            if isinstance(point, int):
                pane.stand(point)
        self._window.rows.choice.go(place.row)

    def _scroll(self) -> dict[str, int]:
        panes = self._window.pages.spread.panes
        return {str(side): int(pane.paper.offset_at(pane.top)) for side, pane in panes.items()}

    def _scroll_to(self, place: Place) -> None:
        offsets = {side: place.scroll.get(str(side), 0) for side in Side}
        self._window.pages.spread.open_at({s: float(o) for s, o in offsets.items() if isinstance(o, int)})
