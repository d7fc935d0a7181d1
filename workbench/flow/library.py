"""The library at any size: listing, describing and changing many articles at once."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from workbench.core.problem import Problem
from workbench.flow import articles, typed
from workbench.flow.projects import Project
from workbench.store import ArticleCard
from workbench.store import articles as stored_articles
from workbench.store import library as stored
from workbench.store.library import MEASURES, ORDERS, REVIEWS, Facets, GroupCard, Listing, Query

__all__ = [
    "MEASURES",
    "ORDERS",
    "REVIEWS",
    "ArticleCard",
    "Facets",
    "GroupCard",
    "Listing",
    "Query",
    "card",
    "cards",
    "confirm",
    "count",
    "edit_articles",
    "facets",
    "groups",
    "listing",
    "remove_articles",
    "rule",
]

MOST_RULED = 60
"""The most articles that one ruling takes, for it is a ruling on every pair of them."""


def listing(project: Project, query: Query) -> Listing:
    """The numbers of the articles that answer a query, in its order."""
    return stored.listing(project, query)


def cards(project: Project, keys: Sequence[int]) -> tuple[ArticleCard, ...]:
    """What a list shows of some articles (a page of some hundred), in the order given, without those gone."""
    return stored.cards(project, keys)


def card(project: Project, guid: str) -> ArticleCard | None:
    """What a list shows of one article, or None when it is gone."""
    return stored.card(project, guid)


def count(project: Project) -> int:
    """How many articles there are."""
    return stored.count(project)


def facets(project: Project) -> Facets:
    """What the library can be narrowed by: outlets with counts, dates, groups and review states."""
    return stored.facets(project)


def groups(project: Project, measure: str) -> tuple[GroupCard, ...]:
    """The groups of two articles or more by one of ``MEASURES``, the largest first."""
    return stored.groups(project, measure)


def edit_articles(project: Project, guids: Sequence[str], changes: Mapping[str, str]) -> int:
    """Change the same fields of many articles as one action; returns how many were changed.

    Only what differs is written. A field that is edited is not guessed any more.
    """
    fit = articles.fit_changes(changes)
    with project.action("Edit articles") as action:
        keys = list(stored.keys_of(action, guids).values())
        changed = stored.edit(action, keys, fit)
        action.label = f"Edit {', '.join(fit)} of {_counted(changed)}"
    return changed


def confirm(project: Project, guids: Sequence[str], fields: Sequence[str] = articles.EDITABLE) -> int:
    """Say that guessed details are right as they are; returns how many articles had a guess among them."""
    with project.action("Confirm details") as action:
        changed = stored.confirm(action, list(stored.keys_of(action, guids).values()), fields)
        action.label = f"Confirm what was guessed of {_counted(changed)}"
    return changed


def remove_articles(project: Project, guids: Sequence[str]) -> int:
    """Take many articles out of the project as one action; refused while facts quote any of them."""
    with project.action("Remove articles") as action:
        keys = list(stored.keys_of(action, guids).values())
        quoted = stored.quoted(action, keys)
        if quoted:
            titles = ", ".join(typed.named(title) for title in quoted[:3])
            more = f" and {len(quoted) - 3:,} more" if len(quoted) > 3 else ""
            raise Problem(
                f"Nothing was removed, because facts quote {titles}{more}. Remove that evidence first, or "
                "choose the other articles alone.",
                "\n".join(quoted),
            )
        for key in keys:
            stored_articles.remove(action, key)
        action.label = f"Remove {_counted(len(keys))}"
    return len(keys)


def rule(project: Project, guids: Sequence[str], ruling: str, measure: str = "near") -> None:
    """Say that articles belong together, or apart, by one of ``MEASURES``; an empty ruling takes it back.

    Every pair of them is ruled on, and the groups follow at once. A ruling holds against what is computed.
    """
    if ruling not in ("together", "apart", "") or measure not in MEASURES:
        raise ValueError(f"{ruling} {measure}")
    if len(guids) > MOST_RULED:
        raise Problem(
            f"That is a ruling on too many articles. Nothing was changed; choose {MOST_RULED} at most."
        )
    with project.action("Rule on articles") as action:
        keys = stored.keys_of(action, guids)
        pairs = [(min(pair), max(pair)) for pair in combinations(keys.values(), 2)]
        stored.rule(action, pairs, ruling, measure)
        word = {"together": "Put together", "apart": "Hold apart", "": "Take back the ruling on"}[ruling]
        action.label = f"{word} {_counted(len(keys))}"


def _counted(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
