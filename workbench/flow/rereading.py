"""Reading an article once more from the bytes that were kept of it, in another encoding or extent."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow.projects import Project
from workbench.formats import importers
from workbench.formats.importers import Confinement, Options, Source
from workbench.store import articles as stored
from workbench.store import originals
from workbench.store.originals import HowRead

__all__ = ["HowRead", "Kept", "Options", "Trial", "how_read", "kept", "read_again", "reader", "try_again"]

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
    def options(self) -> Options:
        """How it was read, as choices."""
        return Options(self.how.encoding if self.has_encoding else "", self.how.is_whole and self.has_extent)


@dataclass(frozen=True, slots=True)
class Trial:
    """A draft read again: of its ``words`` and those of the text now, how many only one of them has."""

    draft: Draft
    words: int
    gone: int
    new: int


def how_read(project: Project, guid: str, version: int = 0) -> HowRead:
    """How one version of an article was read; 0 is the newest."""
    return originals.how_read(project, guid, version)


def kept(project: Project, guid: str, version: int = 0) -> Kept:
    """What is needed to read one version of an article again."""
    how = originals.how_read(project, guid, version)
    return Kept(how, originals.content(project, how.sha256), stored.article(project, guid, version).text)


def read_again(kept: Kept, options: Options, ticket: Ticket | None = None) -> Draft:
    """The article read once more from its original bytes; a picklable job."""
    source = Source(_path(kept.how), options, kept.content)
    found: list[Draft] = []
    failed: list[Problem] = []
    with Confinement() as confinement:
        for each in importers.read_articles(source, confinement, ticket):
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


def try_again(kept: Kept, options: Options, ticket: Ticket | None = None) -> Trial:
    """The article read again, beside how much that would change; a picklable job."""
    draft = read_again(kept, options, ticket)
    before, after = (Counter(text.split()) for text in (kept.text, draft.text))
    return Trial(draft, after.total(), (before - after).total(), (after - before).total())


def reader(how: HowRead) -> str:
    """What read it, in words: the importer with its version and its library."""
    label = next((each.label for each in importers.IMPORTERS if each.name == how.importer), how.importer)
    if not how.file_name and how.media_type == "text/plain":
        label = "Pasted text"
    return f"{label}, version {how.importer_version}" if how.importer_version else label


def _as_before(draft: Draft, how: HowRead) -> Draft:
    return replace(draft, file_name=how.file_name, place=how.place, importer=how.importer)


def _path(how: HowRead) -> Path:
    """A name under which the importer of this original is found: a page of an archive is read as a page."""
    named = Path(how.file_name or "pasted")
    wanted = "html" if how.media_type == _PAGE else how.importer
    for importer in importers.IMPORTERS:
        if importer.name == wanted:
            known = named.suffix.lower() in importer.suffixes
            return named if known else named.with_name(named.name + importer.suffixes[0])
    return named
