from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import paths
from workbench.core import reuse
from workbench.core.model import Role
from workbench.core.script import read
from workbench.core.sentences import split
from workbench.core.ticket import Ticket
from workbench.formats.language import load

ENGLISH = load()
WORDS = ["the", "minister", "visited", "Tokyo", "2023", "missiles", "rules", "export", ".", "\n", "peace"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join) | st.text(max_size=80)


def taken(left: str, right: str):
    scripts = [read(text, split(text, ENGLISH), ENGLISH) for text in (left, right)]
    return reuse.find(*scripts, ENGLISH, Ticket())


def sample(number: str) -> str:
    return next(paths.resources("samples").glob(f"{number}_*.txt")).read_text(encoding="utf-8")


COPIED = (
    "The council approved a budget of 40 million euros for the new harbour bridge on Tuesday. "
    "Engineers found deep cracks in two of its pillars, and the mayor announced that repairs would "
    "cost nine million euros. Ferries will run every hour until the end of the winter."
)


OTHER = (
    "Bakers complain about the rising price of flour and butter in the northern valleys.",
    "A museum of glass opens in the old brewery next spring after seven years of planning.",
    "The orchestra lost its first violin to a rival ensemble across the river.",
    "Snow fell early on the vineyards, and pickers worked through the night with lamps.",
    "Two hikers were carried down from the glacier by dogs and a tired postman.",
    "The library lends garden tools, telescopes and sewing machines to anyone over twelve.",
    "Nobody bought a ticket for the last night train, so the conductor played cards alone.",
    "Cheese makers blame the drought for wheels that crack before they ripen.",
)


def test_copied_passage_between_other_texts_is_found_with_its_borders():
    left = "Rain delayed the regatta by two hours last week in the bay.\n\n" + COPIED
    right = COPIED + "\n\nA museum of glass opens in the old brewery next spring after long delays."
    (found,) = taken(left, right)
    assert found.left.of(left) == COPIED
    assert found.right.of(right) == COPIED
    assert found.exact


def test_machine_spun_copy_is_one_reworded_passage():
    left, right = sample("002"), sample("004")
    (found,) = taken(left, right)
    assert not found.exact
    assert "On January 25, the White House announced" in found.left.of(left)
    assert found.right.of(right).startswith("On January 25")
    assert found.right.of(right).endswith("to new ranges.")


def test_unrelated_texts_share_nothing():
    other = "A museum of glass opens in the old brewery next spring. Bakers complain about flour prices."
    assert taken(COPIED, other) == ()
    assert taken("", COPIED) == ()


def test_independent_reports_took_nothing_over():
    for left, right in (("000", "001"), ("000", "002"), ("000", "003"), ("001", "003"), ("003", "004")):
        assert taken(sample(left), sample(right)) == ()


@settings(max_examples=80, deadline=None)
@given(TEXT, TEXT)
def test_swapping_the_texts_mirrors_the_passages(left, right):
    mirrored = {(found.right, found.left, found.exact) for found in taken(right, left)}
    assert {(found.left, found.right, found.exact) for found in taken(left, right)} == mirrored


@settings(max_examples=80, deadline=None)
@given(TEXT)
def test_passages_lie_inside_their_texts(text):
    for found in taken(text, text + " and more of it."):
        assert 0 <= found.left.start < found.left.end <= len(text)
        assert 0 <= found.right.start < found.right.end


def test_passage_that_sums_up_the_whole_other_text():
    """Every third sentence of an article, shortened, inside another text: the whole article is its source."""
    source = sample("002")
    telling = [s.span.of(source) for s in split(source, ENGLISH) if s.role is Role.PROSE]
    summary = " ".join(" ".join(sentence.split()[:14]) + "." for sentence in telling[::3])
    left = " ".join([*OTHER, summary, *OTHER])
    found = max(taken(left, source), key=lambda each: each.right.end - each.right.start)
    assert found.right.end - found.right.start > 0.9 * len(source)
    assert summary[:40] in found.left.of(left)
    assert "Bakers" not in found.left.of(left)
