"""How sure or how binding: will or may, must or should, planned or done, alleged or stated."""

from collections.abc import Iterator

from workbench.core.cueing import against, both, lone, one, opposed, words
from workbench.core.kind import Kind
from workbench.core.lexicon import Cue
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Pairing

_ALONE = frozenset(
    {"may", "must", "should", "likely", "unlikely", "certain", "alleged", "seem", "optional", "expected"}
)
_FUTURE = frozenset({"will"})


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Modal words of another class in one place, and those that one side lacks."""
    if not pairing.alike:
        return
    like = pairing.context.lexicon.modal_pairs
    for left, right in opposed(pairing, "modals"):
        if frozenset({left.group, right.group}) not in like:
            rule = against(pairing, left, right)
            yield both(pairing, "modality", left, right, Severity.HIGH, rule)
    if not pairing.close:
        return
    for side, cue in lone(pairing, "modals"):
        if cue.group in _ALONE or (cue.group in _FUTURE and _past_across(pairing, side, cue)):
            rule = f"only one side says “{words(pairing, side, cue)}” ({cue.group})"
            yield one(pairing, "modality", side, cue, Severity.MEDIUM, rule, Relation.SHIFT)


def _past_across(pairing: Pairing, side: Side, cue: Cue) -> bool:
    """Whether the other side tells the same as something that already happened."""
    block = pairing.block_at(side, cue.start)
    if block is None:
        return False
    other = pairing.half(side.other).passage
    stretch = block.right if side is Side.LEFT else block.left
    past = pairing.context.lexicon.words("past_forms")
    return any(t.norm in past or t.norm.endswith("ed") for t in other.tokens[stretch.start : stretch.end])


KIND = Kind(
    "modality",
    "Modality",
    Tier.CLAIM,
    "claim",
    "?",
    "How sure or how binding a statement is.",
    find,
    looks=frozenset({"modals"}),
)
