"""Reading an article once more from the bytes that were kept of it, in another encoding or extent."""

from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.draft import Draft
from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow.projects import Project
from workbench.store import articles as stored
from workbench.store import originals
from workbench.store.originals import HowRead

if TYPE_CHECKING:
    from workbench.formats.importers import Options as Options

__all__ = [
    "HowRead",
    "Kept",
    "Trial",
    "WholePage",
    "how_read",
    "kept",
    "options",
    "read_again",
    "reader",
    "try_again",
    "whole_page",
]

_PAGE = "text/html"


@dataclass(frozen=True, slots=True)
class Kept:
    """An article's original with how it was read and its present text; can be sent to a worker."""

    how: HowRead
    content: bytes
    text: str

    @property
    def has_encoding(self) -> bool:
        """Whether another encoding can be chosen: the original is text that came as bytes."""
        return self.how.media_type.startswith("text/") and bool(self.how.file_name)

    @property
    def has_extent(self) -> bool:
        """Whether the whole page can be chosen, or the article on it only."""
        return self.how.media_type == _PAGE

    @property
    def options(self) -> "Options":
        """How it was read, as choices."""
        return options(self.how.encoding if self.has_encoding else "", self.how.is_whole and self.has_extent)


@dataclass(frozen=True, slots=True)
class Trial:
    """A draft read again: of its ``words`` and those of the text now, how many only one of them has."""

    draft: Draft
    words: int
    gone: int
    new: int


@dataclass(frozen=True, slots=True)
class WholePage:
    """The visible text of a page, and the stretches of it that the article is made of."""

    text: str
    taken: tuple[Span, ...]

    def place(self, passage: str) -> Span | None:
        """Where a passage of the article stands on the page; None where it is not found as it is."""
        found = (self.text.find(passage, span.start, span.end) for span in self.taken)
        start = next((at for at in found if at >= 0), self.text.find(passage)) if passage else -1
        return Span(start, start + len(passage)) if start >= 0 else None


def how_read(project: Project, guid: str, version: int = 0) -> HowRead:
    """How one version of an article was read; 0 is the newest."""
    return originals.how_read(project, guid, version)


def kept(project: Project, guid: str, version: int = 0) -> Kept:
    """What is needed to read one version of an article again."""
    how = originals.how_read(project, guid, version)
    return Kept(how, originals.content(project, how.sha256), stored.article(project, guid, version).text)


def options(encoding: str, whole: bool) -> "Options":
    """What a person chooses about the reading: an encoding (empty: told by the bytes), and the whole page."""
    from workbench.formats.importers import Options as Options

    return Options(encoding, whole)


def read_again(kept: Kept, chosen: "Options", ticket: Ticket | None = None) -> Draft:
    """The article read once more from its original bytes; a picklable job."""
    from workbench.formats.importers import Confinement, Source, read_articles

    source = Source(_path(kept.how), chosen, kept.content)
    found: list[Draft] = []
    failed: list[Problem] = []
    with Confinement() as confinement:
        for each in read_articles(source, confinement, ticket):
            if isinstance(each, Problem):
                failed.append(each)
            elif each.place in ("", kept.how.place):
                return _as_before(each, kept.how)
            else:
                found.append(each)
    if len(found) == 1:  # what was kept is this one article, which stood elsewhere in its file
        return _as_before(found[0], kept.how)
    raise (
        failed[0]
        if failed
        else Problem("The article is not found in its original any more. Nothing was changed.")
    )


def try_again(kept: Kept, chosen: "Options", ticket: Ticket | None = None) -> Trial:
    """The article read again, beside how much that would change; a picklable job."""
    draft = read_again(kept, chosen, ticket)
    before, after = (Counter(text.split()) for text in (kept.text, draft.text))
    return Trial(draft, after.total(), (before - after).total(), (after - before).total())


def whole_page(kept: Kept, ticket: Ticket | None = None) -> WholePage:
    """All the visible text of a web page, with what was taken of it; a picklable job."""
    text = read_again(kept, options(kept.options.encoding, whole=True), ticket).text
    lines, taken = text.split("\n"), kept.text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    alike = SequenceMatcher(None, lines, taken, autojunk=False).get_matching_blocks()
    spans = [Span(starts[at], starts[at + size] - 1) for at, _, size in alike if size]
    return WholePage(text, tuple(span for span in spans if span.of(text).strip()))


def reader(how: HowRead) -> str:
    """What read it, in words: the importer with its version and its library."""
    from workbench.formats import importers

    label = next((each.label for each in importers.IMPORTERS if each.name == how.importer), how.importer)
    if not how.file_name and how.media_type == "text/plain":
        label = "Pasted text"
    return f"{label}, version {how.importer_version}" if how.importer_version else label


def _as_before(draft: Draft, how: HowRead) -> Draft:
    return replace(draft, file_name=how.file_name, place=how.place, importer=how.importer)


def _path(how: HowRead) -> Path:
    """A name under which the importer of this original is found: a page of an archive is read as a page."""
    from workbench.formats import importers

    named = Path(how.file_name or "pasted")
    wanted = "html" if how.media_type == _PAGE else how.importer
    for importer in importers.IMPORTERS:
        if importer.name == wanted:
            known = named.suffix.lower() in importer.suffixes
            return named if known else named.with_name(named.name + importer.suffixes[0])
    return named
