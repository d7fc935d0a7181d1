"""Reports of one event come together, those of another event of the same kind don't."""

import pickle

import pytest

from workbench import paths
from workbench.core.model import Article
from workbench.core.story import Traits, describe, group
from workbench.core.ticket import Cancelled, Ticket
from workbench.formats.language import load

FERRY = (
    "The ferry Aurora ran aground off Hartmouth on March 3, and 212 passengers were taken ashore by "
    "lifeboats. Captain Elsa Brandt said a rudder had failed near the Skerry light. Nobody was hurt.",
    "All 212 people aboard the Aurora were rescued by lifeboat crews after the ship struck rocks at the "
    "Skerry light, outside Hartmouth harbour. Its rudder had jammed, according to captain Elsa Brandt.",
    "Hartmouth lifeboats brought 212 passengers to land on 3 March when the Aurora, a ferry, hit the rocks "
    "below the Skerry light. Brandt, its captain, blamed the rudder.",
)
OTHER_FERRY = (
    "The ferry Solveig ran aground off Dunmore on August 19, and 48 passengers were taken ashore by "
    "helicopter. Captain Peter Lund said fog had hidden the Kettle buoy. Two were hurt.",
    "Fog hid the Kettle buoy from the Solveig, said captain Peter Lund after a helicopter lifted 48 "
    "people off his ferry near Dunmore. Two passengers were injured when it ran aground.",
)
BUDGET = (
    "Parliament in Vestria passed a budget of 14.2 billion crowns on Tuesday with 88 votes to 61. Finance "
    "minister Ilse Maren called it prudent, while the Union party spoke of a lost decade.",
)


def _traits(*texts: str, published: str = "") -> list[Traits]:
    return [describe(Article(text, published=published), load("en")) for text in texts]


def test_reports_of_one_event_come_together_and_confusable_ones_do_not():
    found = group(_traits(*FERRY, *OTHER_FERRY, *BUDGET))
    assert found.clusters == ((0, 1, 2), (3, 4), (5,))
    assert found.labels() == (0, 0, 0, 1, 1, 2)


def test_pairs_are_of_one_group_and_the_most_alike_first():
    found = group(_traits(*OTHER_FERRY, *FERRY))
    labels, scores = found.labels(), [pair.score for pair in found.pairs]
    assert all(labels[pair.left] == labels[pair.right] and pair.left < pair.right for pair in found.pairs)
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_the_order_of_the_articles_changes_nothing_but_their_places():
    texts = [*FERRY, *OTHER_FERRY, *BUDGET]
    ahead, back = group(_traits(*texts)), group(_traits(*reversed(texts)))
    turned = {frozenset(len(texts) - 1 - place for place in cluster) for cluster in back.clusters}
    assert turned == set(map(frozenset, ahead.clusters))


def test_the_samples_are_one_story():
    texts = [path.read_text(encoding="utf-8") for path in sorted(paths.resources("samples").glob("*.txt"))]
    assert group(_traits(*texts)).clusters == ((0, 1, 2, 3, 4),)


def test_years_between_two_reports_speak_against_one_event():
    same, years_apart = (
        group([*_traits(FERRY[0], published="2021-03-04"), *_traits(FERRY[2], published=day)])
        for day in ("2021-03-05", "2024-03-05")
    )
    assert years_apart.pairs == () or years_apart.pairs[0].score < same.pairs[0].score * 0.7
    assert same.clusters == ((0, 1),)


def test_many_copies_and_an_independent_report_are_one_group():
    fillers = [f"Nothing of note befell the village of Place{n} in week {n}." for n in range(40)]
    found = group(_traits(*[FERRY[0]] * 300, FERRY[1], *fillers))
    assert found.clusters[0] == tuple(range(301))


def test_many_copies_that_all_differ_a_little_are_one_group():
    parts = FERRY[0].split(". ")
    texts = [f"{' '.join(parts[n % 4 :] + parts[: n % 4])} Seen by reader{n} at pier{n}." for n in range(250)]
    found = group(_traits(*texts, *OTHER_FERRY))
    assert [len(cluster) for cluster in found.clusters] == [250, 2]


def test_what_has_no_words_stands_alone():
    assert group([]).clusters == ()
    assert group(_traits("", "", "…")).clusters == ((0,), (1,), (2,))


def test_grouping_can_be_given_up():
    with pytest.raises(Cancelled):
        group(_traits(*FERRY), Ticket(is_cancelled=lambda: True))


def test_traits_are_small_and_can_be_sent_to_another_process():
    (traits,) = _traits(FERRY[0] * 200)
    assert pickle.loads(pickle.dumps(traits)) == traits  # noqa: S301
    assert len(pickle.dumps(traits)) < 4000
