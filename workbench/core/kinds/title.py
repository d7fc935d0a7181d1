"""Another office for one person or body."""

from collections.abc import Iterator

from workbench.core.contrasting import differing
from workbench.core.difference import Stretch
from workbench.core.kind import Kind
from workbench.core.model import Divergence, Relation, Severity, Tier
from workbench.core.pairing import Pairing
from workbench.core.values.mention import Mention
from workbench.core.values.names import Name


def find(pairing: Pairing) -> Iterator[Divergence]:
    """Offices before one name that differ, then offices elsewhere that a table sets apart."""
    for left, right in pairing.matched("name"):
        yield from _offices(pairing, left, right)
    yield from differing(pairing, "title", Severity.MEDIUM, Relation.CONFLICT)


def _offices(pairing: Pairing, left: Mention, right: Mention) -> Iterator[Divergence]:
    a, b = left.value, right.value
    if not (isinstance(a, Name) and isinstance(b, Name)) or not a.title or not b.title:
        return
    lexicon = pairing.context.lexicon
    courtesy, same = lexicon.words("courtesy_titles"), lexicon.language.map("title_aliases")
    if a.title in courtesy or b.title in courtesy or same.get(a.title, a.title) == same.get(b.title, b.title):
        return
    where = _stretch(left, a), _stretch(right, b)
    mine, theirs = pairing.left.passage.written(*where[0]), pairing.right.passage.written(*where[1])
    rule = f"{left.label} is “{mine}” on one side and “{theirs}” on the other"
    yield pairing.claim("title", Relation.CONFLICT, Severity.MEDIUM, *where, rule)


def _stretch(mention: Mention, name: Name) -> Stretch:
    return Stretch(mention.start - name.title_tokens, mention.start)


KIND = Kind(
    "title",
    "Title",
    Tier.CLAIM,
    "claim",
    "§",
    "The office of a person or body.",
    find,
    looks=frozenset({"offices", "title apart"}),
)
