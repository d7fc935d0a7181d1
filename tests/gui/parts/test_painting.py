"""Painted text: plain, elided, from the side its script starts on, the quote standing out."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.gui import theme as themes
from workbench.gui.parts.ink import draw_line, draw_lines, one_line, quiet, reads_leftwards, text_color, tip
from workbench.gui.parts.quoted import Passage, draw_passage


def contrast(one: QColor, other: QColor) -> float:
    def light(color: QColor) -> float:
        channels = (color.redF(), color.greenF(), color.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


WHITE, BLACK, BLUE = QColor("#ffffff"), QColor("#000000"), QColor("#0000ff")


@pytest.fixture
def paper(qapp) -> QImage:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    return image


def inked(image: QImage, left: int, right: int) -> bool:
    columns = range(left, right)
    return any(image.pixelColor(x, y) != WHITE for x in columns for y in range(image.height()))


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("state", "ground"),
    [(QStyle.StateFlag.State_Selected, "selection"), (QStyle.StateFlag.State_None, "page")],
)
def test_secondary_text_can_be_read_on_its_ground(
    qapp, name: str, state: QStyle.StateFlag, ground: str
) -> None:
    theme = themes.load(name)
    option = QStyleOptionViewItem()
    option.palette, option.state = theme.palette(), state
    assert contrast(quiet(option), theme.color(ground)) >= 4.5
    assert contrast(text_color(option), theme.color(ground)) >= 4.5


def test_white_space_becomes_one_blank_and_endless_text_ends() -> None:
    assert one_line(" a\n\tb  c ") == "a b c"
    assert len(one_line("word " * 100_000)) <= 600


def test_a_tip_shows_markup_letter_by_letter() -> None:
    assert tip("<img src=x>") == "<p>&lt;img src=x&gt;</p>"
    assert tip("") == ""


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [("abc", False), ("12 שלום", True), ("العربية", True), ("A العربية", False), ("", False)],
)
def test_the_first_strong_letter_decides_the_side(text: str, leftwards: bool) -> None:
    assert reads_leftwards(text) is leftwards


def test_a_line_starts_where_its_script_starts(paper: QImage) -> None:
    painter = QPainter(paper)
    draw_line(painter, QRect(0, 0, 300, 24), "abc", QFont(), BLACK)
    painter.end()
    assert inked(paper, 0, 50)
    assert not inked(paper, 250, 300)
    paper.fill(WHITE)
    painter = QPainter(paper)
    draw_line(painter, QRect(0, 0, 300, 24), "שלום", QFont(), BLACK)
    painter.end()
    assert inked(paper, 250, 300)
    assert not inked(paper, 0, 50)


def test_long_lines_stay_inside(paper: QImage) -> None:
    painter = QPainter(paper)
    taken = draw_line(painter, QRect(0, 0, 100, 24), "word " * 50, QFont(), BLACK)
    painter.end()
    assert taken <= 100
    assert not inked(paper, 104, 300)


@pytest.mark.parametrize("text", ["", "a", "word " * 200, "x" * 5000, "日本語" * 300, "🛰" * 300])
def test_wrapped_text_never_takes_more_lines(paper: QImage, text: str) -> None:
    painter = QPainter(paper)
    one = draw_lines(painter, QRect(0, 0, 200, 60), "x", QFont(), BLACK, 1)
    taken = draw_lines(painter, QRect(0, 0, 200, 60), text, QFont(), BLACK, 2)
    painter.end()
    assert taken <= 2 * one + 8  # another script may bring a taller face


@pytest.mark.parametrize(
    "passage",
    [
        Passage("", "", ""),
        Passage("before ", "quote", " after"),
        Passage("🛰 before ", "🛰 quote", " after " * 50),
        Passage("b" * 40, "q" * 5000, "a" * 40),
        Passage("", "word " * 200, ""),
    ],
)
def test_any_passage_is_painted_inside_its_lines(paper: QImage, passage: Passage) -> None:
    painter = QPainter(paper)
    draw_passage(painter, QRect(0, 0, 200, 30), passage, QFont(), (BLUE, BLACK), 2)
    painter.end()
    assert not inked(paper, 210, 300)
    assert inked(paper, 0, 210) is bool(passage.exact)


def test_the_quote_has_its_own_ink(paper: QImage) -> None:
    painter = QPainter(paper)
    draw_passage(painter, QRect(0, 0, 300, 30), Passage("🛰 one ", "two", " three"), QFont(), (BLUE, WHITE), 1)
    painter.end()
    assert inked(paper, 20, 120)  # only the quote is not white on white


def test_blanks_at_the_edges_of_a_quote_stay_between_the_words() -> None:
    around = Passage("one", " two ", "three").around()
    assert around.before + around.exact + around.after == "one two three"


def test_context_begins_with_a_whole_word() -> None:
    around = Passage("a sentence that began long before the quote ", "here", "").around()
    assert around.before.startswith("… ")
    assert around.before.split()[1] in ["a", "sentence", "that", "began", "long", "before", "the", "quote"]


def test_context_that_was_cut_ends_with_a_whole_word_and_says_so() -> None:
    around = Passage("", "White House", " announced an upcoming state vis").around()
    assert around.after == " announced an upcoming state …"


@pytest.mark.parametrize("after", [" ends here.", " ends here.\nAnother paragraph begins"])
def test_context_that_ends_by_itself_is_not_said_to_be_cut(after: str) -> None:
    assert Passage("", "it", after).around().after == " ends here."
