"""The claim table of three articles or more, from the comparisons of their pairs."""

import re
from collections.abc import Iterator, Sequence

from workbench.core.collation.acronyms import acronym_slots
from workbench.core.collation.folding import fold
from workbench.core.collation.rows import RowMaker, ranked
from workbench.core.collation.slots import slots
from workbench.core.collation.statements import statements
from workbench.core.collation.table import STATEMENT, Cell, CellState, Collation, Compared, Row, siglum
from workbench.core.collation.told import Told
from workbench.core.collation.web import Web
from workbench.core.diverging import uncollected
from workbench.core.language import Language
from workbench.core.lexicon import lexicon
from workbench.core.model import Article
from workbench.core.sentences import split
from workbench.core.ticket import Ticket

__all__ = ["STATEMENT", "Cell", "CellState", "Collation", "Compared", "Row", "collate", "siglum"]

_SIDES = re.compile(r" \(left: [^()]*, right: [^()]*\)")


@uncollected()
def collate(
    articles: Sequence[Article],
    comparisons: Sequence[Compared],
    languages: Sequence[Language],
    origins: Sequence[int] | None = None,
    ticket: Ticket | None = None,
) -> Collation:
    """Lay what the articles claim side by side, one row for each thing claimed, most disputed first.

    ``comparisons`` are those of the pairs, as many as there are; ``languages`` has the tables to read each
    article with. ``origins`` tells for each article the number of the one it was taken from (itself: from
    none); without it, what was mostly taken over counts as a copy. Copies never count as witnesses. Raises
    Cancelled when the ticket is.
    """
    ticket = ticket or Ticket()
    told = [
        Told(number, article, split(article.text, language), lexicon(language))
        for number, (article, language) in enumerate(zip(articles, languages, strict=True))
    ]
    web = Web(told, comparisons)
    folded = tuple(origins) if origins is not None else fold(articles, comparisons)
    ticket.progress(0.2, "Laying claims side by side")
    made, ties = slots(web, ticket)
    ticket.progress(0.6, "Laying claims side by side")
    small = frozenset(word for language in languages for word in lexicon(language).acronym_small)
    maker = RowMaker(web, folded, ties)
    found = [maker.row(slot) for slot in (*acronym_slots(web, small), *made)]
    found += [maker.statement(places) for places in statements(web)]
    rows = ranked((row for row in found if row is not None), folded)
    ticket.progress(1.0)
    return Collation(
        tuple(a.guid for a in articles), folded, rows, tuple(_notices(comparisons, len(articles)))
    )


def _notices(comparisons: Sequence[Compared], count: int) -> Iterator[str]:
    """What comparisons have to say, each once, after the letters of its articles unless those are all."""
    about: dict[str, set[int]] = {}
    for pair in comparisons:
        for notice in pair.comparison.notices:
            about.setdefault(_SIDES.sub("", notice), set()).update((pair.left, pair.right))
    for notice, numbers in about.items():
        letters = ", ".join(map(siglum, sorted(numbers)))
        yield notice if len(numbers) == count else f"{letters}: {notice}"
