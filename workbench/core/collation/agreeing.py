"""Whether two articles give one value, and how surely two values belong to one thing claimed."""

from workbench.core.collation.told import Claim
from workbench.core.values.days import Dates
from workbench.core.values.quantities import Quantity

EQUAL, FITTING, PARTLY, APART = 3, 2, 1, 0


def closeness(one: Claim, other: Claim) -> int:
    """How well two values of one kind go together: equal, one more exact, in part the same, or not."""
    mine, theirs = one.meaning, other.meaning
    if isinstance(mine, Dates) and isinstance(theirs, Dates):
        return {"equal": EQUAL, "refinement": FITTING, "part": PARTLY}.get(mine.relation(theirs), APART)
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        return _measured(mine, theirs)
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return _worded(mine, theirs) if one.kind == "quote" else EQUAL * (mine == theirs)
    return APART


def agree(one: Claim, other: Claim) -> bool:
    """Whether both can be true of one thing."""
    return closeness(one, other) >= FITTING


def repeats(one: Claim, other: Claim) -> bool:
    """Whether an article gives one value twice: of the same thing, not a second one that happens to fit."""
    mine, theirs = one.meaning, other.meaning
    if one.span.overlaps(other.span):
        return True
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity) and mine.noun != theirs.noun:
        return False
    return closeness(one, other) >= FITTING


def _measured(mine: Quantity, theirs: Quantity) -> int:
    if not mine.same(theirs):
        return APART
    told = mine.unit is not None or not (mine.noun and theirs.noun)
    return EQUAL if told or mine.noun == theirs.noun else FITTING


def _worded(mine: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """One quotation may be the beginning, the end or the middle of the other."""
    if mine == theirs:
        return EQUAL
    shorter, longer = sorted((mine, theirs), key=len)
    held = f" {' '.join(shorter)} " in f" {' '.join(longer)} "
    return FITTING if held else APART
