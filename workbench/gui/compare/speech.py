"""Divergences, sentences and gaps said in words: for tool tips, and for people who listen."""

from collections.abc import Mapping, Sequence

from workbench.core.model import Divergence, Link, LinkRelation, Relation, Side
from workbench.gui.kindlist import known

_VERBS: Mapping[Relation, str] = {
    Relation.CONFLICT: "differs",
    Relation.SHIFT: "shifts",
    Relation.REFINEMENT: "is more exact on one side",
    Relation.DISTORTED: "is distorted",
}
_LINKS: Mapping[LinkRelation, str] = {
    LinkRelation.SAME: "word for word the same",
    LinkRelation.EDITED: "edited",
    LinkRelation.REWORDED: "reworded",
    LinkRelation.RELATED: "related",
}


def label(divergence: Divergence) -> str:
    """What slot differs, as people call it."""
    kind = known().get(divergence.kind)
    return (kind.label if kind else divergence.kind.replace("_", " ")).lower()


def sentence(divergence: Divergence) -> str:
    """The divergence as one sentence: “number differs: A says 450, B says 540”."""
    what = label(divergence)
    if divergence.within is not None:
        first, second = _said(divergence.left_value), _said(divergence.right_value)
        letter = "A" if divergence.within is Side.LEFT else "B"
        return f"{what} contradicted inside {letter}: {first} in one place, {second} in another"
    if divergence.relation is Relation.LEFT_ONLY:
        return f"{what} only in A: {_said(divergence.left_value)}"
    if divergence.relation is Relation.RIGHT_ONLY:
        return f"{what} only in B: {_said(divergence.right_value)}"
    left, right = _said(divergence.left_value), _said(divergence.right_value)
    return f"{what} {_VERBS[divergence.relation]}: A says {left}, B says {right}"


def why(divergence: Divergence) -> str:
    """The divergence with its reason."""
    said = sentence(divergence)
    said = said[:1].upper() + said[1:]
    return f"{said}\nWhy: {divergence.rule}" if divergence.rule else said


def linked(link: Link) -> str:
    """How a linked sentence relates to the other side."""
    moved = ", at another place" if link.moved else ""
    reason = f"\nWhy: {link.why}" if link.why else ""
    return f"Linked sentence: {_LINKS[link.relation]}{moved} (likeness {link.score:.0%}){reason}"


def unmatched(absent: bool, other: str) -> str:
    """A sentence in no link; only a far-reaching search calls it absent."""
    if absent:
        return f"Nothing like this sentence is anywhere in {other}."
    return f"This sentence has no linked sentence in {other}, though parts of it may be there."


def set_apart(letter: str, numbers: Sequence[int]) -> str:
    """A sentence in no link because a person took it out of one."""
    named = ", ".join(str(number + 1) for number in numbers[:3]) + (" …" if len(numbers) > 3 else "")
    which = "sentence" if len(numbers) == 1 else "sentences"
    return f"A person set this sentence apart from {which} {named} of {letter}."


def missing(count: int, other: str) -> str:
    """A place where the other article says more."""
    if count == 1:
        return f"{other} has a sentence here that is nowhere in this article."
    return f"{other} has {count} sentences here that are nowhere in this article."


def _said(value: str) -> str:
    short = " ".join(value.split())
    return short if len(short) <= 160 else short[:157] + "…"
