import pickle
from dataclasses import replace

import pytest

from workbench.core.collate import CellState, Row
from workbench.core.model import Article
from workbench.core.problem import Problem
from workbench.core.rulings import Verdict
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow import articles, collating, findings, linking, wordlists
from workbench.flow.collating import Collated, Setting, collate_articles, gather, setting_of
from workbench.flow.projects import Project

AGREES, OUTLIER = CellState.AGREES, CellState.OUTLIER
PORT = "The old harbour of Oslo handled {} containers in May, said a spokesman of the port."
ORIGINS = (0, 1, 2)


@pytest.fixture
def guids(project: Project, draft) -> list[str]:
    texts = [PORT.format(450), PORT.format(540) + " More soon.", PORT.format(540) + " It rains."]
    return list(articles.add_articles(project, [draft(text) for text in texts]).articles)


def table(setting: Setting) -> Collated:
    return collate_articles(setting, ORIGINS)


def numbers(made: Collated) -> Row:
    return next(row for row in made.collation.rows if row.kind == "quantity")


def test_a_table_of_a_project_compares_every_two_articles(project: Project, guids: list[str]) -> None:
    made = table(gather(project, guids))
    assert [cell.state for cell in numbers(made).cells] == [OUTLIER, AGREES, AGREES]
    assert made.collation.articles == tuple(guids)
    assert len(made.comparisons) == 3


def test_the_job_and_what_it_makes_can_be_pickled(project: Project, guids: list[str]) -> None:
    setting = gather(project, guids)
    work, told = pickle.loads(pickle.dumps((collate_articles, setting)))  # noqa: S301
    made = work(told, ORIGINS)
    assert pickle.loads(pickle.dumps(made)).collation == table(setting).collation  # noqa: S301


def test_comparisons_that_are_known_are_not_made_again(project: Project, guids: list[str]) -> None:
    setting = gather(project, guids)
    known = table(setting).comparisons
    couples = [replace(c, comparison=found) for c, found in zip(setting.couples, known, strict=True)]
    again = table(replace(setting, couples=tuple(couples)))
    assert all(one is other for one, other in zip(again.comparisons, known, strict=True))
    assert again.collation == table(setting).collation


def test_a_difference_that_reviewers_dismissed_is_none(project: Project, guids: list[str]) -> None:
    setting = gather(project, guids)
    for couple, found in zip(setting.couples, table(setting).comparisons, strict=True):
        for divergence in found.divergences:
            if divergence.kind == "quantity":
                pair = guids[couple.left], guids[couple.right]
                findings.decide(project, *pair, divergence, Verdict.DISMISSED)
    assert [cell.state for cell in numbers(table(gather(project, guids))).cells] == [AGREES] * 3


def test_links_that_people_took_away_join_nothing(project: Project, guids: list[str]) -> None:
    setting = gather(project, guids)
    (pair, *_) = table(setting).comparisons
    (link,) = [link for link in pair.links if link.left == (0,)]
    left, right = [pair.left[i].span for i in link.left], [pair.right[i].span for i in link.right]
    for other, spans in ((1, right), (2, right)):
        linking.unlink(project, guids[0], left, guids[other], spans)
    rows = table(gather(project, guids)).collation.rows
    assert not [row for row in rows if row.kind == "quantity" and row.cells[0].speaks and row.cells[1].speaks]


def test_word_lists_of_the_project_count(project: Project, guids: list[str]) -> None:
    wordlists.keep(project, "en", "function_words", "spokesman")
    assert gather(project, guids).lists


def test_too_few_and_too_many_articles_are_refused_in_words(project: Project, guids: list[str]) -> None:
    with pytest.raises(Problem, match="at least two"):
        gather(project, guids[:1])
    with pytest.raises(Problem, match="At most 12"):
        collate_articles(setting_of([Article("x")] * 13))
    assert collate_articles(setting_of([Article("x")] * 12)).collation.rows == ()


def test_the_articles_of_a_small_project_are_all_taken(project: Project, guids: list[str]) -> None:
    assert set(guids) < set(collating.every(project))


def test_progress_is_told_pair_by_pair_and_it_can_be_cancelled() -> None:
    setting = setting_of([Article(PORT.format(n)) for n in (1, 2, 3)])
    told: list[tuple[float, str]] = []
    collate_articles(setting, ticket=Ticket(lambda share, label: told.append((share, label))))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert {"Comparing pair 1 of 3", "Comparing pair 3 of 3"} <= {label for _, label in told}
    done: list[float] = []
    ticket = Ticket(lambda share, label: done.append(share), lambda: len(done) > 3)
    with pytest.raises(Cancelled):
        collate_articles(setting, ticket=ticket)
