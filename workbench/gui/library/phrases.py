"""What a row of the library says, in words; pure, without a window."""

from workbench.flow.arranging import GroupCard
from workbench.flow.library import ArticleCard
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import day, plural, source

ALONE = "In no group"


def figures(card: ArticleCard, facts: int, read: str = "", noted: bool = False) -> str:
    """How long an article is, how many facts quote it, who read it, its file while its outlet is unknown."""
    parts = (
        read,
        plural(card.words, "word"),
        plural(facts, "fact") if facts else "",
        "memo" if noted else "",
        "" if card.outlet else one_line(card.file_name),
    )
    return " · ".join(part for part in parts if part)


def sentence(card: ArticleCard, badge: str, facts: int, read: str = "", noted: bool = False) -> str:
    """One row as a screen reader says it."""
    place = f"{badge}: " if badge else ""
    title = one_line(card.title) or "untitled"
    return f"{place}{source(card.outlet, card.published)}: {title}, {figures(card, facts, read, noted)}"


def heading(group: GroupCard | None, listed: int) -> str:
    """``4 articles · 2 outlets · 10–12 Apr 2024``; ``3 of 4 articles`` where some are not listed."""
    if group is None:
        return f"{ALONE} · {plural(listed, 'article')}"
    held = plural(group.articles, "article")
    count = held if listed >= group.articles else f"{listed:,} of {held}"
    outlets = plural(group.outlets, "outlet") if group.outlets else ""
    return " · ".join(part for part in (count, outlets, days(group.first, group.last)) if part)


def days(first: str, last: str) -> str:
    """``10–12 Apr 2024``, ``30 Apr – 2 May 2024``; one day where both are the same."""
    one, other = day(first[:10]), day(last[:10])
    if not one or one == other:
        return other
    here, there = one.split(" "), other.split(" ")
    while len(here) > 1 and len(here) == len(there) and here[-1] == there[-1]:
        here, there = here[:-1], there[:-1]
    tail = other.removeprefix(" ".join(there)).strip()
    dash = "–" if len(here) == len(there) == 1 else " – "
    return f"{' '.join(here)}{dash}{' '.join(there)} {tail}".strip()
