"""Everything that says the same in other words, or that no table sets apart."""

from collections.abc import Iterator

from workbench.core.difference import Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing


def find(pairing: Pairing) -> Iterator[Divergence]:
    """What is left of the changed places, neighbours merged into one readable phrase."""
    open_left = open_right = None
    for block in pairing.blocks:
        left, right = _open(pairing.left, block.left), _open(pairing.right, block.right)
        if left is None and right is None:
            continue
        if _follows(pairing.left, open_left, block.left) and _follows(pairing.right, open_right, block.right):
            open_left, open_right = _grown(open_left, left), _grown(open_right, right)
            continue
        if open_left or open_right:
            yield _phrase(pairing, open_left, open_right)
        open_left, open_right = left, right
    if open_left or open_right:
        yield _phrase(pairing, open_left, open_right)


def _open(half: Half, stretch: Stretch) -> Stretch | None:
    places = [at for at in half.open(range(*stretch)) if half.passage.tokens[at].sort != "sign"]
    return Stretch(places[0], places[-1] + 1) if places else None


def _follows(half: Half, before: Stretch | None, block: Stretch) -> bool:
    """Whether at most one word, itself unchanged, stands between."""
    if before is None:
        return False
    between = range(before.end, block.start)
    words = [at for at in between if half.passage.tokens[at].sort != "sign"]
    return len(words) <= 1 and not half.taken.intersection(between)


def _grown(before: Stretch | None, more: Stretch | None) -> Stretch | None:
    if before is None or more is None:
        return before or more
    return Stretch(before.start, more.end)


def _phrase(pairing: Pairing, left: Stretch | None, right: Stretch | None) -> Divergence:
    if left and right:
        relation, rule = Relation.SHIFT, "the same place in other words"
    else:
        relation = Relation.LEFT_ONLY if left else Relation.RIGHT_ONLY
        rule = "words on one side only that no rule takes for a claim"
    return pairing.claim("wording", relation, Severity.LOW, left, right, rule, tier=Tier.WORDING)


KIND = Kind("wording", "Wording", Tier.WORDING, "wording", "~", "The same said in other words.", find)
