"""Which articles are copies of which, as far as a table of pairs tells."""

from collections.abc import Sequence

from workbench.core.collation.table import Compared
from workbench.core.model import Article, Side

COPIED = 0.5
"""An article of which so much was taken over is a copy."""


def fold(articles: Sequence[Article], pairs: Sequence[Compared]) -> tuple[int, ...]:
    """For each article the number of the one it was taken from, itself where there is none.

    Of two that share most of their text the one with more signs of being made from the other is the copy,
    then the later one, then the shorter one.
    """
    groups = list(range(len(articles)))
    for pair in pairs:
        if _shared(pair) >= COPIED:
            one, other = groups[pair.left], groups[pair.right]
            groups = [one if group == other else group for group in groups]
    return _headed(articles, groups, pairs)


def _headed(articles: Sequence[Article], groups: Sequence[int], pairs: Sequence[Compared]) -> tuple[int, ...]:
    """The groups named by the article that was least often made from another of the same."""
    losses = [0] * len(articles)
    for pair in pairs:
        if groups[pair.left] == groups[pair.right] and _shared(pair) >= COPIED:
            copy = pair.left if _root(articles, pair) == pair.right else pair.right
            losses[copy] += 1
    members: dict[int, list[int]] = {}
    for index, group in enumerate(groups):
        members.setdefault(group, []).append(index)
    heads = {group: min(inside, key=lambda i: (losses[i], i)) for group, inside in members.items()}
    return tuple(heads[group] for group in groups)


def _shared(pair: Compared) -> float:
    figures = pair.comparison.figures
    return max(*(figures.get(f"reused_{side}", 0.0) for side in Side), COPIED * figures.get("spun", 0.0))


def _root(articles: Sequence[Article], pair: Compared) -> int:
    """The one of a pair that the other was rather taken from."""
    figures = pair.comparison.figures
    made = [figures.get(f"signs_{side}", 0.0) for side in Side]
    if made[0] != made[1]:
        return pair.right if made[0] > made[1] else pair.left
    left, right = articles[pair.left], articles[pair.right]
    if left.published and right.published and left.published != right.published:
        return pair.left if left.published < right.published else pair.right
    return pair.left if len(left.text) >= len(right.text) else pair.right
