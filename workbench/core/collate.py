"""The claim table of three articles or more, from the comparisons of their pairs."""

from collections.abc import Sequence

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
from workbench.core.model import Article, Sentence
from workbench.core.sentences import split
from workbench.core.ticket import Ticket

__all__ = ["STATEMENT", "Cell", "CellState", "Collation", "Compared", "Row", "collate", "siglum"]


@uncollected()
def collate(
    articles: Sequence[Article],
    comparisons: Sequence[Compared],
    language: Language,
    origins: Sequence[int] | None = None,
    ticket: Ticket | None = None,
) -> Collation:
    """Lay what the articles claim side by side, one row for each thing claimed, most disputed first.

    ``comparisons`` are those of the pairs, as many as there are. ``origins`` tells for each article the
    number of the one it was taken from (itself: from none); without it, what was mostly taken over counts as
    a copy. Copies never count as witnesses. Raises Cancelled when the ticket is.
    """
    ticket = ticket or Ticket()
    tables = lexicon(language)
    sentences = _sentences(articles, comparisons, language)
    told = [Told(i, article, sentences[i], tables) for i, article in enumerate(articles)]
    web = Web(told, comparisons)
    folded = tuple(origins) if origins is not None else fold(articles, comparisons)
    ticket.progress(0.2, "Laying claims side by side")
    made, ties = slots(web, ticket)
    ticket.progress(0.6, "Laying claims side by side")
    maker = RowMaker(web, folded, ties)
    found = [maker.row(slot) for slot in (*acronym_slots(web, tables.acronym_small), *made)]
    found += [maker.statement(places) for places in statements(web)]
    rows = ranked((row for row in found if row is not None), folded)
    ticket.progress(1.0)
    notices = dict.fromkeys(notice for pair in comparisons for notice in pair.comparison.notices)
    return Collation(tuple(a.guid for a in articles), folded, rows, tuple(notices))


def _sentences(
    articles: Sequence[Article], pairs: Sequence[Compared], language: Language
) -> list[Sequence[Sentence]]:
    """The sentences of each article, as its first comparison cut them."""
    known: dict[int, Sequence[Sentence]] = {}
    for pair in pairs:
        known.setdefault(pair.left, pair.comparison.left)
        known.setdefault(pair.right, pair.comparison.right)
    return [known[i] if i in known else split(article.text, language) for i, article in enumerate(articles)]
