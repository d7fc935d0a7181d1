"""What one side says and the other doesn't, inside a link or as whole sentences."""

from collections.abc import Iterator, Sequence

from workbench.core.difference import Stretch
from workbench.core.half import Half
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.pairing import Pairing
from workbench.core.passage import Passage

_LEAST_WORDS = 3
_LEAST_RESTYLED = 4
_KEPT = 0.8
_FEW_WORDS = 3
_KNOWN_SHARE = 0.75


def within(pairing: Pairing, kind: str, side: Side) -> Iterator[Divergence]:
    """Changed places where ``side`` has words of content and the other side has none."""
    if pairing.context.spun:
        yield from _slipped_in(pairing, kind, side)
        return
    if not (pairing.close or pairing.contained):
        return
    half, other = pairing.half(side), pairing.half(side.other)
    for block in pairing.blocks:
        here, there = (block.left, block.right) if side is Side.LEFT else (block.right, block.left)
        if not half.words(here) or (there.end > there.start and other.open(range(*there))):
            continue
        yield from _block(pairing, kind, side, here)


def _slipped_in(pairing: Pairing, kind: str, side: Side) -> Iterator[Divergence]:
    """In a copy spun word by word: one word of content more, between words that were kept."""
    half = pairing.half(side)
    for block in pairing.blocks:
        here, there = (block.left, block.right) if side is Side.LEFT else (block.right, block.left)
        content = _content(half, half.open(range(*here)), pairing)
        if there.start == there.end and len(content) == 1 == here.end - here.start and len(content[0]) > 4:
            left, right = (here, None) if side is Side.LEFT else (None, here)
            relation = Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY
            rule = f"“{half.passage.written(*here)}” was put between words that were kept"
            yield pairing.claim(kind, relation, Severity.LOW, left, right, rule)


def _block(pairing: Pairing, kind: str, side: Side, here: Stretch) -> Iterator[Divergence]:
    half = pairing.half(side)
    places = half.open(range(*here))
    content = _content(half, places, pairing)
    if len(content) < _least(pairing, side, here) or _said_elsewhere(pairing, side, content):
        return
    if _expands(pairing, side, here):
        return
    stretch = Stretch(places[0], places[-1] + 1)
    left, right = (stretch, None) if side is Side.LEFT else (None, stretch)
    relation = Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY
    rule = _rule(half.passage, stretch, len(content))
    yield pairing.claim(
        kind, relation, Severity.LOW, left, right, rule, values=_values(half.passage, stretch, side)
    )


def _rule(passage: Passage, stretch: Stretch, count: int) -> str:
    """Why a stretch counts: in its own words where they are few."""
    if count > _FEW_WORDS:
        return f"{count} words of content stand on one side only"
    return f"only one side says “{passage.written(*stretch)}”"


def _least(pairing: Pairing, side: Side, here: Stretch) -> int:
    """How many words of content tell something: the fewer, the more of the sentence was kept."""
    if pairing.context.restyled:
        return _LEAST_RESTYLED
    if pairing.kept < _KEPT:
        return _LEAST_WORDS
    passage = pairing.half(side).passage
    if any(here.start < cue.end and cue.start < here.end for cue in passage.cues):
        return _LEAST_WORDS
    before = passage.tokens[max(0, here.start - 1)]
    people = before.low in pairing.context.lexicon.aliases
    named = (before.capital and not people) or before.sort == "designator"
    return 2 if len(pairing.blocks) > 1 or named else 1


def _content(half: Half, places: Sequence[int], pairing: Pairing) -> list[str]:
    """The words of a stretch that carry meaning; numbers and dates have kinds of their own."""
    stop, typed = pairing.context.lexicon.stopwords, half.typed()
    words = [half.passage.tokens[at] for at in places if at not in typed]
    return [word.norm for word in words if word.sort != "sign" and word.norm not in stop]


def _expands(pairing: Pairing, side: Side, here: Stretch) -> bool:
    """Whether a stretch spells out an acronym that the other side has in its place."""
    half, other = pairing.half(side), pairing.half(side.other)
    defined = [d for d in half.passage.definitions if d.start <= here.start and here.end <= d.close]
    return any(token.text == d.short for d in defined for token in other.passage.tokens)


def _said_elsewhere(pairing: Pairing, side: Side, content: Sequence[str]) -> bool:
    """Whether the other article has most of these words anyway."""
    known = pairing.context.other(side).words
    return sum(word in known for word in content) >= _KNOWN_SHARE * len(content)


def _values(passage: Passage, stretch: Stretch, side: Side) -> tuple[str, str]:
    text = passage.written(*stretch)
    return (text, "") if side is Side.LEFT else ("", text)


def sentence(kind: str, side: Side, passage: Passage) -> Divergence:
    """A whole sentence that nothing in the other article matches."""
    span = passage.span(0, len(passage.tokens))
    rich = any(mention.slot in ("quantity", "money", "date") for mention in passage.mentions) or bool(
        passage.quotes
    )
    severity = Severity.MEDIUM if rich else Severity.LOW
    relation = Relation.LEFT_ONLY if side is Side.LEFT else Relation.RIGHT_ONLY
    left, right = (span, None) if side is Side.LEFT else (None, span)
    values = _values(passage, Stretch(0, len(passage.tokens)), side)
    rule = "nothing like this sentence is anywhere in the other article"
    return Divergence(kind, Tier.CLAIM, relation, severity, left, right, *values, rule)
