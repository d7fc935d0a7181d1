"""Loaded naming: the same thing under a plain name and under one that takes a side or softens."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.core.difference import Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing, Rest
from workbench.core.paraphrase import LONGEST, Entry, Index, paraphrase
from workbench.core.rewording import both_sides, reworded, shown


class _Name(NamedTuple):
    stretch: Stretch
    entries: set[Entry]


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Names of one line of the table in one place, of which at least one is loaded."""
    table = paraphrase(pairing.context.lexicon.language).framing
    if not pairing.alike:
        return
    if any(table.firsts.isdisjoint(half.passage.norms) for half in (pairing.left, pairing.right)):
        return
    for place in both_sides(pairing):
        lefts = list(_names(pairing.left, place.left, table))
        rights = list(_names(pairing.right, place.right, table)) if lefts else []
        for mine in lefts:
            theirs = next((name for name in rights if _apart(mine, name)), None)
            if theirs is not None:
                rights.remove(theirs)
                yield _framed(pairing, mine, theirs)


def _names(half: Half, places: Sequence[int], table: Index) -> Iterator[_Name]:
    """The names of the table that stand at changed words; unchanged neighbours may belong to them."""
    tokens = half.passage.tokens
    first = max(0, places[0] - LONGEST + 1)
    near = [at for at in range(first, min(len(tokens), places[-1] + LONGEST)) if tokens[at].sort != "sign"]
    words = [tokens[at].norm for at in near]
    if table.firsts.isdisjoint(words):
        return
    changed = set(places)
    for index in range(len(near)):
        for size, entries in table.starting(words, index):
            covered = near[index : index + size]
            if not changed.isdisjoint(covered) and half.taken.isdisjoint(covered):
                yield _Name(Stretch(covered[0], covered[-1] + 1), entries)


def _apart(mine: _Name, theirs: _Name) -> bool:
    return any(a.line == b.line and a.member != b.member for a in mine.entries for b in theirs.entries)


def _framed(pairing: Pairing, mine: _Name, theirs: _Name) -> Divergence:
    lines = {a.line for a in mine.entries} & {b.line for b in theirs.entries}
    here, there = (any(e.line in lines and not e.member for e in name.entries) for name in (mine, theirs))
    left, right = shown(pairing.left, mine.stretch), shown(pairing.right, theirs.stretch)
    if here or there:
        loaded, neutral = (right, left) if here else (left, right)
        rule = f"“{loaded}” is a loaded name for “{neutral}”"
    else:
        rule = f"“{left}” and “{right}” name the same thing with different colour"
    if _set_apart(pairing, mine, theirs):
        where = mine.stretch, theirs.stretch
        return pairing.claim("framing", Relation.SHIFT, Severity.LOW, *where, rule)
    return reworded(pairing, "framing", mine.stretch, theirs.stretch, rule, Severity.MEDIUM)


def _set_apart(pairing: Pairing, mine: _Name, theirs: _Name) -> bool:
    """Whether a table sets words of both apart: then the naming touches what is claimed."""
    lefts = pairing.left.passage.words(*mine.stretch)
    rights = pairing.right.passage.words(*theirs.stretch)
    contrasts = pairing.context.lexicon.contrasts
    return any(contrasts.between(a, b) for a in lefts for b in rights)


KIND = Kind(
    "framing",
    "Framing",
    Tier.WORDING,
    "wording",
    "◐",
    "Loaded against plain names for the same thing.",
    find,
    rest=Rest.BOTH,
)
