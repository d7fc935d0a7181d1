"""What is said about things beside their evidence: memos, and how facts stand to one another."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from workbench.core.factbook import FactLine, LinkKind, Memo, MemoTarget
from workbench.core.model import Side, Span
from workbench.flow import factbook, searching
from workbench.flow.searching import Found
from workbench.gui.session import overlaps
from workbench.gui.session.desk import Desk
from workbench.gui.session.focus import Focus
from workbench.gui.session.ledger import Ledger
from workbench.gui.session.review import Review

NOTHING = Found()
FEW = 20


class Remarks(QObject):
    """Memos, links between facts, what lies over one another, and the search that finds all of it."""

    def __init__(
        self, desk: Desk, focus: Focus, ledger: Ledger, review: Review, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._focus, self._ledger, self._review = desk, focus, ledger, review

    def memos(self, guid: str) -> tuple[Memo, ...]:
        """Every reviewer's memo on one thing, oldest first."""
        return factbook.memos_on(self._desk.project, guid) if self._desk.project else ()

    def project_guid(self) -> str:
        """What a memo on the project itself is written on."""
        return factbook.project_guid(self._desk.project) if self._desk.project else ""

    def write(self, target: MemoTarget, guid: str, body: str) -> None:
        """Make ``body`` one's own memo on a thing; an empty one takes it away."""
        self._review.do(lambda project: factbook.write_memo(project, target, guid, body))

    def link(self, guid: str, kind: LinkKind, other: str) -> None:
        """Say how one fact stands to another."""
        self._review.do(lambda project: factbook.link_facts(project, guid, kind, other))

    def unlink(self, link_guid: str) -> None:
        """Take one link between facts away."""
        self._review.do(lambda project: factbook.unlink_facts(project, link_guid))

    def cycle(self, side: Side, span: Span) -> None:
        """Go to the next of the quotes that lie over a stretch of text, round and round."""
        found = overlaps.lying_at(self._ledger.here, self._desk.pair[side], span)
        following = overlaps.after(found, self._focus.evidence)
        if following is None:
            self._review.told.emit("Nothing is quoted here.")
            return
        fact, piece = following
        self._focus.select_fact(fact.guid, piece.guid)
        place = [each.guid for _, each in found].index(piece.guid) + 1
        self._review.told.emit(f"Quote {place} of {len(found)} here: {fact.name} {fact.statement}")

    def search(self, words: str) -> Found:
        """Facts and articles that have all the words."""
        return searching.search(self._desk.project, words) if self._desk.project else NOTHING

    def admitted(self, lines: Iterable[FactLine], words: str) -> frozenset[str]:
        """The guids of those facts that have every word somewhere, in their quotes too."""
        project = self._desk.project
        asked = words.casefold().split()
        said = {line.guid: self._said(line) for line in lines}
        found = frozenset(said)
        few = len(said) <= FEW
        if few:
            said = {guid: f"{text} {self._quotes(guid)}" for guid, text in said.items()}
        for word in asked:
            quoting = searching.quoting(project, word) if project and not few else frozenset()
            found &= {guid for guid, text in said.items() if word in text} | quoting
        return found

    def _quotes(self, guid: str) -> str:
        fact = self._ledger.fact(guid)
        return " ".join(piece.exact for piece in fact.evidence).casefold() if fact else ""

    def _said(self, line: FactLine) -> str:
        parts = (line.name, line.statement, line.status.replace("_", " "), line.claimant, line.context)
        return " ".join((*parts, *self._ledger.paths(line))).casefold()
