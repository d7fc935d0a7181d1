from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.script import read
from workbench.core.sentences import split
from workbench.core.similarity import Index, Profile, Weights, compare
from workbench.formats.language import load

ENGLISH = load()


def profiles(*sentences: str) -> tuple[Weights, list[Profile]]:
    scripts = [read(text, split(text, ENGLISH)[:1], ENGLISH) for text in sentences]
    weights = Weights([script.told(0) for script in scripts], ENGLISH)
    return weights, [weights.profile(script.told(0), script.marked(0)) for script in scripts]


def test_same_words_in_the_same_order_are_wholly_alike():
    _, (one, other) = profiles("The harbour bridge was closed.", "The harbour bridge was closed!")
    assert compare(one, other).score == 1.0


def test_nothing_shared_is_not_alike():
    _, (one, other) = profiles("Harbour bridge closed.", "Seven sailors drowned.")
    like = compare(one, other)
    assert (like.cosine, like.held, like.holds, like.score) == (0, 0, 0, 0)


def test_rare_words_weigh_more_than_common_ones():
    _, (base, rare, common) = profiles(
        "The SOSA treaty was signed by the minister.",
        "A SOSA treaty exists.",
        "It was opened by the neighbour.",
    )
    assert compare(base, rare).cosine > 2 * compare(base, common).cosine


def test_a_part_is_held_by_its_whole():
    _, (part, whole) = profiles(
        "The bridge was closed.", "The bridge was closed, and repairs will cost millions."
    )
    like = compare(part, whole)
    assert like.held == 1.0 > like.holds


def test_names_and_numbers_are_marked():
    _, (profile,) = profiles("Yesterday Kishida met 40 members of the JSDF.")
    assert profile.marked == {"kishida", "40", "jsdf"}


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_likeness_is_symmetric_and_between_0_and_1(one, other):
    if not (split(one, ENGLISH) and split(other, ENGLISH)):
        return
    _, (a, b) = profiles(one, other)
    there, back = compare(a, b), compare(b, a)
    assert (there.held, there.holds) == (back.holds, back.held)
    assert 0 <= there.score <= 1 + 1e-9
    assert abs(there.score - back.score) < 1e-12


def test_index_finds_the_sentence_with_the_same_rare_words():
    texts = [
        f"The {word} was sold on Monday." for word in ["bridge", "tower", "castle", "harbour", "lighthouse"]
    ]
    weights, found = profiles(*texts, "Nobody knows the old lighthouse keeper.")
    assert Index(found[:5], weights).best(found[5], 2)[0] == 4
