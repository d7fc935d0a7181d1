"""What the kinds that rest on closed word tables have in common."""

from collections.abc import Iterator

from workbench.core.difference import Stretch
from workbench.core.lexicon import Cue
from workbench.core.model import Divergence, Relation, Severity, Side
from workbench.core.pairing import Pairing


def opposed(pairing: Pairing, table: str) -> Iterator[tuple[Cue, Cue]]:
    """Cues of one table that stand in one changed place and belong to different classes."""
    lefts, rights = pairing.cue_changes(table)
    for mine in lefts if rights else ():
        block = pairing.block_at(Side.LEFT, mine.start)
        theirs = next((c for c in rights if block and block.right.start <= c.start < block.right.end), None)
        if theirs is not None:
            rights.remove(theirs)
            if mine.group != theirs.group:
                yield mine, theirs


def lone(pairing: Pairing, table: str) -> Iterator[tuple[Side, Cue]]:
    """Cues that one side has and the other lacks."""
    lefts, rights = pairing.cue_changes(table)
    if len(lefts) == len(rights) == 1:
        return
    for side, cues in ((Side.LEFT, lefts), (Side.RIGHT, rights)):
        for cue in cues:
            yield side, cue


def both(pairing: Pairing, kind: str, left: Cue, right: Cue, severity: Severity, rule: str) -> Divergence:
    """A shift between two cues."""
    where = Stretch(left.start, left.end), Stretch(right.start, right.end)
    return pairing.claim(kind, Relation.SHIFT, severity, *where, rule)


def one(
    pairing: Pairing,
    kind: str,
    side: Side,
    cue: Cue,
    severity: Severity,
    rule: str,
    relation: Relation | None = None,
) -> Divergence:
    """A cue that one side has; what stands in its place on the other is shown against it."""
    here, there = Stretch(cue.start, cue.end), pairing.across(side, cue.start)
    left, right = (here, there) if side is Side.LEFT else (there, here)
    chosen = relation or (Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY)
    if chosen in (Relation.LEFT_ONLY, Relation.RIGHT_ONLY):
        left, right = (here, None) if side is Side.LEFT else (None, here)
    return pairing.claim(kind, chosen, severity, left, right, rule)


def words(pairing: Pairing, side: Side, cue: Cue) -> str:
    """A cue as it is written."""
    tokens = pairing.half(side).passage.tokens[cue.start : cue.end]
    return " ".join(token.text for token in tokens)


def against(pairing: Pairing, left: Cue, right: Cue) -> str:
    """The reason for a shift between two cues: the words and the classes they belong to."""
    mine, theirs = words(pairing, Side.LEFT, left), words(pairing, Side.RIGHT, right)
    return f"“{mine}” ({left.group}) stands against “{theirs}” ({right.group})"
