"""How two names of one place differ: shared by the kinds for people, bodies and places."""

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from workbench.core.difference import Stretch
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Couple, Pairing
from workbench.core.paraphrase import paraphrase
from workbench.core.values.mention import Mention
from workbench.core.values.names import Name
from workbench.core.wording import fold


def differing(pairing: Pairing, sort: str) -> Iterator[Divergence]:
    """Every name of a sort (person, org, place) that stands against another name, or alone."""
    if not pairing.alike:
        return
    for couple in pairing.couples("name"):
        if couple.left is not None and couple.right is not None:
            found = _against(pairing, sort, couple.left, couple.right)
        else:
            found = _alone(pairing, sort, couple)
        if found is not None:
            yield found


def _name(mention: Mention) -> Name:
    assert isinstance(mention.value, Name)  # noqa: S101
    return mention.value


def _against(pairing: Pairing, sort: str, left: Mention, right: Mention) -> Divergence | None:
    a, b = _name(left), _name(right)
    if _sort(a, b) != sort or not a.words or not b.words or not (a.sure or b.sure or _both_open(left, right)):
        return None
    if not (pairing.close or pairing.context.spun or a.overlap(b)):
        return None
    relation, rule = _relation(pairing, a, b)
    if relation is Relation.CONFLICT and _in_swapped_words(pairing, left, right):
        relation = Relation.DISTORTED
    severity = Severity.HIGH if relation is not Relation.REFINEMENT else Severity.LOW
    tier = Tier.WORDING if relation is Relation.REFINEMENT else Tier.CLAIM
    where = Stretch(left.start, left.end), Stretch(right.start, right.end)
    return pairing.claim(
        f"name_{sort}", relation, severity, *where, rule, values=(left.label, right.label), tier=tier
    )


def _both_open(left: Mention, right: Mention) -> bool:
    return left.start == right.start == 0


def _sort(a: Name, b: Name) -> str:
    """What a couple is about when both sides were not taken for the same sort."""
    for sort in ("place", "org", "person"):
        if a.sort == b.sort == sort:
            return sort
    sure = a if a.sure and not b.sure else b if b.sure and not a.sure else None
    return sure.sort if sure else ("org" if "org" in (a.sort, b.sort) else "person")


def _relation(pairing: Pairing, a: Name, b: Name) -> tuple[Relation, str]:
    mine, theirs = set(a.words), set(b.words)
    if mine < theirs or theirs < mine:
        return Relation.REFINEMENT, "one name says more than the other"
    if _capital_of(pairing, a, b):
        return Relation.REFINEMENT, "a capital stands for its country"
    shared = len(mine & theirs)
    if shared:
        rule = "part of the name is the same, the rest differs"
        return (Relation.DISTORTED if pairing.context.spun else Relation.CONFLICT), rule
    if Indel.normalized_similarity(" ".join(a.words), " ".join(b.words)) > 0.75:
        return Relation.DISTORTED, "the same name in another spelling, or a similar name"
    return Relation.CONFLICT, "another name stands in this place"


def _in_swapped_words(pairing: Pairing, left: Mention, right: Mention) -> bool:
    """Whether one name is the other with words put in as programs do that swap words: "White Home"."""
    names = fold(left.label).split(), fold(right.label).split()
    return paraphrase(pairing.context.lexicon.language).word_by_word(*names)


def _capital_of(pairing: Pairing, a: Name, b: Name) -> bool:
    capitals = pairing.context.lexicon.language.map("capitals")
    mine, theirs = " ".join(a.words), " ".join(b.words)
    return capitals.get(mine) == theirs or capitals.get(theirs) == mine


def _alone(pairing: Pairing, sort: str, couple: Couple) -> Divergence | None:
    """A name that only one side has, in a place where the other says nothing at all."""
    side = Side.LEFT if couple.left is not None else Side.RIGHT
    mention = couple.left or couple.right
    if mention is None or not pairing.close:
        return None
    name = _name(mention)
    block = pairing.block_at(side, mention.start)
    if name.sort != sort or not name.sure or block is None or _known(pairing, name, side):
        return None
    across = block.right if side is Side.LEFT else block.left
    if across.end > across.start:
        return None
    stretch = Stretch(mention.start, mention.end)
    left, right = (stretch, None) if side is Side.LEFT else (None, stretch)
    relation = Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY
    values = (mention.label, "") if side is Side.LEFT else ("", mention.label)
    rule = "the name is said on one side only, and nowhere else in the other article"
    return pairing.claim(f"name_{sort}", relation, Severity.LOW, left, right, rule, values=values)


def _known(pairing: Pairing, name: Name, side: Side) -> bool:
    """Whether the other article has any word of the name in a name of its own."""
    return not pairing.context.other(side).name_words.isdisjoint(name.words)
