from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from workbench.core.model import Span
from workbench.gui import theme as themes
from workbench.gui.compare.leaf import Setting, right_to_left
from workbench.gui.compare.paper import KEPT, Paper

Make = Callable[..., Paper]
WORDS = "The ministry said 450 missiles arrived on Tuesday, and nobody was hurt in the operation. "


@pytest.fixture
def paper(qapp: QApplication) -> Make:
    font = themes.load("light").reading_font()
    return lambda text, width=420.0: Paper(text, Setting(font, width))


def boxes(paper: Paper, words: str) -> list[tuple[float, float]]:
    start = paper.text.index(words)
    where = Span(start, start + len(words))
    return [(box.left(), box.right()) for box in paper.slice_at(start).rects(where)]


@pytest.mark.parametrize("before", ["", "😀 ", "👩‍👩‍👧 ", "🇩🇪🇫🇷 ", "e\u0301𠮷 ", "国防部 "])
def test_a_box_starts_where_the_type_before_it_ends(paper: Make, before: str) -> None:
    sheet = paper(f"{before}said 450 missiles")
    ((left, right),) = boxes(sheet, "450")
    metrics = QFontMetricsF(sheet.setting.font)
    assert left == pytest.approx(metrics.horizontalAdvance(f"{before}said "), abs=1.5)
    assert right - left == pytest.approx(metrics.horizontalAdvance("450"), abs=1.0)


def test_right_to_left_type_stands_at_the_right_and_its_boxes_do_not_overlap(paper: Make) -> None:
    text = "قال المتحدث إن 450 صاروخا وصلت Aegis إلى الميناء"
    sheet = paper(text, 800.0)
    words = text.split()
    found = [boxes(sheet, word)[0] for word in words]
    assert found[0][1] == pytest.approx(800.0, abs=2.0)
    assert all(right <= before_left + 0.5 for (before_left, _), (_, right) in pairwise(found))


def test_a_range_across_directions_gets_a_box_for_each(paper: Make) -> None:
    sheet = paper("Hello מרחב 123 world", 800.0)
    found = sorted(boxes(sheet, "רחב 12"))
    assert len(found) >= 2
    assert all(right <= left + 0.5 for (_, right), (left, _) in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("שלום world", True), ("Hello שלום", False), ("450 صاروخا", True), ("123", False), ("", False)],
)
def test_the_first_letter_gives_the_direction(text: str, expected: bool) -> None:
    assert right_to_left(text) is expected


@pytest.mark.parametrize(
    "text", [WORDS * 4, "国防部周二表示导弹已运抵。" * 20, "قال المتحدث إن صاروخا وصلت. " * 20]
)
def test_a_range_over_many_lines_has_a_box_on_each_inside_the_column(paper: Make, text: str) -> None:
    sheet = paper(text)
    found = sheet.slice_at(0).rects(Span(0, len(text.rstrip())))
    lines = {round(box.top()) for box in found}
    assert len(lines) == sheet.slice_at(0).leaf.layout.lineCount() > 2
    assert all(-0.5 <= box.left() < box.right() <= 421.0 for box in found)


def test_places_and_offsets_are_each_others_inverse(paper: Make) -> None:
    sheet = paper("\n\n".join([WORDS, "😀 " + WORDS * 3, "Short."] * 5))
    sheet.settle(0, sheet.height)
    for offset in range(0, len(sheet.text), 7):
        if not sheet.text[offset].isspace():
            assert sheet.offset_at(sheet.y_of(offset)) == pytest.approx(offset, abs=0.6)


def test_a_point_in_the_middle_of_a_letter_is_that_letter(paper: Make) -> None:
    sheet = paper("👩‍👩‍👧 said 450 missiles 😀 here")
    for word in ("450", "missiles", "here"):
        start = sheet.text.index(word)
        box = sheet.slice_at(start).rects(Span(start, start + 1))[0]
        assert sheet.point_at(box.center().x(), box.center().y(), between=False) == start


def test_only_what_is_looked_at_is_laid_out(paper: Make) -> None:
    sheet = paper("word and more of it " * 250_000)
    sheet.settle(2_000_000, 2_000_900)
    laid = sum(1 for i in range(len(sheet.blocks)) if i in sheet._leaves)
    assert 1 <= laid <= 3
    assert len(sheet.blocks) >= 500


def test_layouts_far_away_are_given_up(paper: Make) -> None:
    sheet = paper("\n".join(f"Line {i}" for i in range(3 * KEPT)))
    sheet.settle(0, sheet.height)
    assert len(sheet._leaves) == KEPT


def test_estimates_are_close_to_what_is_laid_out(paper: Make) -> None:
    for text in (WORDS * 40, "国防部周二表示导弹已运抵港口。" * 200):
        sheet = paper("\n".join([text] * 5))
        estimated = sheet.height
        sheet.settle(0, estimated * 2)
        assert sheet.height == pytest.approx(estimated, rel=0.15)


def test_a_text_without_words_has_no_places(paper: Make) -> None:
    sheet = paper("\n \n")
    assert sheet.settle(0, 500) == (0.0, False)
    assert list(sheet.slices(0, 500)) == []
    assert sheet.point_at(10, 10) == 0
    assert sheet.offset_at(10) == 0.0
