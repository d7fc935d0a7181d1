from workbench.core.passages.strip import Box, merged, strip
from workbench.core.script import read
from workbench.core.sentences import split
from workbench.core.ticket import Ticket
from workbench.formats.language import load

ENGLISH = load()


def made(text: str):
    return strip(read(text, split(text, ENGLISH), ENGLISH), ENGLISH, Ticket())


def test_spans_take_the_marks_that_cling_to_the_last_word():
    text = "He said “no.” Then he left."
    found = made(text)
    assert found.span(0, 3).of(text) == "He said “no.”"
    assert found.span(3, 5).of(text) == "Then he"


def test_borders_snap_to_the_nearest_sentence():
    text = "One two three. Four five six. Seven eight nine."
    found = made(text)
    assert [found.snapped(place, 1) for place in (0, 1, 2, 4, 7, 9)] == [0, 0, 3, 3, 6, 9]
    assert found.snapped(1, 0) == 1


def test_names_are_the_words_never_written_small():
    text = "Kishida met Austin. The visit was short, the Visit."
    found = made(text)
    assert {"kishida", "austin"} <= found.names
    assert "visit" not in found.names


def test_near_boxes_become_one_and_far_ones_stay():
    boxes = [Box(0, 5, 0, 5), Box(7, 10, 6, 9), Box(8, 12, 90, 95), Box(60, 70, 60, 70)]
    assert merged(boxes, 3) == [Box(0, 10, 0, 9), Box(8, 12, 90, 95), Box(60, 70, 60, 70)]
