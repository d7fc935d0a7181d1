"""What a sentence without a partner says that the other article says nowhere: its values, quotes, sources."""

from collections.abc import Iterator

from workbench.core.difference import Stretch
from workbench.core.known import Known
from workbench.core.model import Divergence, Relation, Severity, Side, Tier
from workbench.core.passage import Passage
from workbench.core.values.quantities import Quantity

_MEASURED = frozenset({"quantity", "money", "date"})
_LONGEST_SOURCE = 12
_SHORTEST_QUOTE = 2


def only_here(side: Side, passage: Passage, other: Known) -> Iterator[Divergence]:
    """The typed slots of one sentence that the ``other`` article doesn't have."""
    told: set[int] = set()
    for quote in passage.quotes:
        words = passage.words(quote.start, quote.end)
        if quote.closed and len(words) >= _SHORTEST_QUOTE and not other.runs(words):
            stretch = Stretch(quote.start, quote.end)
            told.update(range(*stretch))
            text = passage.written(*stretch)
            yield one_sided("quote", side, passage, stretch, text, "the other article doesn't quote it")
    for mention in passage.mentions:
        value = mention.value
        weak = isinstance(value, Quantity) and value.form in ("weak", "ordinal", "multiple")
        if mention.slot in _MEASURED and mention.start not in told and not weak and not other.says(mention):
            stretch = Stretch(mention.start, mention.end)
            yield one_sided(
                mention.slot, side, passage, stretch, mention.label, "the other article doesn't say it"
            )
    for cue in passage.cues:
        if cue.table == "attribution":
            stretch = source(passage, cue.start, cue.end)
            if not other.runs(passage.words(*stretch)):
                text = passage.written(*stretch)
                yield one_sided(
                    "attribution", side, passage, stretch, text, "only this article names this source"
                )


def source(passage: Passage, start: int, end: int) -> Stretch:
    """The phrase that names a source, from its cue to the next sign."""
    tokens, last = passage.tokens, min(len(passage.tokens), end + _LONGEST_SOURCE)
    while end < last and (tokens[end].sort != "sign" or tokens[end].text in "-'’"):
        end += 1
    return Stretch(start, end)


def one_sided(kind: str, side: Side, passage: Passage, stretch: Stretch, value: str, rule: str) -> Divergence:
    """A finding of one side alone, outside any link."""
    span = passage.span(*stretch)
    if side is Side.LEFT:
        return Divergence(kind, Tier.CLAIM, Relation.LEFT_ONLY, Severity.LOW, span, None, value, "", rule)
    return Divergence(kind, Tier.CLAIM, Relation.RIGHT_ONLY, Severity.LOW, None, span, "", value, rule)
