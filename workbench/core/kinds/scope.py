"""How much of something is meant: all, most, mainly, such as, only if."""

from collections.abc import Iterator

from workbench.core.contrasting import differing
from workbench.core.cueing import against, both, lone, one, opposed, words
from workbench.core.difference import Stretch
from workbench.core.half import Half
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Pairing

_EXAMPLE = "example"
_ALONE = frozenset({"most", "part", "example", "except", "condition"})


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Words of scope of another class in one place, and those that one side lacks."""
    yield from _examples(pairing, Side.LEFT)
    yield from _examples(pairing, Side.RIGHT)
    if not pairing.alike:
        return
    for left, right in opposed(pairing, "scope"):
        rule = against(pairing, left, right)
        yield both(pairing, "scope", left, right, Severity.MEDIUM, rule)
    yield from differing(pairing, "scope", Severity.MEDIUM, Relation.SHIFT)
    if not pairing.close:
        return
    for side, cue in lone(pairing, "scope"):
        if cue.group in _ALONE:
            rule = f"only one side says “{words(pairing, side, cue)}” ({cue.group})"
            yield one(pairing, "scope", side, cue, Severity.MEDIUM, rule)


def _examples(pairing: Pairing, side: Side) -> Iterator[Divergence]:
    """One side names a thing as an example of a wider one, the other names only the thing itself."""
    half, other = pairing.half(side), pairing.half(side.other)
    cues = [cue for cue in half.free_cues("scope") if cue.group == _EXAMPLE]
    if not cues:
        return
    norms = [token.norm for token in other.passage.tokens]
    examples = {cue.end for cue in other.passage.cues if cue.group == _EXAMPLE}
    for cue in cues:
        wider, thing = _content(pairing, half, cue.start - 1, -1), _content(pairing, half, cue.end, 1)
        if wider is None or thing is None:
            continue
        word = half.passage.tokens[thing].norm
        if (
            word in norms
            and half.passage.tokens[wider].norm not in norms
            and norms.index(word) not in examples
        ):
            here, there = Stretch(wider, thing + 1), Stretch(norms.index(word), norms.index(word) + 1)
            left, right = (here, there) if side is Side.LEFT else (there, here)
            rule = f"“{half.passage.tokens[thing].text}” is only an example on one side"
            yield pairing.claim("scope", Relation.SHIFT, Severity.MEDIUM, left, right, rule)


def _content(pairing: Pairing, half: Half, at: int, step: int) -> int | None:
    """The nearest word of content from a token on, signs passed over."""
    tokens = half.passage.tokens
    while 0 <= at < len(tokens) and tokens[at].sort == "sign":
        at += step
    stop = pairing.context.lexicon.stopwords
    return at if 0 <= at < len(tokens) and tokens[at].norm not in stop else None


KIND = Kind(
    "scope",
    "Scope",
    Tier.CLAIM,
    "claim",
    "∀",
    "How much of something is meant.",
    find,
    looks=frozenset({"scope", "scope apart"}),
)
