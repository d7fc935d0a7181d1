"""Words for what is talked about that a table sets apart."""

from collections.abc import Iterator

from workbench.core import swapped
from workbench.core.contrasting import differing
from workbench.core.difference import Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing, Rest


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Words in one place that exclude each other, and the one swap of a sentence otherwise kept."""
    yield from _designations(pairing)
    yield from differing(pairing, "term", Severity.MEDIUM, Relation.SHIFT)
    yield from swapped.differing(pairing, "term")


def _designations(pairing: Pairing) -> Iterator[Divergence]:
    """Another model or type in one place: "PAC-3" against "PAC-2"."""
    for block in pairing.blocks if pairing.alike else ():
        if block.left.start == block.left.end or block.right.start == block.right.end:
            continue
        left, right = _designators(pairing.left, block.left), _designators(pairing.right, block.right)
        if len(left) == len(right) == 1 and _plain(pairing.left, left[0]) != _plain(pairing.right, right[0]):
            where = Stretch(left[0], left[0] + 1), Stretch(right[0], right[0] + 1)
            yield pairing.claim("term", Relation.CONFLICT, Severity.HIGH, *where, "the designations differ")


def _designators(half: Half, stretch: Stretch) -> list[int]:
    return [at for at in half.words(stretch) if half.passage.tokens[at].sort == "designator"]


def _plain(half: Half, at: int) -> str:
    """A designation without its hyphens and the ending of several of its kind ("F-35s")."""
    return half.passage.tokens[at].norm.replace("-", "").removesuffix("s")


KIND = Kind("term", "Term", Tier.CLAIM, "claim", "T", "Words for what is talked about.", find, rest=Rest.BOTH)
