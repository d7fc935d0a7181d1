"""Claims of several articles joined into slots: by the links they stand in and by where articles diverge."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType

from workbench.core.collation.agreeing import APART, closeness
from workbench.core.collation.binding import Edge, bound
from workbench.core.collation.table import Compared
from workbench.core.collation.told import Claim
from workbench.core.collation.web import Strand, Web
from workbench.core.model import Divergence, Relation, Severity, Span, Tier
from workbench.core.ticket import Ticket

# A difference that was found says more of what belongs together than two values that happen to be equal.
_STATED = 0.5
_CLOSE = 0.1
_OWN_WAY = frozenset({"acronym", "omission", "addition"})
_VALUES = frozenset({"date", "quantity", "money"})
_AGAINST = frozenset({Relation.CONFLICT, Relation.DISTORTED})
WEIGHTS: Mapping[Severity, float] = MappingProxyType(
    {Severity.HIGH: 1.0, Severity.MEDIUM: 0.7, Severity.LOW: 0.4}
)


@dataclass(slots=True)
class Ties:
    """What speaks for and against two claims giving one value, as the comparisons say.

    ``against`` weighs what stands against each other; ``torn`` pairs what one article says in two ways.
    """

    edges: list[Edge[Claim]] = field(default_factory=list)
    alone: list[tuple[Claim, Strand, str]] = field(default_factory=list)
    against: dict[frozenset[Claim], float] = field(default_factory=dict)
    equal: set[frozenset[Claim]] = field(default_factory=set)
    torn: dict[Claim, Claim] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slot:
    """Claims about one thing, at least one; ``silent`` are the sentences of articles that leave it out."""

    kind: str
    claims: tuple[Claim, ...]
    why: str
    silent: dict[int, tuple[int, ...]] = field(default_factory=dict)


def slots(web: Web, ticket: Ticket) -> tuple[list[Slot], Ties]:
    """Every slot but those of acronyms and whole sentences."""
    ties = Ties()
    for strand in ticket.over(web.every()):
        ties.edges += _equal(web, strand)
    for pair, where, found, dismissed in ticket.over(web.differences()):
        if found.again is not None:
            _tear(web, ties, pair, found, dismissed)
        elif found.kind not in _OWN_WAY:
            sides = ((pair.left, found.left, found.left_value), (pair.right, found.right, found.right_value))
            claims = [_claim(web, article, found.kind, span, value) for article, span, value in sides if span]
            _tie(ties, claims, where, found, dismissed)
    made = [_slot(group, ties) for group in bound(ties.edges, lambda claim: claim.article, web.may_share)]
    return [*made, *_said_once(made, ties)], ties


def _equal(web: Web, strand: Strand) -> Iterator[Edge[Claim]]:
    """The values that both sides of a link give."""
    here, there = web.told[strand.left].claims, web.told[strand.right].claims
    lefts = [claim for index in strand.lefts for claim in here.get(index, ())]
    rights = [claim for index in strand.rights for claim in there.get(index, ())]
    for mine, theirs in product(lefts, rights):
        near = closeness(mine, theirs) if mine.kind == theirs.kind else APART
        if near:
            yield Edge(strand.weight + _CLOSE * near, mine, theirs, "linked sentences give this value")


def _claim(web: Web, article: int, kind: str, span: Span, value: str) -> Claim:
    """The claim that stands at a place, else a new one in the words of the difference."""
    told = web.told[article]
    for claim in told.claims.get(told.at(span), ()):
        if claim.kind == kind and claim.span.overlaps(span):
            return claim
    return told.claim(kind, span, value)


def _tear(web: Web, ties: Ties, pair: Compared, found: Divergence, dismissed: bool) -> None:
    """Note what an article says in two ways."""
    article, first, again = pair.left if found.left else pair.right, found.left or found.right, found.again
    if dismissed or first is None or again is None:
        return
    one = _claim(web, article, found.kind, first, found.left_value)
    other = _claim(web, article, found.kind, again, found.right_value)
    ties.torn |= {one: other, other: one}


def _tie(
    ties: Ties, claims: Sequence[Claim], strand: Strand | None, found: Divergence, dismissed: bool
) -> None:
    weight = strand.weight if strand else 0.0
    if len(claims) == 2:
        one, other = claims
        couple = frozenset(claims)
        if dismissed or found.relation is Relation.REFINEMENT:
            ties.equal.add(couple)
        elif found.tier is Tier.CLAIM and _weighs(found, strand):
            ties.against[couple] = WEIGHTS[found.severity] * min(1.0, 0.5 + weight if strand else 1.0)
        else:
            return
        ties.edges.append(Edge(_STATED + weight, one, other, found.rule))
    elif claims and strand and found.tier is Tier.CLAIM and not dismissed and _weighs(found, strand):
        ties.alone.append((claims[0], strand, found.rule))


def _weighs(found: Divergence, strand: Strand | None) -> bool:
    """Whether a difference is a row's matter; words that sentences merely related differ in are not."""
    loose = strand is not None and not strand.is_told_alike
    if loose and found.kind not in _VALUES and found.severity is not Severity.HIGH:
        return False
    return found.relation in _AGAINST or found.severity is not Severity.LOW


def _slot(claims: tuple[Claim, ...], ties: Ties) -> Slot:
    held = set(claims)
    why = next((edge.why for edge in ties.edges if edge.one in held and edge.other in held), "")
    return Slot(claims[0].kind, claims, why)


def _said_once(made: Iterable[Slot], ties: Ties) -> Iterator[Slot]:
    """What one article alone says, where others tell of the same and leave it out."""
    joined = {claim for slot in made for claim in slot.claims}
    silent: dict[Claim, dict[int, tuple[int, ...]]] = {}
    rules: dict[Claim, str] = {}
    for claim, strand, rule in ties.alone:
        rules.setdefault(claim, rule)
        for number, _, other, sentences in strand.ends():
            if number == claim.article:
                silent.setdefault(claim, {})[other] = sentences
    for claim, rule in rules.items():
        if claim not in joined:
            yield Slot(claim.kind, (claim,), rule, silent[claim])
