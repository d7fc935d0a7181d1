"""The library as it is listed: the articles that answer a query, those of one group together."""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.flow.projects import Project
from workbench.flow.searching import Snippet, snippets
from workbench.store import arranging as stored
from workbench.store import library
from workbench.store.library import GroupCard, Query

__all__ = [
    "Arrangement",
    "GroupCard",
    "Query",
    "Section",
    "apart",
    "arrange",
    "common",
    "excerpts",
    "first",
    "group_cards",
    "grouped_by",
    "guids",
    "take_out",
    "titled",
]

T = TypeVar("T")
MOST_APART = 2_000
MOST_TITLED = 20_000
# Written without blanks between the words.
UNPARTED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]")


@dataclass(frozen=True, slots=True)
class Section:
    """The listed articles of one group, in the order of the list."""

    group: int
    keys: Sequence[int]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The numbers of the articles of a list: first those of groups, then ``alone`` those of none.

    Groups stand in the order in which the list comes to the first article of each. Without a measure every
    article stands alone.
    """

    sections: Sequence[Section] = ()
    alone: Sequence[int] = field(default_factory=lambda: array("q"))
    total: int = 0


def arrange(project: Project, query: Query, measure: str = "") -> Arrangement:
    """List the articles that answer a query, grouped by one of the measures or not at all."""
    keys = library.listing(project, query).keys
    member = stored.members(project, measure) if measure else {}
    if not member:
        return Arrangement((), keys, len(keys))
    return grouped(keys, member)


def apart(path: Path, reviewer: str, work: Callable[[Project], T]) -> T:
    """Ask a project that lies open in another thread, by a connection of its own; nothing can be written."""
    project = stored.reader(path, reviewer)
    try:
        return work(project)
    finally:
        project.close()


def grouped(keys: Sequence[int], member: Mapping[int, int]) -> Arrangement:
    """Put the articles of one group together; ``member`` names the group of every article that has one."""
    sections: dict[int, array[int]] = {}
    alone = array("q")
    for key in keys:
        group = member.get(key)
        if group is None:
            alone.append(key)
        elif group in sections:
            sections[group].append(key)
        else:
            sections[group] = array("q", (key,))
    return Arrangement(tuple(Section(*each) for each in sections.items()), alone, len(keys))


def first(project: Project, count: int) -> tuple[int, ...]:
    """The numbers of the articles that came first."""
    return stored.first(project, count)


def group_cards(project: Project, measure: str, keys: Sequence[int]) -> tuple[GroupCard, ...]:
    """What a list shows of some groups, in no order."""
    return stored.group_cards(project, measure, keys)


def grouped_by(project: Project) -> tuple[str, ...]:
    """The measures that the articles of a project were grouped by before."""
    return stored.grouped_by(project)


def guids(project: Project, keys: Sequence[int]) -> tuple[str, ...]:
    """The guids of some articles, in the order of their numbers given."""
    return stored.guids(project, keys)


def common(project: Project, keys: Sequence[int], fields: Sequence[str]) -> Mapping[str, str | None]:
    """What some articles all say in each of these fields; None where they differ."""
    return stored.common(project, keys, fields)


def titled(project: Project, beginning: str) -> frozenset[int]:
    """The articles whose title begins so, in any case; of very many only some."""
    return stored.titled(project, beginning, MOST_TITLED)


def excerpts(project: Project, keys: Sequence[int], words: str) -> dict[int, Snippet]:
    """Where the first of the words stands in the text of some articles; those without it are left out."""
    pattern = _pattern(words)
    if pattern is None:
        return {}
    found: dict[int, Snippet] = {}
    for key, text in stored.texts(project, keys).items():
        if match := pattern.search(text):
            found[key] = next(snippets(text, [Span(*match.span())]))
    return found


def _pattern(words: str) -> re.Pattern[str] | None:
    """The whole phrase where it stands together, else any of its words; the last may be only a beginning."""
    parts = re.findall(r"\w+", words.replace("_", " "))
    if not parts:
        return None
    *whole, last = (re.escape(part) for part in parts)
    parted = not UNPARTED.search(words)
    begins, goes_on, ends = (r"(?<!\w)", r"\w*", r"\b") if parted else ("", "", "")
    phrase = r"\W+".join([*whole, last]) + goes_on
    singly = [*(part + ends for part in whole), last + goes_on]
    return re.compile("|".join(begins + each for each in dict.fromkeys((phrase, *singly))), re.IGNORECASE)


def take_out(project: Project, guids: Sequence[str], measure: str) -> None:
    """Say that articles do not belong to the others of their group, as one action; among them all stays."""
    with project.action("Take out of a group") as action:
        keys = library.keys_of(action, guids)
        pairs = stored.beside(action, tuple(keys.values()), measure)
        if len(pairs) > MOST_APART:
            raise Problem(
                f"That would be {len(pairs):,} rulings, one for each pair. Nothing was changed; "
                "take out fewer articles at a time."
            )
        library.rule(action, pairs, "apart", measure)
        action.label = f"Take {len(keys):,} article{'s' * (len(keys) != 1)} out of a group"
