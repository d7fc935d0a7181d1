"""What the similarity map says of a pair, in words; pure, without a window."""

from workbench.flow.library import ArticleCard
from workbench.flow.mapping import Shared
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import plural, source

LONGEST = 60


def name(card: ArticleCard) -> str:
    """An article by its source, else by its title."""
    if card.outlet:
        return source(card.outlet, card.published)
    title = one_line(card.title) or "Untitled"
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rstrip()} …"


def percent(share: float) -> str:
    """``43 %``; a little is never nothing, and nearly all not all."""
    if 0 < share < 0.01:
        return "< 1 %"
    return f"{min(99, round(share * 100)) if share < 1 else 100} %"


def of_pair(one: ArticleCard, other: ArticleCard, figures: Shared | None, likeness: float | None) -> str:
    """Both questions about a pair, each with its answer."""
    both = f"{name(one)} — {name(other)}"
    if figures is not None:
        verb = "diverges" if figures.diverging == 1 else "diverge"
        claims = f"{plural(figures.diverging, 'claim')} of both {verb}"
        return f"{both}: {percent(figures.reused)} of one stands in the other; {claims}."
    if likeness is not None:
        return f"{both}: about {percent(likeness)} of one stands in the other; not compared yet."
    return f"{both}: not compared yet."


def counted(articles: int, missing: int, left_out: int) -> str:
    """``12 articles, 66 pairs; 10 not compared yet``."""
    pairs = articles * (articles - 1) // 2
    said = f"{plural(articles, 'article')}, {plural(pairs, 'pair')}"
    if missing:
        said += f"; {missing:,} not compared yet"
    return said + (
        f". {left_out:,} more are left out: select those you mean in the library." if left_out else ""
    )
