"""What the similarity map shows: which articles, in which order, and what is known of each pair."""

from collections.abc import Mapping, Sequence
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Article, Side
from workbench.core.problem import Problem
from workbench.flow import articles as article_flow
from workbench.flow import wordlists
from workbench.flow.library import ArticleCard
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.catalog import Catalog
from workbench.gui.session.desk import Desk, are_versions

if TYPE_CHECKING:
    from workbench.flow.mapping import Shared

MOST = 120
PAIR = 2
Text = tuple[str, int]


class Atlas(QObject):
    """The selected articles, else the listed ones, those of one group side by side.

    ``shown`` says that somebody asked for the map, ``laid`` that other articles are shown, ``charted`` that
    more is known of a pair.
    """

    shown = Signal()
    laid = Signal()
    charted = Signal()
    failed = Signal(Problem)

    def __init__(self, jobs: Jobs, desk: Desk, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._desk, self._catalog = jobs, desk, catalog
        self._job: Job | None = None
        self._asked: tuple[int, ...] = ()
        self._known: dict[frozenset[Text], Shared] = {}
        self.likely: Mapping[tuple[int, int], float] = {}
        """The share that a search for near-duplicates found, by the places of a pair, smaller first."""
        self.charted_pairs: dict[tuple[int, int], Shared] = {}
        """What a comparison found, by the places of a pair, smaller first."""
        self._places: dict[Text, int] = {}
        self.articles: tuple[ArticleCard, ...] = ()
        self.left_out = 0
        """How many more are selected or listed than are shown."""
        self.groups: tuple[int, ...] = ()
        """The group of each article, 0 for none."""
        catalog.chosen.connect(self._let_go)
        desk.project_changed.connect(self._begin)
        desk.comparison_changed.connect(self._take_up)

    @property
    def is_busy(self) -> bool:
        """Whether pairs are being compared."""
        return self._job is not None and not self._job.over

    def show(self, keys: Sequence[int]) -> None:
        """Show these articles, until others are selected."""
        self._asked = tuple(keys)
        self.shown.emit()
        self.lay()

    def lay(self) -> None:
        """Show what is selected in the library, else what is listed there."""
        self.articles = self._catalog.cards(self._wanted())
        measure = self._catalog.measure
        sizes = {card.key: getattr(card, f"{measure}_size") if measure else 1 for card in self.articles}
        self.groups = tuple(
            getattr(card, measure) if measure and sizes[card.key] > 1 else 0 for card in self.articles
        )
        self.likely = self._measured()
        self._places = {(card.guid, card.version): place for place, card in enumerate(self.articles)}
        self.charted_pairs = {}
        for pair, figures in self._known.items():
            self._chart(pair, figures)
        self.laid.emit()

    def figures(self, one: int, other: int) -> "Shared | None":
        """What a comparison of two of the articles found, None where they were not compared."""
        return self.charted_pairs.get((min(one, other), max(one, other)))

    def likeness(self, one: int, other: int) -> float | None:
        """The share that a search for near-duplicates found, None where it says nothing."""
        return self.likely.get((min(one, other), max(one, other)))

    def missing(self) -> list[tuple[int, int]]:
        """The pairs that were not compared yet."""
        places = range(len(self.articles))
        return [pair for pair in combinations(places, 2) if pair not in self.charted_pairs]

    def compare(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Compare pairs, as a job; what is known shows as it comes."""
        from workbench.flow import mapping

        project = self._desk.project
        if project is None or self.is_busy or not pairs:
            return
        try:
            texts = [article_flow.article(project, card.guid) for card in self.articles]
            lists = wordlists.for_comparing(project)
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._job = None
        self._job = job = self._jobs.start(
            "Comparing all pairs",
            mapping.compare_pairs,
            texts,
            tuple(pairs),
            lists,
            done=lambda count: self.charted.emit(),
            failed=self.failed.emit,
            took=lambda lot: self._take(texts, lot),
        )
        job.finished.connect(self.charted)
        self.charted.emit()

    def stop(self) -> None:
        """Compare no further; what is known stays."""
        if self._job is not None:
            self._job.cancel()

    def open(self, one: int, other: int) -> None:
        """Lay two of the articles side by side."""
        if one != other:
            self._desk.choose(self.articles[one].guid, self.articles[other].guid)

    # ---- inside

    def _wanted(self) -> list[int]:
        """The numbers of the articles to be shown, those of one group together."""
        arrangement, meant = self._catalog.arrangement, self._asked or self._catalog.selected
        chosen = set(meant)
        grouped = (key for section in arrangement.sections for key in section.keys)
        if len(chosen) < 2:
            self.left_out = max(0, arrangement.total - MOST)
            return list(islice(chain(grouped, arrangement.alone), MOST))
        self.left_out = max(0, len(chosen) - MOST)
        ordered = list(islice((key for key in grouped if key in chosen), MOST))
        rest = (key for key in meant if key not in ordered)
        return [*ordered, *islice(rest, MOST - len(ordered))]

    def _measured(self) -> dict[tuple[int, int], float]:
        project, guids = self._desk.project, [card.guid for card in self.articles]
        if project is None or not guids:
            return {}
        from workbench.flow import neighbours

        table = neighbours.likenesses(project, guids, "near")
        places = range(len(guids))
        found = {(i, j): (table[i][j], table[j][i]) for i, j in combinations(places, 2)}
        return {
            pair: max(share for share in shares if share is not None)
            for pair, shares in found.items()
            if any(share is not None for share in shares)
        }

    def _chart(self, pair: frozenset[Text], figures: "Shared") -> None:
        """Put what is known of two texts where they stand, if both do."""
        places = sorted(place for text in pair if (place := self._places.get(text)) is not None)
        if len(places) == PAIR:
            self.charted_pairs[places[0], places[1]] = figures

    def _take(self, texts: Sequence[Article], lot: "Sequence[tuple[int, int, Shared]]") -> None:
        for one, other, figures in lot:
            pair = frozenset((texts[place].guid, texts[place].version) for place in (one, other))
            self._known[pair] = figures
            self._chart(pair, figures)
        if self._job is not None:
            self._job.go_on()
        self.charted.emit()

    def _take_up(self) -> None:
        """What was compared on the desk needs not be compared again."""
        pair, found = self._desk.pair, self._desk.comparison
        if found is not None and not are_versions(pair):
            from workbench.flow import mapping

            told = frozenset((pair[side].guid, pair[side].version) for side in Side)
            self._known[told] = figures = mapping.shared(found)
            self._chart(told, figures)
            self.charted.emit()

    def _let_go(self) -> None:
        self._asked = ()

    def _begin(self) -> None:
        self.stop()
        self._asked = ()
        self._known.clear()
        self.articles, self.groups, self.likely, self.left_out = (), (), {}, 0
        self.charted_pairs = {}
        self._places = {}
        self.laid.emit()
