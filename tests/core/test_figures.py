import pytest

from workbench import paths
from workbench.core.compare import compare
from workbench.core.derivation import spells
from workbench.core.figures import order_kept
from workbench.core.model import Article, Link, LinkRelation
from workbench.formats.language import load

FIRST = "The council approved a budget of 40 million euros for the new harbour bridge on Tuesday."
SECOND = "Engineers found deep cracks in two of its pillars, and repairs would cost nine million euros."
THIRD = "Ferries will run every hour until the end of the winter, the mayor announced in the evening."
OTHER = (
    "Bakers complain about the rising price of flour and butter in the northern valleys. "
    "The orchestra lost its first violin to a rival ensemble across the river. "
    "Snow fell early on the vineyards, and pickers worked through the night with lamps. "
    "Two hikers were carried down from the glacier by dogs and a tired postman."
)
COPIED = f"{FIRST} {SECOND} {THIRD}"


def compared(left: str, right: str, **right_facts: str):
    return compare(Article(left, published="2024-05-01"), Article(right, **right_facts), load())


def sample(number: str) -> Article:
    return Article(next(paths.resources("samples").glob(f"{number}_*.txt")).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def spun():
    return compare(sample("002"), sample("004"), load())


def links(*pairs: tuple[int, int]) -> list[Link]:
    return [Link((a,), (b,), LinkRelation.EDITED, 1.0) for a, b in pairs]


def test_order_is_the_share_of_links_in_order():
    assert order_kept(links((0, 0), (1, 1), (2, 2))) == 1
    assert order_kept(links((0, 2), (1, 1), (2, 0))) == 0
    assert order_kept(links((0, 1), (1, 0), (2, 2))) == pytest.approx(2 / 3)
    assert order_kept(links((5, 3))) == order_kept([]) == 1


def test_the_same_text_is_taken_over_word_for_word():
    figures = compared(COPIED, COPIED).figures
    for side in ("left", "right"):
        assert (figures[f"reused_{side}"], figures[f"exact_{side}"], figures[f"reworded_{side}"]) == (1, 1, 0)
    assert figures["order"] == 1


def test_unrelated_texts_share_nothing_and_nothing_is_said_about_them():
    comparison = compared(COPIED, OTHER, published="2024-05-03")
    assert comparison.figures["reused_left"] == comparison.figures["reused_right"] == 0
    assert comparison.evidence == ()


def test_a_text_inside_a_longer_one_and_its_later_date_are_evidence():
    comparison = compared(f"{OTHER}\n\n{COPIED}\n\n{OTHER}", COPIED, published="2024-05-03")
    assert comparison.figures["reused_right"] == 1
    assert comparison.figures["reused_left"] < 0.5
    assert comparison.evidence[0].startswith("100 % of the right article stands in the left one")
    assert "The right article is dated 2024-05-03, the left one 2024-05-01." in comparison.evidence
    assert (comparison.figures["signs_left"], comparison.figures["signs_right"]) == (0, 2)


def test_a_spun_copy_is_reworded_and_told_by_its_broken_names_and_its_page(spun):
    figures, said = spun.figures, " ".join(spun.evidence)
    assert figures["spun"] == 1
    assert figures["order"] == 1
    for side in ("left", "right"):
        assert figures[f"reused_{side}"] > 0.9
        assert figures[f"exact_{side}"] + figures[f"reworded_{side}"] == figures[f"reused_{side}"]
        assert figures[f"exact_{side}"] < figures[f"reworded_{side}"]
    assert "The right article expands “Analysis, Growth, Check and Analysis Tasks (RDT&E)”" in said
    assert "The right article carries “[ad_1]”" in said
    assert figures["signs_right"] >= 2
    assert figures["signs_left"] == 0


def test_exchanging_the_sides_exchanges_figures_and_evidence(spun):
    back = compare(sample("004"), sample("002"), load())
    names = {"left": "right", "right": "left"}

    def turned(name: str) -> str:
        stem, _, side = name.rpartition("_")
        return f"{stem}_{names[side]}" if side in names else name

    assert back.figures == pytest.approx({turned(name): value for name, value in spun.figures.items()})
    swapped = [" ".join(names.get(word, word) for word in line.split(" ")) for line in spun.evidence]
    assert sorted(back.evidence) == sorted(swapped)


def test_a_slip_and_a_named_outlet_are_evidence():
    slip = COPIED.replace("for the new", "for the the new")
    comparison = compared(slip, f"{slip} The Daily Planet reported it first.")
    assert any("“for the the new”" in line for line in comparison.evidence)
    left, right = Article(COPIED, outlet="Daily Planet"), Article(f"{COPIED} The Daily Planet said so.")
    said = compare(left, right, load()).evidence
    assert "The right article names Daily Planet, where the left one appeared." in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Security of Supply Arrangement (SOSA)", True),
        ("Safety of Provide Association (SOSA)", False),
        ("Different Transaction Authority (OTA)", False),
        ("Glide-Phase Interceptor (GPI)", True),
        ("Customary Missile (SM)", False),
        ("no bracket here", None),
    ],
)
def test_expansions_that_fit_their_acronym(text, expected):
    assert spells(text) is expected
