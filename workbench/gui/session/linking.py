"""The links between the two articles on the desk, and the verbs that correct them."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from workbench.core.decisions import Conflict, Decision
from workbench.core.model import Comparison, Origin, Sentence, Side, Span
from workbench.core.problem import Problem
from workbench.flow import linking as link_flow
from workbench.flow import wordlists
from workbench.flow.projects import Project
from workbench.gui.session.desk import Desk, are_versions
from workbench.gui.session.focus import Focus
from workbench.gui.session.review import Review
from workbench.gui.session.spots import touched

Part = tuple[Sequence[int], Sequence[int]]
"""Sentences by their numbers in ``desk.comparison``, left and right; one side may be empty where said."""

_FIRST = "Lay two articles side by side first."
_SELECT = "Select sentences of both articles first, then link them."
_VERSIONS = "Two versions of one article: their links are worked out for reading, and not stored."
_KNOWN = "Nothing to change: it was decided so already."


class Linking(QObject):
    """Every verb is one stored action that undo takes back, told in the status bar by the review.

    After it, ``links_changed`` comes at once; ``desk.comparison_changed`` follows when the divergences
    of the corrected links are known, and until then the older comparison stays on the desk. Sentences
    are numbers in ``desk.comparison``. What could not be applied is in ``desk.comparison.conflicts``.
    """

    links_changed = Signal()
    picked_changed = Signal()

    def __init__(self, desk: Desk, focus: Focus, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._focus, self._review = desk, focus, review
        self.picked: dict[Side, tuple[int, ...]] = {}
        review.history_changed.connect(self._follow)
        focus.selection_changed.connect(self._pick_selection)
        focus.divergence_changed.connect(self._drop_picked)
        desk.pair_changed.connect(self._drop_picked)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided about the links of the pair, oldest first."""
        return self._desk.decisions

    # ---- verbs

    def link(self, left: Sequence[int], right: Sequence[int]) -> None:
        """Make exactly these sentences one link; they leave the links they were in."""
        self._decide(link_flow.link, left, right)

    def link_selected(self) -> None:
        """Link what is picked on both sides, by ``pick`` or by selecting text on one page after the other."""
        left, right = self.picked.get(Side.LEFT, ()), self.picked.get(Side.RIGHT, ())
        if left and right:
            self.link(left, right)
            self._drop_picked()
        else:
            self._review.told.emit(_SELECT)

    def unlink(self, left: Sequence[int], right: Sequence[int], *, for_good: bool = False) -> None:
        """Keep these left sentences apart from these right ones: a whole link, or one sentence of it.

        ``for_good`` says that none of them has a partner at all.
        """
        self._decide(link_flow.dismiss if for_good else link_flow.unlink, left, right)

    def split(self, parts: Sequence[Part]) -> None:
        """Make several links out of one; a part with an empty side stands alone from now on."""
        self._arrange(link_flow.split, parts)

    def move(self, parts: Sequence[Part]) -> None:
        """Arrange the sentences of several links anew, in one action; ``parts`` are what they become."""
        self._arrange(link_flow.move, parts)

    def merge(self, parts: Sequence[Part]) -> None:
        """Make one link out of several, or out of links and unmatched sentences (one side empty)."""
        self._arrange(link_flow.merge, parts)

    def confirm(self, left: Sequence[int], right: Sequence[int]) -> None:
        """Say that a link is right as it is."""
        self._decide(link_flow.confirm, left, right)

    def confirm_all(self, parts: Sequence[Part]) -> None:
        """Confirm these links in one action."""
        self._arrange(link_flow.confirm_all, parts)

    def confirm_all_above(self, link: int) -> None:
        """Confirm link number ``link`` of the comparison and every automatic one above it, in one action."""
        comparison = self._desk.comparison
        links = comparison.links[: link + 1] if comparison else ()
        self.confirm_all([(each.left, each.right) for each in links if each.origin is Origin.AUTOMATIC])

    def forget(self, left: Sequence[int], right: Sequence[int]) -> None:
        """Take back all that was decided about any of these sentences; one side may be empty."""
        self._decide(link_flow.forget, left, right)

    def drop(self, conflict: Conflict) -> None:
        """Take back the decisions of a conflict, so that the program decides again."""
        self._do(lambda project: link_flow.drop(project, [each.guid for each in conflict.decisions]))

    def pick(self, side: Side, sentences: Iterable[int]) -> None:
        """Pick sentences of one side for ``link_selected``; the other side's stay picked."""
        picked = {**self.picked, side: tuple(sorted(set(sentences)))}
        if picked != self.picked:
            self.picked = picked
            self.picked_changed.emit()

    # ---- inside

    def _decide(self, verb: Callable[..., str], left: Sequence[int], right: Sequence[int]) -> None:
        comparison, pair = self._desk.comparison, self._desk.pair
        if comparison is None:
            self._review.told.emit(_FIRST)
            return
        here, there = _spans(comparison.left, left), _spans(comparison.right, right)
        guids = pair[Side.LEFT].guid, pair[Side.RIGHT].guid
        self._do(lambda project: verb(project, guids[0], here, guids[1], there))

    def _arrange(self, verb: Callable[..., str], parts: Sequence[Part]) -> None:
        comparison, pair = self._desk.comparison, self._desk.pair
        if comparison is None:
            self._review.told.emit(_FIRST)
            return
        spans = _parts(comparison, parts)
        self._do(lambda project: verb(project, pair[Side.LEFT].guid, pair[Side.RIGHT].guid, spans))

    def _do(self, verb: Callable[[Project], str]) -> None:
        if are_versions(self._desk.pair):
            self._review.told.emit(_VERSIONS)
            return
        if self._desk.project is None:
            return
        try:
            label = verb(self._desk.project)
        except Problem as problem:
            self._review.failed.emit(problem)
            return
        self._review.history_changed.emit()
        self._review.told.emit(f"{label}. Undo takes it back." if label else _KNOWN)

    def _follow(self) -> None:
        """Take up what was decided, undone or done again."""
        project = self._desk.project
        try:
            lists = wordlists.for_comparing(project) if project is not None and self._desk.pair else ()
        except Problem as problem:
            self._review.failed.emit(problem)
            lists = self._desk.lists
        if lists != self._desk.lists:
            self._desk.lists = lists
            self._desk.compare_again()
        if self._desk.refresh_links():
            self.links_changed.emit()

    def _pick_selection(self) -> None:
        selection, comparison = self._focus.selection, self._desk.comparison
        if selection is not None and comparison is not None:
            self.pick(selection.side, touched(comparison.sentences(selection.side), [selection.span]))

    def _drop_picked(self) -> None:
        if self.picked:
            self.picked = {}
            self.picked_changed.emit()


def _spans(sentences: Sequence[Sentence], numbers: Iterable[int]) -> list[Span]:
    return [sentences[number].span for number in numbers]


def _parts(comparison: Comparison, parts: Iterable[Part]) -> list[link_flow.Part]:
    return [(_spans(comparison.left, left), _spans(comparison.right, right)) for left, right in parts]
