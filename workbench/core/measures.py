"""How two numbers, amounts or dates of one place differ: shared by the kinds that measure."""

from collections.abc import Iterator

from workbench.core.difference import Stretch
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Couple, Pairing
from workbench.core.values.days import Dates
from workbench.core.values.mention import Mention
from workbench.core.values.quantities import Quantity

_NEAR = 0.05
_LOOSE = frozenset({"about", "nearly"})


def differing(pairing: Pairing, kind: str) -> Iterator[Divergence]:
    """Every value of a kind that the other side contradicts, refines or doesn't have."""
    couples = _regrouped(pairing.couples(kind))
    for couple in couples:
        if couple.left is not None and couple.right is not None:
            found = _compared(pairing, kind, couple.left, couple.right)
        else:
            found = _alone(pairing, kind, couple)
        if found is not None:
            yield found


def _regrouped(couples: list[Couple]) -> list[Couple]:
    """Lone values of both sides that count the same thing, put together."""
    whole = [c for c in couples if c.left and c.right]
    lefts = [c.left for c in couples if c.left and not c.right]
    rights = [c.right for c in couples if c.right and not c.left]
    for mine in lefts:
        partner = next((theirs for theirs in rights if _same_thing(mine, theirs)), None)
        if partner is not None:
            rights.remove(partner)
        whole.append(Couple(mine, partner))
    return whole + [Couple(None, theirs) for theirs in rights]


def _same_thing(left: Mention, right: Mention) -> bool:
    a, b = left.value, right.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.form != b.form:
        return False
    return a.comparable(b) and (a.noun == b.noun if a.unit is None else True) and bool(a.noun or a.unit)


def _compared(pairing: Pairing, kind: str, left: Mention, right: Mention) -> Divergence | None:
    a, b = left.value, right.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        relation, rule = _quantities(a, b)
    elif isinstance(a, Dates) and isinstance(b, Dates):
        relation, rule = _dates(a, b)
    else:
        relation, rule = Relation.SHIFT, "one gives a date where the other gives a span of time"
    if not pairing.alike and relation is Relation.CONFLICT and not _same_thing(left, right):
        return None
    tier = Tier.WORDING if relation is Relation.REFINEMENT else Tier.CLAIM
    severity = {Relation.CONFLICT: Severity.HIGH, Relation.SHIFT: Severity.MEDIUM}.get(relation, Severity.LOW)
    where = Stretch(left.start, left.end), Stretch(right.start, right.end)
    return pairing.claim(kind, relation, severity, *where, rule, values=(left.label, right.label), tier=tier)


def _quantities(a: Quantity, b: Quantity) -> tuple[Relation, str]:
    if not a.comparable(b):
        return Relation.CONFLICT, f"the unit differs: {_unit(a)} and {_unit(b)}"
    if a.same_number(b):
        return (
            Relation.SHIFT,
            f"one number, bounded differently: “{a.bound or 'exactly'}” and “{b.bound or 'exactly'}”",
        )
    if a.low == b.high and a.high == b.low and a.low != a.high:
        return Relation.CONFLICT, "the ends of the range are exchanged"
    if _rounded(a, b):
        return Relation.REFINEMENT, "one is the other number, rounded"
    ranges = a.low != a.high or b.low != b.high
    if ranges and a.form == b.form and (_inside(a, b) or _inside(b, a)):
        return Relation.SHIFT, "one range lies inside the other"
    return Relation.CONFLICT, "the numbers differ"


def _inside(inner: Quantity, outer: Quantity) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one side says that its number is rough and the other is close to it."""
    if not (a.bound in _LOOSE or b.bound in _LOOSE) or a.form != b.form:
        return False
    factor_a, factor_b = (a.unit.factor if a.unit else 1.0), (b.unit.factor if b.unit else 1.0)
    high = max(abs(a.high * factor_a), abs(b.high * factor_b))
    return abs(a.low * factor_a - b.low * factor_b) <= _NEAR * high


def _unit(value: Quantity) -> str:
    return value.unit.plural if value.unit else (value.noun or "no unit")


def _dates(a: Dates, b: Dates) -> tuple[Relation, str]:
    relation = a.relation(b)
    if relation == "part":
        return Relation.SHIFT, "one names more days than the other"
    if relation == "apart":
        return Relation.SHIFT, "the dates are given in ways that can't be compared"
    return Relation.CONFLICT, "the dates differ"


def _alone(pairing: Pairing, kind: str, couple: Couple) -> Divergence | None:
    """A value that only one side has: silent when the other article says it anywhere."""
    side = Side.LEFT if couple.left is not None else Side.RIGHT
    mention = couple.left or couple.right
    if mention is None or _weak(mention) or pairing.context.other(side).says(mention):
        return None
    if any(m.slot == mention.slot and m.value.same(mention.value) for m in pairing.shared(side)):
        return None
    if _unit_across(pairing, side, mention) or _bare_across(pairing, side, mention):
        return None
    stretch = Stretch(mention.start, mention.end)
    left, right = (stretch, None) if side is Side.LEFT else (None, stretch)
    relation = Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY
    values = (mention.label, "") if side is Side.LEFT else ("", mention.label)
    rule = f"“{mention.label}” is said on one side only, and nowhere else in the other article"
    return pairing.claim(kind, relation, Severity.MEDIUM, left, right, rule, values=values)


def _unit_across(pairing: Pairing, side: Side, mention: Mention) -> bool:
    """Whether the other side has the bare unit in this place: "year" against "12 months"."""
    block, unit = pairing.block_at(side, mention.start), getattr(mention.value, "unit", None)
    if block is None or unit is None:
        return False
    stretch = block.right if side is Side.LEFT else block.left
    units = pairing.context.lexicon.units
    words = pairing.half(side.other).passage.words(*stretch)
    return any(units[word].dimension == unit.dimension for word in words if word in units)


def _bare_across(pairing: Pairing, side: Side, mention: Mention) -> bool:
    """Whether the other side has the same number, and only one says of what: "aged 45", "45 years old"."""
    value = mention.value
    others = [m.value for m in pairing.half(side.other).passage.mentions]
    return isinstance(value, Quantity) and any(
        isinstance(o, Quantity)
        and (o.low, o.high) == (value.low, value.high)
        and None in (o.unit, value.unit)
        and not (o.noun and value.noun)
        for o in others
    )


def _weak(mention: Mention) -> bool:
    """As in "one" and "both"-like values that a rewrite leaves out freely."""
    return isinstance(mention.value, Quantity) and mention.value.form == "weak"
