"""The originals of articles, to be looked at: which have pages, and the passage that is in hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from workbench.core.model import Side, Span
from workbench.core.problem import Problem
from workbench.gui.jobs import Job, Jobs
from workbench.gui.session.desk import Desk
from workbench.gui.session.focus import Focus

if TYPE_CHECKING:
    from workbench.flow.rereading import Kept

_PAGE = "text/html"


class Originals(QObject):
    """Reads, draws and searches originals as jobs; nothing here changes anything."""

    def __init__(self, jobs: Jobs, desk: Desk, focus: Focus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._desk, self._focus = jobs, desk, focus

    def reason(self, guid: str) -> str:
        """Why the original of an article cannot be looked at; empty when it can be."""
        if self._desk.project is None or not guid:
            return "choose an article first"
        from workbench.flow import rereading

        try:
            how = rereading.how_read(self._desk.project, guid, self._version(guid))
        except Problem:
            return "the article is not there any more"
        has_pages = how.has_pages or how.media_type == _PAGE
        return "" if has_pages else "this kind of file has no pages"

    def kept(self, guid: str) -> "Kept | None":
        """An article's original with the text that is on the desk; what is wrong with it is said."""
        from workbench.flow import rereading

        try:
            return (
                rereading.kept(self._desk.project, guid, self._version(guid)) if self._desk.project else None
            )
        except Problem as problem:
            self._desk.failed.emit(problem)
            return None

    def passage(self, guid: str) -> Span | None:
        """The selected text of an article on the desk, else its side of the divergence in focus."""
        sides = [side for side in Side if side in self._desk.pair and self._desk.pair[side].guid == guid]
        selection, divergence = self._focus.selection, self._focus.current
        if selection is not None:
            return selection.span if selection.side in sides else None
        spans = [divergence.left if side is Side.LEFT else divergence.right for side in sides if divergence]
        return next((span for span in spans if span is not None), None)

    def count(self, kept: "Kept", done: Callable[[Any], object], failed: Callable[[Problem], object]) -> Job:
        """How many pages an original has."""
        from workbench.flow import originals

        return self._start("Opening the original", originals.pages, kept.content, done=done, failed=failed)

    def draw(
        self,
        kept: "Kept",
        page: int,
        width: int,
        done: Callable[[Any], object],
        failed: Callable[[Problem], object],
    ) -> Job:
        """A page, counted from 0, as a ``Picture`` of so many pixels across."""
        from workbench.flow import originals

        return self._start(
            "Drawing the page", originals.picture, kept.content, page, width, done=done, failed=failed
        )

    def find(
        self, kept: "Kept", span: Span, done: Callable[[Any], object], failed: Callable[[Problem], object]
    ) -> Job:
        """The pages and rectangles on which a passage of the text stands."""
        from workbench.flow import originals

        return self._start(
            "Finding the passage", originals.boxes, kept.content, kept.text, span, done=done, failed=failed
        )

    def read_whole(
        self, kept: "Kept", done: Callable[[Any], object], failed: Callable[[Problem], object]
    ) -> Job:
        """The visible text of a whole web page, with what the article is made of."""
        from workbench.flow import rereading

        return self._start("Reading the page", rereading.whole_page, kept, done=done, failed=failed)

    def _start(self, label: str, work: Callable[..., object], *args: object, **ends: Any) -> Job:
        return self._jobs.start(label, work, *args, **ends)

    def _version(self, guid: str) -> int:
        """The version on the desk; 0, the newest, for an article that is not there."""
        return next((each.version for each in self._desk.pair.values() if each.guid == guid), 0)
