"""Makes the tree of a group: which relations hold it together, and which way each points."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.core.collation.table import siglum
from workbench.core.derivation import containment
from workbench.core.language import Language
from workbench.core.model import Article, Side
from workbench.core.origins.credits import Credits
from workbench.core.origins.errors import shared_errors
from workbench.core.origins.relations import Reader, Relation
from workbench.core.origins.values import Certainty, Edge, Origins
from workbench.core.script import Script, read
from workbench.core.sentences import split
from workbench.core.ticket import Ticket

# Below this share of common words two articles were written apart; quotes from one speech come to less.
_TAKEN = 0.25
# With an error in common less is enough.
_TAKEN_WITH_ERROR = 0.1
_STRONG = 3.0
_POINTS = 1.0
_ERROR = 0.05
# Ties whose weights are this close are equally close: twenty steps from nothing to the same text.
_STEPS = 20
_NOBODY = "Nothing tells which came first."


class _Tie(NamedTuple):
    """A relation that holds: ``net`` is above 0 where the right article looks like the derived one."""

    relation: Relation
    weight: float
    net: float
    words: tuple[str, ...]

    @property
    def directed(self) -> bool:
        """Whether the evidence points one way."""
        return abs(self.net) >= _POINTS

    @property
    def child(self) -> int:
        """The article that looks like the derived one."""
        return self.relation.left if self.net < 0 else self.relation.right


def derive(
    articles: Sequence[Article],
    relations: Sequence[Relation],
    language: Language,
    ticket: Ticket | None = None,
) -> Origins:
    """Who took from whom, from the relations of the pairs, as many as there are.

    The relations that share most make a tree (Kruskal 1956); each edge points where the signs of its two
    articles point. Raises Cancelled when the ticket is.
    """
    ticket = ticket or Ticket()
    reader = _reader(articles, relations, language, ticket)
    ties = _ties(reader, relations, ticket)
    edges = [_edge(tie) for tie in _tree(ties, articles)]
    order = sorted(range(len(articles)), key=lambda number: (articles[number].published or "~", number))
    notes = tuple(_notes(reader, number) for number in range(len(articles)))
    return Origins(tuple(edges), _origins(order, edges), notes)


def _reader(
    articles: Sequence[Article], relations: Sequence[Relation], language: Language, ticket: Ticket
) -> Reader:
    """Read what the signs need: only of articles that have to do with another one."""
    sources = Credits(language, (article.outlet for article in articles))
    wanted = {number for each in relations if max(each.shares) > 0 for number in (each.left, each.right)}
    scripts: dict[int, Script] = {}
    for done, number in enumerate(ticket.over(sorted(wanted), 1)):
        ticket.progress(0.7 * done / len(wanted), "Reading the articles of the group")
        text = articles[number].text
        scripts[number] = read(text, split(text, language), language)
    found = {
        number: tuple(sources.of(article.text, article.outlet)) for number, article in enumerate(articles)
    }
    names = tuple(sources.name(article.outlet) for article in articles)
    return Reader(articles, scripts, found, names, language)


def _ties(reader: Reader, relations: Sequence[Relation], ticket: Ticket) -> list[_Tie]:
    """The relations of articles of which one was made from the other, with all that is said of them."""
    signs = {
        each: reader.signs(each) for each in ticket.over(relations, 20) if each.is_reuse(_TAKEN_WITH_ERROR)
    }
    spoilt = frozenset(
        each.number(sign.side)
        for each, found in signs.items()
        for sign in found
        if sign.side is not None and sign.weight >= _STRONG
    )
    errors = shared_errors(relations, spoilt)
    made: list[_Tie] = []
    for each, found in signs.items():
        wrong = errors.get((min(each.left, each.right), max(each.left, each.right)), ())
        if not wrong and not each.is_reuse(_TAKEN):
            continue
        net = sum(sign.weight * (1 if sign.side is Side.RIGHT else -1) for sign in found if sign.side)
        words = (*_shared(each), *(sign.words for sign in found), *wrong)
        made.append(_Tie(each, each.weight + _ERROR * len(wrong), net, words))
    return made


def _shared(relation: Relation) -> Iterator[str]:
    """How much both have in common, unless a sign of it says so."""
    if not any(containment(relation.figures)):
        one, other = siglum(relation.left), siglum(relation.right)
        shares = [f"{share:.0%}".replace("%", " %") for share in relation.shares]
        yield f"{shares[0]} of {one} stands in {other}, and {shares[1]} of {other} in {one}."


def _tree(ties: Sequence[_Tie], articles: Sequence[Article]) -> list[_Tie]:
    """The closest ties that join everything that is joined, without a circle.

    First each article gets its closest source, then what nobody can order is joined, then an article that was
    made of several gets its other sources.
    """

    def rank(tie: _Tie) -> tuple[int, float, str, int, int]:
        pair = tie.relation.left, tie.relation.right
        first = min(articles[number].published or "~" for number in pair)
        return -round(tie.weight * _STEPS), -abs(tie.net), first, *pair

    tree = _Tree(len(articles))
    ordered = sorted(ties, key=rank)
    directed = [tie for tie in ordered if tie.directed]
    tree.add(tie for tie in directed if tie.child not in tree.children)
    undirected = (tie for tie in ordered if not tie.directed)
    tree.add(sorted(undirected, key=lambda tie: len(tree.children & {tie.relation.left, tie.relation.right})))
    tree.add(directed)
    return tree.ties


class _Tree:
    """Ties without a circle; ``children`` are the articles that have a source."""

    def __init__(self, count: int) -> None:
        self._home = list(range(count))
        self.ties: list[_Tie] = []
        self.children: set[int] = set()

    def add(self, ties: Iterable[_Tie]) -> None:
        """Take those ties, one by one, that join what is not joined yet."""
        for tie in ties:
            one, other = _top(self._home, tie.relation.left), _top(self._home, tie.relation.right)
            if one != other:
                self._home[max(one, other)] = min(one, other)
                self.ties.append(tie)
                if tie.directed:
                    self.children.add(tie.child)


def _top(home: list[int], number: int) -> int:
    while home[number] != number:
        home[number] = home[home[number]]
        number = home[number]
    return number


def _edge(tie: _Tie) -> Edge:
    parent, child, share = tie.relation.left, tie.relation.right, max(tie.relation.shares)
    if tie.net < 0:
        parent, child = child, parent
    if not tie.directed:
        return Edge(parent, child, Certainty.OPEN, share, (*tie.words, _NOBODY))
    certainty = Certainty.STRONG if abs(tie.net) >= _STRONG else Certainty.LIKELY
    return Edge(parent, child, certainty, share, tie.words)


def _origins(order: Sequence[int], edges: Iterable[Edge]) -> tuple[int, ...]:
    """For each article the one behind it, of those that nobody can tell apart the first in ``order``."""
    edges = list(edges)
    rank = {number: place for place, number in enumerate(order)}
    home = list(range(len(order)))
    for edge in edges:
        if not edge.directed:
            one, other = _top(home, edge.parent), _top(home, edge.child)
            first, second = sorted((one, other), key=rank.__getitem__)
            home[second] = first
    above: dict[int, Edge] = {}
    for edge in sorted((each for each in edges if each.directed), key=lambda each: -each.share):
        above.setdefault(_top(home, edge.child), edge)
    return tuple(_root(home, above, number) for number in range(len(order)))


def _root(home: list[int], above: Mapping[int, Edge], number: int) -> int:
    number = _top(home, number)
    while number in above:
        number = _top(home, above[number].parent)
    return number


def _notes(reader: Reader, number: int) -> tuple[str, ...]:
    """The sources that an article names and that are none of the group."""
    inside = set(reader.names)
    return tuple(f"Credits “{each.words}”." for each in reader.credits[number] if each.outlet not in inside)
