"""Who says so: a source dropped or added, and verbs that take another stance to what is reported."""

from collections.abc import Iterator

from workbench.core.apart import source
from workbench.core.cueing import against, both, lone, opposed
from workbench.core.kind import Kind
from workbench.core.lexicon import Cue
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Pairing

_NEUTRAL = "say"


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Reporting verbs of another stance in one place, and sources that one side names."""
    if not pairing.alike:
        return
    for left, right in opposed(pairing, "reporting_verbs"):
        rule = against(pairing, left, right)
        yield both(pairing, "attribution", left, right, Severity.MEDIUM, rule)
    if not (pairing.close or pairing.contained):
        return
    for side, cue in lone(pairing, "attribution"):
        if not any(c.group == _NEUTRAL for c in _verbs(pairing, side.other)):
            yield from _source(pairing, side, cue)


def _verbs(pairing: Pairing, side: Side) -> list[Cue]:
    left, right = pairing.cue_changes("reporting_verbs")
    return left if side is Side.LEFT else right


def _source(pairing: Pairing, side: Side, cue: Cue) -> Iterator[Divergence]:
    """The whole phrase that names the source, up to the next sign; none that the other article has too."""
    passage, other = pairing.half(side).passage, pairing.context.other(side)
    stretch = source(passage, cue.start, cue.end)
    if other.runs(passage.words(*stretch)):
        return
    left, right = (stretch, None) if side is Side.LEFT else (None, stretch)
    relation = Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY
    rule = "only one side names this source"
    yield pairing.claim("attribution", relation, Severity.MEDIUM, left, right, rule)


KIND = Kind(
    "attribution",
    "Attribution",
    Tier.CLAIM,
    "claim",
    "@",
    "Who is named as the source, and how.",
    find,
    looks=frozenset({"reporting_verbs", "attribution"}),
)
