"""What nodes and lines say in words, for the panel, the tooltip and the screen reader."""

from collections.abc import Sequence
from types import MappingProxyType

from workbench.core.collation.table import siglum
from workbench.core.model import Article
from workbench.core.origins import Certainty, Edge, Origins
from workbench.gui.origins.picture import Line, Node
from workbench.gui.parts.words import day, plural

_NAMED = 8
_MANY_COPIES = 3
SURE = MappingProxyType(
    {
        Certainty.STRONG: "strong evidence",
        Certainty.LIKELY: "some evidence",
        Certainty.OPEN: "nobody knows which came first",
    }
)


def who(articles: Sequence[Article], number: int) -> str:
    """An article by its letter, outlet and date: “C, Zephyrnet, 12 Feb 2024”."""
    article = articles[number]
    known = (siglum(number), article.outlet.strip(), day(article.published) or "no date")
    return ", ".join(part for part in known if part)


def name(node: Node) -> str:
    """The letter of a node, of a stack with how many it holds: “C”, “D and 36 more”."""
    more = len(node.stack.members) - 1
    return siglum(node.stack.front) + (f" and {more:,} more" if more else "")


def role(found: Origins, number: int) -> str:
    """Whether an article is an origin, goes back to one, or has its text and nobody knows who came first."""
    origin = found.origins[number]
    if origin == number:
        return "origin"
    return f"{'from' if is_taken(found, number) else 'text of'} {siglum(origin)}"


def is_taken(found: Origins, number: int) -> bool:
    """Whether anything says that an article was taken from another one."""
    return any(edge.directed and edge.child == number for edge in found.edges)


def node_title(articles: Sequence[Article], node: Node) -> str:
    """The head line of a node."""
    if len(node.stack.members) > 1:
        return f"{plural(len(node.stack.members), 'article')} on one stack: {name(node)}"
    title = articles[node.stack.front].title
    return f"{who(articles, node.stack.front)}{f': {title}' if title else ''}"


def node_lines(articles: Sequence[Article], found: Origins, node: Node) -> list[str]:
    """What is known of a node, line by line."""
    members = node.stack.members
    if len(members) > 1:
        said = [f"{who(articles, number)}, {role(found, number)}" for number in members[:_NAMED]]
        more = len(members) - _NAMED
        return said + ([f"… and {more:,} more"] if more > 0 else [])
    number = node.stack.front
    copies = sum(origin == number for origin in found.origins) - 1
    if found.origins[number] != number:
        origin = siglum(found.origins[number])
        open_end = f"Shares its text with {origin}; nobody knows which came first."
        said = [f"Goes back to {origin}." if is_taken(found, number) else open_end]
    elif copies:
        said = [f"An origin; {plural(copies, 'other article has', 'other articles have')} its text."]
    else:
        said = ["An origin of its own: nothing was taken from another article here, and nothing from it."]
    return said + list(found.notes[number] if number < len(found.notes) else ())


def line_title(line: Line) -> str:
    """The head line of a line: “E was taken from C (strong evidence)”."""
    if len(line.edges) > 1:
        return f"{plural(len(line.edges), 'article')} on the stack"
    return _outcome(line.edge)


def line_lines(line: Line) -> list[str]:
    """The evidence of a line; of many edges the outcome of each."""
    if len(line.edges) == 1:
        return list(line.edge.evidence)
    said = [_outcome(edge) for edge in line.edges[:_NAMED]]
    more = len(line.edges) - _NAMED
    said += [f"… and {more:,} more"] if more > 0 else []
    return said + [f"{_outcome(line.edge)}: {words}" for words in line.edge.evidence[:_MANY_COPIES]]


def _outcome(edge: Edge) -> str:
    one, other = siglum(edge.parent), siglum(edge.child)
    if not edge.directed:
        return f"{one} and {other} share their text ({SURE[edge.certainty]})"
    return f"{other} was taken from {one} ({SURE[edge.certainty]})"


def pill(line: Line) -> str:
    """The little that stands on a line."""
    if len(line.edges) > 1:
        return f"{len(line.edges):,}×"
    return f"{line.edge.share:.0%}".replace("%", " %")
