"""The job that finds origins, for a few articles and for many."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.core.model import Article
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import articles, library, origins, projects
from workbench.flow.projects import Project

LINES = (
    "The harbour office of Hartmouth closed the north pier on Monday after cracks were found in its pillars.",
    "Engineers had warned of the damage since spring, the port director Ulla Brenner said to reporters.",
    "Ferries to the islands now leave from the fish quay, which takes 340 passengers at a time.",
    "Repairs will cost 4.6 million crowns and last until October, according to a first estimate.",
    "Fishermen fear that the quay will be too crowded when the summer guests arrive in June.",
    "The town council meets on Thursday evening in the old customs house to vote on the money.",
)


def _copies(count: int) -> list[Article]:
    """The whole text first, then copies that each leave out a sentence, one a day."""
    texts = [LINES, *([line for at, line in enumerate(LINES) if at != n % 6] for n in range(count - 1))]
    return [
        Article(" ".join(t), published=f"2024-{1 + n // 28:02d}-{1 + n % 28:02d}")
        for n, t in enumerate(texts)
    ]


def test_the_sample_project_has_four_origins(tmp_path: Path) -> None:
    project = projects.open_project(projects.open_sample(tmp_path, "Anna"), reviewer="Anna")
    group = origins.group_of(project, articles.articles(project)[2].guid)
    gathered = origins.gather(project, group)
    lists = origins.lists_of(project)
    project.close()
    found = origins.find_origins(gathered, lists)
    assert found.summary == "5 articles, 4 origins. E was taken from C."
    assert found.notices == ()
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301


def test_a_date_that_was_only_guessed_tells_nothing_of_who_came_first(tmp_path: Path) -> None:
    path = tmp_path / "dated.swb"
    projects.create_project(path, reviewer="M.", name="Dated")
    project = projects.open_project(path, reviewer="M.")
    for number, guessed in enumerate(((), ("published",))):
        text = " ".join(LINES) + "!" * number
        draft = Draft(text, text.encode(), str(number) * 64, published="2024-05-01", guessed=guessed)
        articles.add_articles(project, [draft])
    guids = [card.guid for card in articles.articles(project)]
    assert [each.published for each in origins.gather(project, guids)] == ["2024-05-01", ""]
    articles.edit_article(project, guids[1], {}, confirmed=("published",))
    assert [each.published for each in origins.gather(project, guids)] == ["2024-05-01"] * 2
    project.close()


def test_many_copies_go_back_to_the_first_without_comparing_every_pair() -> None:
    told: list[str] = []
    found = origins.find_origins(_copies(60), ticket=Ticket(lambda _, words: told.append(words)))
    assert found.origins == (0,) * 60
    assert len({words for words in told if words.startswith("Comparing pair")}) == 40
    assert found.notices[0].startswith("Of 60 articles only the pairs that share runs of words")


def test_many_articles_written_apart_stay_apart() -> None:
    apart = [
        Article(f"Report {n} tells of matter {n * 7} in town {n * 13}, and of nothing else.")
        for n in range(20)
    ]
    assert origins.find_origins(apart).own == tuple(range(20))


def test_pairs_that_are_known_to_be_alike_are_looked_at() -> None:
    spare = [Article(f"Report {n} tells of matter {n * 7} in town {n * 13}.") for n in range(13)]
    found = origins.find_origins(spare, alike=[(0, 1)])
    assert found.edges == ()


def test_finding_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        origins.find_origins(_copies(14), ticket=Ticket(is_cancelled=lambda: True))


def test_an_article_alone_is_its_own_group(project: Project, draft: Callable[..., Draft]) -> None:
    many = [draft(f"Article number {n} of many.") for n in range(origins.ALL_PAIRS)]
    articles.add_articles(project, many)
    guid = articles.articles(project)[0].guid
    assert origins.group_of(project, guid) == (guid,)
    assert origins.group_of(project, "gone") == ()


def test_a_group_is_what_was_put_together(project: Project, draft: Callable[..., Draft]) -> None:
    articles.add_articles(project, [draft(f"Article number {n} of many.") for n in range(origins.ALL_PAIRS)])
    first, second, third, *_ = (card.guid for card in articles.articles(project))
    library.rule(project, [first, third], "together")
    assert set(origins.group_of(project, third)) == {first, third}
    assert origins.group_of(project, second) == (second,)
