"""Who took from whom, on small groups whose making is known."""

from dataclasses import replace
from itertools import combinations

import pytest

from workbench import paths
from workbench.core import compare
from workbench.core.collation.table import Compared
from workbench.core.model import Article
from workbench.core.origins import Certainty, Origins, Relation, compared, derive
from workbench.core.ticket import Cancelled, Ticket
from workbench.formats.language import load

STORY = (
    "The harbour office of Hartmouth closed the north pier on Monday after cracks were found in eleven of "
    "its pillars. Engineers had warned of the damage since spring, the port director Ulla Brenner said. "
    "Ferries to the islands now leave from the fish quay, which takes 340 passengers at a time. Repairs "
    "will cost 4.6 million crowns and last until October, according to a first estimate. Fishermen fear "
    "that the quay will be too crowded in summer. The town council meets on Thursday to vote on the money."
)
APART = (
    "Eleven cracked pillars have shut Hartmouth's north pier. Island ferries were moved to the fish quay at "
    "once, and people queued there this morning. Ulla Brenner, who runs the port, puts the bill at 4.6 "
    "million crowns. Councillors will vote later this week."
)
TRIMMED = STORY.split(" Fishermen")[0]
WRONG = STORY.replace("340 passengers", "430 passengers").replace("Ulla Brenner", "Ulla Bremer")


def _derive(*articles: Article) -> Origins:
    language = load("en")
    pairs = [
        compared(Compared(one, other, compare.compare(articles[one], articles[other], language)))
        for one, other in combinations(range(len(articles)), 2)
    ]
    return derive(articles, pairs, language)


def test_five_samples_have_four_origins():
    texts = [path.read_text(encoding="utf-8") for path in sorted(paths.resources("samples").glob("*.txt"))]
    found = _derive(*map(Article, texts))
    assert found.origins == (0, 1, 2, 3, 2)
    assert found.summary == "5 articles, 4 origins. E was taken from C."
    (edge,) = found.edges
    assert (edge.parent, edge.child, edge.certainty) == (2, 4, Certainty.STRONG)
    assert any("Safety of Provide Association" in words for words in edge.evidence)
    assert found.notes[0] == ("Credits “report from Nikkei Asia”.", "Credits “reported by Bloomberg”.")


def test_reports_written_apart_are_origins_of_their_own():
    found = _derive(Article(STORY), Article(APART))
    assert found.edges == ()
    assert found.own == (0, 1)
    assert found.summary == "2 articles, 2 origins. None was taken from another."


def test_the_same_told_in_the_same_order_is_no_copy_without_words_in_a_row():
    told = Relation(0, 1, (0.93, 1.0), 0.0)
    assert not told.is_reuse(0.25)
    assert Relation(0, 1, (0.93, 1.0), 0.05).is_reuse(0.25)
    assert Relation(0, 1, (0.93, 1.0), 0.0, spun=True).is_reuse(0.25)


def test_of_two_equal_texts_nobody_knows_which_came_first():
    found = _derive(Article(STORY), Article(STORY))
    (edge,) = found.edges
    assert not edge.directed
    assert edge.evidence[-1] == "Nothing tells which came first."
    assert found.origins == (0, 0)
    assert "nobody knows which came first" in found.summary


def test_the_later_one_was_probably_taken_from_the_earlier():
    found = _derive(Article(STORY, published="2024-05-03"), Article(STORY, published="2024-05-01"))
    (edge,) = found.edges
    assert (edge.parent, edge.child, edge.certainty) == (1, 0, Certainty.LIKELY)
    assert found.origins == (1, 1)


def test_what_stands_whole_in_the_other_was_taken_from_it():
    (edge,) = _derive(Article(TRIMMED.split(" Repairs")[0]), Article(STORY)).edges
    assert (edge.parent, edge.child) == (1, 0)


def test_a_credit_to_the_outlet_of_the_other_says_where_it_is_from():
    there = Article(STORY, outlet="Coast Gazette", published="2024-05-01")
    here = Article(f"As first reported by the Coast Gazette: {STORY}", published="2024-05-02")
    (edge,) = _derive(here, there).edges
    assert (edge.parent, edge.certainty) == (1, Certainty.STRONG)
    assert any("credits the outlet of B" in words for words in edge.evidence)


def test_an_error_in_common_is_evidence():
    tail = " Nobody was told in advance, said one skipper who had come to Hartmouth for fuel."
    group = [STORY, STORY + tail, "By our correspondent. " + STORY, WRONG, WRONG + tail]
    made = _derive(*map(Article, group))
    told = [words for edge in made.edges if {edge.parent, edge.child} == {3, 4} for words in edge.evidence]
    assert any(words.startswith("D and E differ alike from A, B and C") for words in told)
    assert len(made.own) == 1


def test_one_made_of_two_goes_back_to_two():
    other = (
        "Fog kept the lighthouse keepers of Skerry awake for three nights, and the horn was heard as far as "
        "Dunmore. Two yachts called for help, the coast guard said, and both were towed to safety by a tug "
        "that had been on its way to the yards. The keepers hope for wind before the weekend comes."
    )
    days = "2024-05-01", "2024-05-01", "2024-05-04"
    texts = (STORY, other, f"{STORY} {other}")
    found = _derive(*(Article(text, published=day) for text, day in zip(texts, days, strict=True)))
    assert {(edge.parent, edge.child) for edge in found.edges} == {(0, 2), (1, 2)}
    assert found.own == (0, 1)
    assert found.summary.startswith("3 articles, 2 origins.")


def test_a_group_has_no_circle_and_each_copy_its_closest_source():
    chain = [STORY, TRIMMED, TRIMMED.split(" Repairs")[0]]
    found = _derive(*(Article(text, published=f"2024-05-0{day}") for day, text in enumerate(chain, 1)))
    assert {(edge.parent, edge.child) for edge in found.edges} == {(0, 1), (1, 2)}
    assert found.origins == (0, 0, 0)


def test_quotes_in_the_evidence_keep_their_words():
    shares = Relation(0, 1, (1.0, 1.0), 1.0)
    line = "Source: the left article\n"
    here = Article(STORY + "\n\nvia: https://left.example/the\n", published="2024-05-02")
    found = derive([Article(line + STORY), here], [shares], load("en"))
    assert any("B carries “via: https://left.example/the”" in words for words in found.edges[0].evidence)


def test_deriving_can_be_given_up():
    pair = [Article(STORY), replace(Article(STORY), guid="b")]
    with pytest.raises(Cancelled):
        derive(pair, [Relation(0, 1, (1.0, 1.0), 1.0)], load("en"), Ticket(is_cancelled=lambda: True))


def test_nothing_has_no_origins():
    assert derive([], [], load("en")).summary == "0 articles, 0 origins."
    assert derive([Article(STORY)], [], load("en")).summary == "1 article, 1 origin."
