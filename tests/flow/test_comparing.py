import pickle
from pathlib import Path

from workbench.core.decisions import Decision, DecisionKind
from workbench.core.model import Article, LinkRelation
from workbench.flow import articles, comparing, projects


def test_two_articles_of_a_project_are_compared(tmp_path: Path) -> None:
    project = projects.open_project(projects.open_sample(tmp_path, "Anna"), reviewer="Anna")
    cards = articles.articles(project)
    left, right = (articles.article(project, cards[i].guid) for i in (2, 4))
    project.close()
    found = comparing.compare_articles(left, right)
    assert len(found.links) > 20
    for divergence in found.divergences:
        for span, text in ((divergence.left, left.text), (divergence.right, right.text)):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301


def test_decisions_travel_to_a_worker_and_conflicts_come_back() -> None:
    article = Article("The deal is worth 3 billion dollars. It was signed on Friday.")
    first, second = comparing.compare_articles(article, article).left
    decisions = (
        Decision(DecisionKind.UNLINK, (first.span,), (first.span,), guid="1", reviewer="Anna"),
        Decision(DecisionKind.LINK, (second.span,), (), lost=("It was signed.",)),
    )
    there = pickle.loads(pickle.dumps((article, article, decisions)))  # noqa: S301
    found = comparing.compare_articles(*there)
    back = pickle.loads(pickle.dumps(found))  # noqa: S301
    assert back == found
    assert [(link.left, link.right) for link in back.links] == [((1,), (1,))]
    assert back.conflicts[0].decisions == decisions[1:]


def test_the_same_text_is_the_same_in_every_sentence() -> None:
    article = Article("The deal is worth 3 billion dollars. It was signed on Friday.")
    found = comparing.compare_articles(article, article)
    assert {link.relation for link in found.links} == {LinkRelation.SAME}
    assert found.divergences == ()
