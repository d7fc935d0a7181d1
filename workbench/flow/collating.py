"""Laying several articles of a project, or of files, on one table: what each claims, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.collation.sheet import Sheet
from workbench.core.collation.table import Collation, Compared
from workbench.core.decisions import Decision
from workbench.core.language import Language, WordList
from workbench.core.model import Article, Comparison
from workbench.core.problem import Problem
from workbench.core.rulings import Ruling
from workbench.core.ticket import Ticket
from workbench.flow import articles as article_flow
from workbench.flow import comparing, findings, library, linking, wordlists
from workbench.flow.projects import Project

if TYPE_CHECKING:
    from workbench.formats.collations import Writer

FEWEST, MOST = 2, 12
_COMPARING = 0.9


@dataclass(frozen=True, slots=True)
class Couple:
    """Two articles of the table by their numbers, what reviewers decided about them, and what is known.

    ``comparison`` is one made with the same texts, decisions and word lists, or None.
    """

    left: int
    right: int
    decisions: tuple[Decision, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that a table is made of."""

    articles: tuple[Article, ...]
    couples: tuple[Couple, ...]
    lists: tuple[WordList, ...] = ()


@dataclass(frozen=True, slots=True)
class Collated:
    """A finished table with the comparisons it was made of, in the order of the setting's couples."""

    collation: Collation
    comparisons: tuple[Comparison, ...]


def collate_articles(
    setting: Setting, origins: Sequence[int] | None = None, ticket: Ticket | None = None
) -> Collated:
    """Compare every couple that is not known yet, and make the table; a picklable job.

    Raises Problem when there are too few or too many articles, and Cancelled when the ticket is.
    """
    from workbench.core import collate
    from workbench.formats import language

    ticket = ticket or Ticket()
    check(len(setting.articles))
    made = tuple(_compared(setting, number, ticket) for number in range(len(setting.couples)))
    pairs = [_judged(setting, couple, found) for couple, found in zip(setting.couples, made, strict=True)]
    told = comparing.as_spoken(setting.articles, setting.lists)
    tables = [language.load(article.language, setting.lists) for article in told]
    rest = ticket.part(_COMPARING, 1.0)
    known = _origins(told, pairs, tables, rest.part(0.0, 0.4)) if origins is None else origins
    return Collated(collate.collate(told, pairs, tables, known, rest.part(0.4, 1.0)), made)


def setting_of(articles: Sequence[Article], lists: tuple[WordList, ...] = ()) -> Setting:
    """Articles that belong to no project, about which nobody decided anything."""
    couples = (Couple(*numbers) for numbers in combinations(range(len(articles)), 2))
    return Setting(tuple(articles), tuple(couples), lists)


def gather(project: Project, guids: Sequence[str]) -> Setting:
    """Articles of a project in this order, with all that was decided about each two of them."""
    check(len(guids))
    articles = tuple(article_flow.as_evidence(project, guid) for guid in guids)
    couples = tuple(
        Couple(left, right, linking.decisions(project, *pair), findings.rulings(project, *pair))
        for left, right in combinations(range(len(guids)), 2)
        for pair in [(guids[left], guids[right])]
    )
    return Setting(articles, couples, wordlists.for_comparing(project))


def every(project: Project) -> tuple[str, ...]:
    """All articles of a small project, in the order in which they were added."""
    keys = library.listing(project, library.Query()).keys
    check(len(keys))
    return tuple(card.guid for card in library.cards(project, keys))


def around(project: Project, lying: Sequence[str]) -> tuple[str, ...]:
    """Two articles with others of their group, or all of a small project; never more than fit."""
    card = library.card(project, lying[0]) if lying else None
    if card is not None and max(card.story_size, card.near_size) > 1:
        query = library.Query(story=card.story) if card.story_size > 1 else library.Query(near=card.near)
        keys = library.listing(project, query).keys[:MOST]
        others = [each.guid for each in library.cards(project, keys)]
        return tuple(dict.fromkeys((*lying, *others)))[:MOST]
    return every(project) if library.count(project) <= MOST else tuple(lying)


def writers() -> "tuple[Writer, ...]":
    """The formats that a table can be written in."""
    from workbench.formats.collations import WRITERS

    return WRITERS


def exported(sheet: Sheet, name: str) -> bytes:
    """A table as the bytes of a file in the format ``name``."""
    from workbench.formats import collations

    return collations.content(next(each for each in writers() if each.name == name), sheet)


def named_by(path: Path) -> str:
    """The name of the format that files with this ending have, or nothing."""
    from workbench.formats import collations

    fitting = collations.fitting(path)
    return fitting.name if fitting else ""


def keep(data: bytes, path: Path) -> None:
    """Write a file, the whole of it or nothing; Problem where that cannot be done."""
    from workbench.formats.files import replacing

    with replacing(path) as file:
        file.write(data)


def check(count: int) -> None:
    """Problem when so many articles make no table."""
    if count < FEWEST:
        raise Problem("A table of claims needs at least two articles. Choose more of them.")
    if count > MOST:
        raise Problem(
            f"At most {MOST} articles fit on the table, and {count:,} were chosen. Choose fewer of them."
        )


def _compared(setting: Setting, number: int, ticket: Ticket) -> Comparison:
    couple, total = setting.couples[number], max(1, len(setting.couples))
    ticket.progress(_COMPARING * number / total, f"Comparing pair {number + 1} of {total}")
    if couple.comparison is not None:
        return couple.comparison
    left, right = setting.articles[couple.left], setting.articles[couple.right]
    part = ticket.part(_COMPARING * number / total, _COMPARING * (number + 1) / total)
    return comparing.compare_articles(left, right, couple.decisions, setting.lists, part)


def _origins(
    articles: Sequence[Article], pairs: Sequence[Compared], tables: Sequence[Language], ticket: Ticket
) -> tuple[int, ...]:
    """For each article the number of the one it goes back to, read in the language of most."""
    from workbench.core.origins import compared, derive

    codes = [each.code for each in tables]
    usual = max(tables, key=lambda each: codes.count(each.code))
    return derive(articles, [compared(pair) for pair in pairs], usual, ticket).origins


def _judged(setting: Setting, couple: Couple, found: Comparison) -> Compared:
    """A comparison as reviewers judged it: differences in their tiers, and those that are none."""
    if not couple.rulings:
        return Compared(couple.left, couple.right, found)
    from workbench.core.findings import judged, settle
    from workbench.core.rulings import Status

    texts = setting.articles[couple.left].text, setting.articles[couple.right].text
    docket = settle(couple.rulings, found.divergences, texts)
    dismissed = {i for i, standing in docket.standings.items() if standing.status is Status.DISMISSED}
    told = replace(found, divergences=judged(found.divergences, docket))
    return Compared(couple.left, couple.right, told, frozenset(dismissed))
