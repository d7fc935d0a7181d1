"""The facts, tags and memos of the project as the window knows them, kept up with the log."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.core.factbook import Cited, FactLine, FactLink
from workbench.core.model import Evidence, Fact, Tag
from workbench.core.problem import Problem
from workbench.flow import factbook
from workbench.flow import facts as fact_flow
from workbench.flow import tags as tag_flow
from workbench.flow.factbook import Touched
from workbench.gui.session.desk import Desk

MANY = 400
NOTHING = Touched(0)
_TAGGING = frozenset({"tag", "fact_tag"})


class Ledger(QObject):
    """Lines are read once; after an action only what its rows of the log name is read again.

    ``lines_changed`` carries the guids of the facts that are other, new or gone, or None for all.
    """

    lines_changed = Signal(object)
    tags_changed = Signal()
    noted_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.articles_changed.connect(self._take_counts)
        self._last = 0
        self._facts: dict[str, Fact] = {}
        self._links: dict[str, tuple[FactLink, ...]] = {}
        self.lines: dict[str, FactLine] = {}
        self.tags: Mapping[str, Tag] = {}
        self.quoted: dict[str, int] = {}
        """How many facts quote an article, where that is other than its card says."""
        self.noted: frozenset[str] = frozenset()
        self.here: tuple[Fact, ...] = ()
        """The facts quoted in the articles on the desk, with that evidence only."""

    def fact(self, guid: str) -> Fact | None:
        """One fact with all its evidence, read when it is asked for."""
        if guid not in self.lines or self._desk.project is None:
            return None
        if guid not in self._facts:
            try:
                self._facts[guid] = fact_flow.fact(self._desk.project, guid)
            except Problem:  # gone, and about to be struck off
                return None
        return self._facts[guid]

    def links(self, guid: str) -> tuple[FactLink, ...]:
        """The links of one fact to others."""
        if guid not in self._links and self._desk.project is not None:
            self._links[guid] = factbook.links_of(self._desk.project, guid)
        return self._links.get(guid, ())

    def paths(self, line: FactLine) -> tuple[str, ...]:
        """The tags of a fact as paths, in alphabetical order."""
        known = (self.tags[guid].path for guid in line.tags if guid in self.tags)
        return tuple(sorted(known, key=str.casefold))

    def read(self) -> None:
        """Read everything, of another project or of none."""
        project = self._desk.project
        self._last = factbook.last_change(project) if project else 0
        self._read_lines()
        self._read_tags()
        self.noted = factbook.noted(project) if project else frozenset()
        self.look_around()
        self.lines_changed.emit(None)
        self.tags_changed.emit()
        self.noted_changed.emit()

    def catch_up(self) -> Touched:
        """Read again what the log says was changed since the last time; says what that was."""
        project = self._desk.project
        touched = factbook.touched(project, self._last) if project else NOTHING
        if project is None or not touched.tables:
            return NOTHING
        self._last = touched.last
        self._strike(touched.facts)
        if touched.articles:
            self._count(touched.articles)
        if touched.facts or touched.articles:
            self.look_around()
        if touched.tables & _TAGGING:
            self._read_tags()
        if "memo" in touched.tables:
            self.noted = factbook.noted(project)
        self._tell(touched)
        return touched

    def look_around(self) -> None:
        """Read the evidence in the articles on the desk."""
        project, found = self._desk.project, dict[str, list[Cited]]()
        for guid in {article.guid: None for article in self._desk.pair.values()}:
            for cited in factbook.cited_in(project, guid) if project else ():
                found.setdefault(cited.fact, []).append(cited)
        self.here = tuple(_abridged(cited) for cited in found.values())

    # ---- inside

    def _strike(self, guids: Collection[str]) -> None:
        """Read the lines of these facts again; those that are gone lose theirs."""
        if len(guids) > MANY:
            self._read_lines()
            return
        if not guids or self._desk.project is None:
            return
        fresh = {line.guid: line for line in factbook.lines(self._desk.project, guids)}
        added = fresh.keys() - self.lines.keys()
        self.lines.update(fresh)
        for guid in guids:
            self._facts.pop(guid, None)
            if guid not in fresh:
                self.lines.pop(guid, None)
        self._links.clear()
        if added:  # a fact that comes back stands among its neighbours again
            ordered = sorted(self.lines.values(), key=lambda line: line.number)
            self.lines = {line.guid: line for line in ordered}

    def _take_counts(self) -> None:
        self.quoted.clear()  # the cards were read again, and have their counts

    def _count(self, guids: Collection[str]) -> None:
        counted = factbook.quoted(self._desk.project, guids) if self._desk.project else {}
        for guid in guids:
            self.quoted[guid] = counted.get(guid, 0)

    def _read_lines(self) -> None:
        project = self._desk.project
        self.lines = {line.guid: line for line in factbook.lines(project)} if project else {}
        self._facts.clear()
        self._links.clear()

    def _read_tags(self) -> None:
        project = self._desk.project
        before = {guid: tag.path for guid, tag in self.tags.items()}
        self.tags = {tag.guid: tag for tag in tag_flow.tags(project)} if project else {}
        if before != {guid: tag.path for guid, tag in self.tags.items()}:
            self._facts.clear()  # they hold paths

    def _tell(self, touched: Touched) -> None:
        if touched.facts:
            self.lines_changed.emit(touched.facts if len(touched.facts) <= MANY else None)
        if touched.tables & _TAGGING:
            self.tags_changed.emit()
        if "memo" in touched.tables:
            self.noted_changed.emit()


def _abridged(cited: list[Cited]) -> Fact:
    first, evidence = cited[0], list[Evidence]()
    evidence.extend(each.evidence for each in cited)
    return replace(Fact(first.fact, first.number, first.statement), evidence=tuple(evidence))
