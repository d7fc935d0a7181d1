from collections.abc import Callable

from workbench.core.draft import Draft
from workbench.core.model import Quote, Span
from workbench.flow import articles, comparing, facts, history
from workbench.flow.projects import Project

OLD = "The council met on Monday. It approved the budget of 4 million euros. 🚀 A bridge was promised."
NEW = (
    "Updated. The council met on Monday. It approved the budget of 5 million euros. 🚀 A bridge was promised."
)


def two(project: Project, draft: Callable[..., Draft]) -> str:
    (guid,) = articles.add_articles(project, [draft(OLD, "Budget")]).articles
    articles.add_version(project, guid, draft(NEW, "Budget"))
    return guid


def test_every_version_is_listed_and_can_be_read(project: Project, draft: Callable[..., Draft]) -> None:
    guid = two(project, draft)
    assert [(each.number, each.reviewer) for each in articles.versions(project, guid)] == [
        (1, "Anna"),
        (2, "Anna"),
    ]
    assert articles.article(project, guid, 1).text == OLD
    assert (articles.article(project, guid).text, articles.article(project, guid).version) == (NEW, 2)


def test_two_versions_are_compared_like_two_articles(project: Project, draft: Callable[..., Draft]) -> None:
    guid = two(project, draft)
    found = comparing.compare_articles(articles.article(project, guid, 1), articles.article(project, guid, 2))
    said = {(d.left.of(OLD), d.right.of(NEW)) for d in found.divergences if d.left and d.right}
    assert any("4 million" in left and "5 million" in right for left, right in said)


def test_a_quote_of_an_earlier_version_is_sought_in_the_later_ones(
    project: Project, draft: Callable[..., Draft]
) -> None:
    guid = two(project, draft)
    start = OLD.index("A bridge")
    fact = facts.tag_fact(project, "A bridge", [Quote(guid, Span(start, start + 22), version=1)])
    (piece,) = fact.evidence
    moved = NEW.index("A bridge")
    assert (piece.exact, piece.anchor_status) == ("A bridge was promised.", "moved")
    assert piece.span == Span(moved, moved + 22)


def test_a_quote_that_only_the_earlier_version_has_is_kept_and_called_changed(
    project: Project, draft: Callable[..., Draft]
) -> None:
    guid = two(project, draft)
    start = OLD.index("4 million")
    fact = facts.tag_fact(project, "4 million", [Quote(guid, Span(start, start + 15), version=1)])
    assert fact.evidence[0].exact == "4 million euros"
    assert fact.evidence[0].anchor_status != "exact"
    history.undo(project)
    assert facts.facts(project) == ()
