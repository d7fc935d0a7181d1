"""The library as it is listed now: narrowed, ordered, grouped, and read only as far as it is looked at."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.core.problem import Problem
from workbench.flow import arranging, library
from workbench.flow.arranging import Arrangement, GroupCard
from workbench.flow.library import ArticleCard, Facets, Query
from workbench.flow.searching import Snippet
from workbench.gui.session.aside import Aside
from workbench.gui.session.desk import Desk
from workbench.gui.session.review import Review

AT_ONCE = 3_000
NARROWING = ("words", "outlet", "since", "until", "near", "story", "review")


class Catalog(QObject):
    """One list for every view: ``listed`` says that it is another, ``asked`` that another is on its way."""

    listed = Signal()
    asked = Signal()
    chosen = Signal()
    cleared = Signal()
    failed = Signal(Problem)

    def __init__(self, desk: Desk, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._aside = Aside(self)
        self._groups: dict[int, GroupCard] = {}
        self._excerpts: dict[int, Snippet | None] = {}
        self.query, self.measure = Query(), "near"
        self.arrangement = Arrangement()
        self.selected: tuple[int, ...] = ()
        self._aside.failed.connect(self.failed)
        desk.project_changed.connect(self._begin)
        desk.articles_changed.connect(self.refresh)
        review.history_changed.connect(self._keep_up)

    # ---- asking

    def ask(self, **changes: Any) -> None:
        """Narrow or order the list in another way: the fields of a query."""
        query = replace(self.query, **changes)
        if query != self.query:
            self.query = query
            self.refresh()

    def group_by(self, measure: str) -> None:
        """Group by ``near`` or ``story``, or not at all."""
        if measure != self.measure:
            self.measure = measure
            self.refresh()

    def clear(self) -> None:
        """List everything again, in the present order."""
        self.cleared.emit()
        self.ask(**{name: getattr(Query(), name) for name in NARROWING})

    @property
    def is_narrowed(self) -> bool:
        """Whether the list may leave something out."""
        return any(getattr(self.query, name) != getattr(Query(), name) for name in NARROWING)

    def refresh(self) -> None:
        """Make the list anew; what is listed stays until the new one is there."""
        project = self._desk.project
        self._groups.clear()
        self._excerpts.clear()
        if project is None:
            self._take(Arrangement())
            return
        self.asked.emit()
        work = partial(arranging.arrange, query=self.query, measure=self.measure)
        self._aside.ask("list", project, work, self._take, self._is_small)

    # ---- looking

    def card(self, key: int) -> ArticleCard | None:
        """A card that was read already."""
        return self._desk.cards.known(key)

    def key_of(self, guid: str) -> int:
        """The number of an article, 0 when it is not there."""
        card = self._desk.card(guid)
        return card.key if card else 0

    def cards(self, keys: Sequence[int]) -> tuple[ArticleCard, ...]:
        """The cards of a page of articles."""
        return self._desk.cards.page(keys)

    def groups(self, keys: Iterable[int]) -> dict[int, GroupCard]:
        """What is said of a page of groups."""
        keys, project = list(keys), self._desk.project
        missing = [key for key in keys if key not in self._groups]
        if missing and project is not None and self.measure:
            read = arranging.group_cards(project, self.measure, missing)
            self._groups.update((group.key, group) for group in read)
        return {key: self._groups[key] for key in keys if key in self._groups}

    def excerpts(self, keys: Sequence[int]) -> dict[int, Snippet]:
        """Where the words of the query stand in a page of articles."""
        project, words = self._desk.project, self.query.words
        missing = [key for key in keys if key not in self._excerpts]
        if missing and project is not None and words.strip():
            self._excerpts |= dict.fromkeys(missing) | arranging.excerpts(project, missing, words)
        return {key: found for key in keys if (found := self._excerpts.get(key)) is not None}

    def titled(self, beginning: str) -> frozenset[int]:
        """The articles whose title begins so."""
        return arranging.titled(self._desk.project, beginning) if self._desk.project else frozenset()

    def guids(self, keys: Sequence[int]) -> tuple[str, ...]:
        """The guids of any number of articles."""
        return arranging.guids(self._desk.project, keys) if self._desk.project else ()

    def common(self, keys: Sequence[int], fields: Sequence[str]) -> dict[str, str | None]:
        """What articles all say in each field; None where they differ."""
        return dict(arranging.common(self._desk.project, keys, fields)) if self._desk.project else {}

    def look_around(self, done: Callable[[Facets], object]) -> None:
        """Tell ``done`` what the list can be narrowed by, at once or a little later."""
        if self._desk.project is not None:
            self._aside.ask("facets", self._desk.project, library.facets, done, self._is_small)

    def choose(self, keys: Sequence[int]) -> None:
        """Say which articles are selected in the list."""
        if tuple(keys) != self.selected:
            self.selected = tuple(keys)
            self.chosen.emit()

    # ---- inside

    @property
    def _is_small(self) -> bool:
        return self._desk.count <= AT_ONCE

    def _begin(self) -> None:
        self._aside.give_up()
        self.query = Query(order=self.query.order, descending=self.query.descending)
        self.selected = ()

    def _keep_up(self) -> None:
        """What was read or quoted since may belong in another list."""
        if self.query.review:
            self.refresh()

    def _take(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self.listed.emit()
