import os
import random
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import paths
from workbench.core.align import align, candidates
from workbench.core.alignment.pairs import survey
from workbench.core.model import LinkRelation, Role, Side
from workbench.core.script import read
from workbench.core.sentences import split
from workbench.core.ticket import Cancelled, Ticket
from workbench.formats.language import load

ENGLISH = load()
WORDS = ["the", "minister", "visited", "Tokyo", "2023", "missiles", "rules", ".", "!", "“", "\n", ",", "e.g."]
TEXT = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=80)


def aligned(left: str, right: str):
    a, b = split(left, ENGLISH), split(right, ENGLISH)
    links, rest = align(read(left, a, ENGLISH), read(right, b, ENGLISH), ENGLISH, Ticket())
    return a, b, links, rest


def script(text: str):
    return read(text, split(text, ENGLISH), ENGLISH)


def sample(number: str) -> str:
    return next(paths.resources("samples").glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def pairs(links) -> set[tuple[int, int]]:
    return {(i, j) for link in links for i in link.left for j in link.right}


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_swapping_the_texts_mirrors_the_result(left, right):
    _, _, links, rest = aligned(left, right)
    _, _, turned, turned_rest = aligned(right, left)
    assert {(x.left, x.right, x.relation, x.score, x.moved, x.why) for x in links} == {
        (x.right, x.left, x.relation, x.score, x.moved, x.why) for x in turned
    }
    assert {(u.side, u.sentence, u.absent, u.best) for u in rest} == {
        (u.side.other, u.sentence, u.absent, u.best) for u in turned_rest
    }


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_a_text_with_itself_is_all_the_same(text):
    sentences, _, links, rest = aligned(text, text)
    assert pairs(links) == {(i, i) for i in range(len(sentences))}
    assert all(link.relation is LinkRelation.SAME and link.score == 1 and not link.moved for link in links)
    assert rest == ()


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_every_sentence_is_accounted_for_once(left, right):
    a, b, links, rest = aligned(left, right)
    for side, sentences in ((Side.LEFT, a), (Side.RIGHT, b)):
        linked = [i for x in links for i in (x.left if side is Side.LEFT else x.right)]
        alone = [u.sentence for u in rest if u.side is side]
        assert sorted(linked + alone) == list(range(len(sentences)))


@settings(max_examples=50, deadline=None)
@given(TEXT, TEXT)
def test_the_same_texts_give_the_same_answer(left, right):
    assert aligned(left, right) == aligned(left, right)


@pytest.mark.parametrize("text", ["", " \n", "🙂🙂", "مرحبا؟ نعم.", "\x00\x01\x02", "。。。", "\ud800"])
def test_odd_texts_never_raise(text):
    for other in ("", "One sentence. Another one.", text + " more"):
        aligned(text, other)


def test_machine_spun_copy_is_followed_sentence_by_sentence():
    left, right, links, _ = aligned(sample("002"), sample("004"))
    prose = [i for i, sentence in enumerate(left) if sentence.role is Role.PROSE]
    others = [j for j, sentence in enumerate(right) if sentence.role is Role.PROSE]
    assert pairs(links) == set(zip(prose, others, strict=True))
    assert not any(link.moved for link in links)


def test_sentence_moved_and_edited_is_found():
    first = "The council approved a budget of 40 million euros for the new harbour bridge on Tuesday."
    middle = [
        "Rain delayed the start of the regatta by two hours.",
        "A museum of glass opens in the old brewery next spring.",
        "Bakers complain about the rising price of flour.",
        "The railway will close its northern line in August.",
    ]
    edited = "On Tuesday the council approved a budget of 45 million euros for the harbour bridge."
    left, right = " ".join([first, *middle]), " ".join([*middle, edited])
    _, _, links, rest = aligned(left, right)
    moved = next(link for link in links if link.left == (0,))
    assert moved.right == (4,)
    assert moved.moved
    assert rest == ()


def test_long_text_of_one_repeated_sentence_is_followed():
    left = "He left the room. " * 60
    _, _, links, rest = aligned(left, left + "She stayed.")
    assert pairs(links) == {(i, i) for i in range(60)}
    assert [u.sentence for u in rest] == [60]


def test_sentence_split_in_two_is_one_link():
    left = (
        "The harbour bridge was closed on Friday. Engineers found deep cracks in two of its pillars, "
        "and the mayor announced that repairs would cost nine million euros. Ferries run every hour."
    )
    right = (
        "The harbour bridge was closed on Friday. Engineers found deep cracks in two of its pillars. "
        "The mayor announced that repairs would cost nine million euros. Ferries run every hour."
    )
    _, _, links, rest = aligned(left, right)
    assert ((1,), (1, 2)) in [(link.left, link.right) for link in links]
    assert rest == ()


def test_page_furniture_and_headings_do_not_link_to_prose():
    left = "Harbour bridge closed\n\nThe harbour bridge was closed on Friday.\n\nRead more"
    right = "[ad_1]\n\nThe harbour bridge was closed on Friday. Read more about it in the harbour office."
    a, b, links, _ = aligned(left, right)
    assert all(a[link.left[0]].role is b[link.right[0]].role for link in links)
    assert pairs(links) == {(1, 1)}


def test_missing_sentence_is_absent_and_reworded_one_is_not():
    left = "The bridge was closed on Friday by the mayor. Three sailors drowned near the lighthouse in May."
    right = "The bridge was closed on Friday by the mayor."
    _, _, _, rest = aligned(left, right)
    assert [(u.side, u.sentence, u.absent) for u in rest] == [(Side.LEFT, 1, True)]


def test_reason_names_what_is_shared():
    _, _, links, _ = aligned(sample("002"), sample("004"))
    assert "“SOSA”" in " ".join(link.why for link in links)
    assert all("of the wording" in link.why for link in links)


def test_candidates_come_best_first():
    left, right = sample("000"), sample("001")
    found = candidates(survey(script(left), script(right), ENGLISH, Ticket()), Side.LEFT, 5)
    assert found[0].sentence == 11
    assert "of the wording" in found[0].why
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)


def test_cancelling_stops_the_work():
    text = "One sentence here. Another one there."
    with pytest.raises(Cancelled):
        align(script(text), script(text + " x"), ENGLISH, Ticket(is_cancelled=lambda: True))


def test_progress_is_told():
    told: list[float] = []
    left, right = "One sentence here.", "Another one there."
    ticket = Ticket(report=lambda share, _: told.append(share))
    align(script(left), script(right), ENGLISH, ticket)
    assert told == sorted(told)
    assert told


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT)
def test_links_and_candidates_come_in_a_stable_order(left, right):
    _, _, links, rest = aligned(left, right)
    assert [link.left for link in links] == sorted(link.left for link in links)
    assert [(u.side is Side.RIGHT, u.sentence) for u in rest] == sorted(
        (u.side is Side.RIGHT, u.sentence) for u in rest
    )
    field = survey(script(left), script(right), ENGLISH, Ticket())
    for number in range(len(field.left.sentences)):
        found = candidates(field, Side.LEFT, number, 50)
        assert [(-each.score, each.sentence) for each in found] == sorted(
            (-each.score, each.sentence) for each in found
        )


def test_the_order_of_hashes_changes_nothing():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from test_align import aligned, sample;"
        "print(*(repr(aligned(sample(a), sample(b))) for a, b in (('000', '001'), ('002', '004'))))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] != b""


def long_pair(sentences: int):
    """Two near-duplicates of many sentences out of few words."""
    dice = random.Random(5)
    known = [word for word in sample("002").split() if word.isalpha()]
    left = [" ".join(["It", *dice.choices(known, k=15)]) for _ in range(sentences)]
    right = [words.replace(dice.choice(known), "other") for words in left]
    return script(". ".join(left) + "."), script(". ".join(right) + ".")


def peak(sentences: int) -> int:
    left, right = long_pair(sentences)
    tracemalloc.start()
    align(left, right, ENGLISH, Ticket())
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return used


def test_four_times_the_text_takes_far_less_than_sixteen_times_the_memory():
    assert peak(400) < 8 * peak(100)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_cancelling_in_the_middle_of_a_long_pair_stops_at_the_next_check(share):
    left, right = long_pair(200)
    checks: list[int] = []
    align(left, right, ENGLISH, Ticket(is_cancelled=lambda: checks.append(1) or False))
    last = int(share * len(checks))
    asked: list[int] = []
    with pytest.raises(Cancelled):
        align(left, right, ENGLISH, Ticket(is_cancelled=lambda: asked.append(1) or len(asked) > last))
    assert len(asked) == last + 1
