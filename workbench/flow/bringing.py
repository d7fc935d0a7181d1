"""Bringing in files by the thousand: read away from the window, handed over in pieces, summed up."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.flow.articles import Added
from workbench.flow.reading import find

if TYPE_CHECKING:
    from workbench.formats.importers import Confinement

MOST_ARTICLES = 20
MOST_CHARACTERS = 250_000
"""What one piece may hold; storing that much takes a window less than 50 ms."""

_NAMED = re.compile(
    r"^(?:Of )?“[^”]*”(?:, ([^:“]{1,40}?))?(?= (?:was|were|is|are|has|holds|could|only|the) )\s*"
)
_NUMBER = re.compile(r"\d[\d,.]*")
_VERDICT = re.compile(r"^(?:was|were|is|are|could) (?:not|not be) (?:read|opened)(?:: | because )")
_STEP = re.compile(r"^(Import at \d\d:\d\d:\d\d of [\d,]+ files?): ")


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: the name of the file, and why."""

    name: str
    problem: Problem

    @property
    def reason(self) -> str:
        """The sentence without the file's name and without what all of them say."""
        rest = _VERDICT.sub("", _NAMED.sub("", self.problem.sentence)).strip()
        if rest.startswith(("is ", "has ", "holds ")):
            rest = f"It {rest}"
        return (rest[:1].upper() + rest[1:]) or self.problem.sentence

    @property
    def where(self) -> str:
        """The file, and the place in it where the sentence tells of one, as “line 4”."""
        matched = _NAMED.match(self.problem.sentence)
        return f"{self.name}, {matched[1]}" if matched and matched[1] else self.name


@dataclass(frozen=True, slots=True)
class Piece:
    """Some articles of an import, and what was not read beside them; ``done`` of ``total`` files so far."""

    drafts: tuple[Draft, ...]
    unread: tuple[Unread, ...]
    done: int
    total: int
    is_last: bool = False


@dataclass(slots=True)
class Brought:
    """What became of an import so far; it grows with every piece that is stored."""

    started: str = ""
    files: int = 0
    total: int = 0
    added: int = 0
    steps: int = 0
    known: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)
    is_cancelled: bool = False
    stopped: Problem | None = None

    def take(self, piece: Piece, added: Added | None) -> None:
        """Count a piece that was stored; ``added`` is None when it held no article."""
        self.files, self.total = piece.done, piece.total
        self.unread += piece.unread
        for draft in piece.drafts:
            self.notices += [(draft.title or draft.file_name, notice) for notice in draft.notices]
        if added is not None:
            self.added += len(added.articles)
            self.known += added.known
            self.steps += bool(added.articles)

    def label(self, piece: Piece) -> str:
        """What the history calls the step that stores ``piece``; empty for an import in one step."""
        if piece.is_last and not self.steps:
            return ""
        files = f"{piece.total:,} file{'s' * (piece.total != 1)}"
        return f"Import at {self.started} of {files}: {_counted(len(piece.drafts))}"

    def reasons(self) -> tuple[tuple[str, tuple[Unread, ...]], ...]:
        """What could not be read, grouped by reason (numbers aside), the largest group first."""
        groups: dict[str, list[Unread]] = {}
        for each in self.unread:
            groups.setdefault(_NUMBER.sub("0", each.reason), []).append(each)
        ordered = sorted(groups.values(), key=len, reverse=True)
        return tuple((group[0].reason, tuple(group)) for group in ordered)

    @property
    def summary(self) -> str:
        """What happened, in a few short sentences."""
        if self.stopped and not self.total:
            return self.stopped.sentence
        told = [f"{_counted(self.added)} added."]
        if self.is_cancelled or self.stopped:
            how = "Cancelled" if self.is_cancelled else "Stopped"
            files = f"{self.files:,} of {self.total:,} files"
            told = [f"{how} after {files}: {_counted(self.added)} added, and kept."]
        if self.known:
            told.append(f"{len(self.known):,} in the project already.")
        if self.unread:
            told.append(f"{len(self.unread):,} not read.")
        if self.passed:
            count = sum(self.passed.values())
            told.append(f"{count:,} other file{'s' * (count != 1)} passed over.")
        if self.stopped:
            told.append(self.stopped.sentence)
        if self.steps > 1:
            told.append("One undo takes it all back.")
        return " ".join(told)

    @property
    def is_plain(self) -> bool:
        """Whether everything was added and there is nothing more to tell."""
        told = self.known or self.unread or self.passed or self.notices
        return not (told or self.is_cancelled or self.stopped)


def bring(chosen: Sequence[Path], ticket: Ticket | None = None) -> dict[str, int]:
    """Read files and everything readable in folders; delivers a ``Piece`` at a time, as a picklable job.

    Returns how many files of which ending were passed over. A file that cannot be read never keeps the
    others out. Raises Problem when there is nothing to read at all.
    """
    from workbench.formats.importers import Confinement

    ticket = ticket or Ticket()
    found = find(chosen, ticket)
    if not found.files:
        sentence = "There is no article file in that folder. Nothing was added; choose another folder."
        raise Problem(" ".join(filter(None, (sentence, found.passed_over))), "\n".join(map(str, chosen)))
    with Confinement() as confinement:
        for piece in _pieces(found.files, confinement, ticket):
            ticket.deliver(piece)
    endings = Counter(file.suffix.lower() or "without an ending" for file in found.unknown)
    return dict(endings.most_common())


def read_page(html: str, url: str, ticket: Ticket | None = None) -> Draft:
    """The article that a selection copied from a web page makes, as a picklable job; all of it is kept."""
    from workbench.formats.importers import Confinement, Options, Source, read_articles

    source = Source(Path("clipboard.html"), Options("utf-8", whole=True), html.encode("utf-8", "replace"))
    with Confinement() as confinement:
        for each in read_articles(source, confinement, ticket):
            if isinstance(each, Draft):
                return replace(each, file_name="", url=url or each.url)
    raise Problem("There is no text in what was copied. Nothing was added; copy the article again.")


def import_of(label: str) -> str:
    """The import of many steps that a step of the history belongs to; empty for any other."""
    matched = _STEP.match(label)
    return matched[1] if matched else ""


def _pieces(files: Sequence[Path], confinement: "Confinement", ticket: Ticket) -> Iterator[Piece]:
    drafts, unread, weight, read, failed = list[Draft](), list[Unread](), 0, 0, 0
    for number, file in enumerate(files):
        for each in _articles(file, confinement, ticket):
            if len(drafts) + len(unread) >= MOST_ARTICLES or weight >= MOST_CHARACTERS:
                yield Piece(tuple(drafts), tuple(unread), number, len(files))
                drafts, unread, weight = [], [], 0
            if isinstance(each, Unread):
                unread.append(each)
                failed += 1
            else:
                drafts.append(each)
                weight += len(each.text)
                read += 1
            ticket.progress(number / len(files), _progress(number, len(files), read, failed))
    yield Piece(tuple(drafts), tuple(unread), len(files), len(files), is_last=True)


def _articles(file: Path, confinement: "Confinement", ticket: Ticket) -> Iterator[Draft | Unread]:
    from workbench.formats.importers import Source, read_articles

    count = 0
    try:
        for each in read_articles(Source(file), confinement, ticket):
            yield Unread(file.name, each) if isinstance(each, Problem) else each
            count += 1
    except Problem as problem:
        yield Unread(file.name, problem)
        return
    if not count:
        yield Unread(file.name, Problem(f"“{file.name}” was not read: there is no article in it."))


def _progress(done: int, total: int, read: int, failed: int) -> str:
    said = [f"{done:,} of {total:,} file{'s' * (total != 1)}"]
    if read > done + 1:
        said.append(_counted(read))
    if failed:
        said.append(f"{failed:,} could not be read")
    return " · ".join(said)


def _counted(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
