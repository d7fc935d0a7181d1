"""Page pictures of originals, and passages found on them."""

import pickle
from pathlib import Path

import pytest

from tests.torture.corpora.pdf import Item, column, document
from workbench.core.model import Span
from workbench.core.problem import Problem
from workbench.flow import originals
from workbench.formats.importers import Source
from workbench.formats.importers.pdf import read

LEFT = "The minister said that the negotiations had ended without a result, and nobody was surprised by that."
SECOND = "On the second page it is said that the talks will go on in the summer."
PAGES: list[list[Item]] = [
    [(50, 780, 24, "Talks end without a result"), *column(LEFT, 60, 740, width=40)],
    column(SECOND, 100, 400),
]


def text_of(data: bytes) -> str:
    return next(read(Source(Path("a.pdf"), content=data))).text


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def dark(picture: originals.Picture, box: originals.Box) -> float:
    """The share of dark pixels inside a box given as shares of the page."""
    left, right = int(box.left * picture.width), int(box.right * picture.width)
    top, bottom = int(box.top * picture.height), int(box.bottom * picture.height)
    rows = [
        picture.rgb[(y * picture.width + left) * 3 : (y * picture.width + right) * 3]
        for y in range(top, bottom)
    ]
    return sum(value < 128 for row in rows for value in row) / max(1, sum(map(len, rows)))


def test_pages_are_counted_and_drawn() -> None:
    data = document(PAGES)
    assert originals.pages(data) == 2
    drawn = originals.picture(data, 0, 300)
    assert drawn.width == 300
    assert drawn.height == round(300 * 842 / 595)
    assert len(drawn.rgb) == drawn.width * drawn.height * 3
    assert drawn.rgb[:3] == b"\xff\xff\xff"
    assert [originals.picture(data, 1, width).width for width in (1, 299, 800, 801)] == [1, 299, 800, 801]
    with pytest.raises(IndexError):
        originals.picture(data, 2, 300)


def test_a_page_of_absurd_size_is_drawn_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals.pdf, "MOST_PIXELS", 200_000)
    drawn = originals.picture(document([[(5, 5, 8, "Long page")]], size=(10, 14_000)), 0, 4_000)
    assert drawn.width * drawn.height <= 210_000


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_passage_over_lines_is_found_on_the_page_as_shown(turn: int) -> None:
    data = document(PAGES, extra=b"/Rotate %d" % turn)
    text = text_of(data)
    found = originals.boxes(data, text, span(text, "negotiations had ended without a result, and nobody"))
    assert {page for page, _ in found} == {0}
    assert len(found) == 2
    drawn = originals.picture(data, 0, 1200)
    for _, box in found:
        assert 0 <= box.left < box.right <= 1
        assert 0 <= box.top < box.bottom <= 1
        assert dark(drawn, box) > 0.05


def test_the_boxes_hold_the_passage_and_no_more() -> None:
    data = document(PAGES)
    text = text_of(data)
    ((page, box),) = originals.boxes(data, text, span(text, "second page"))
    assert page == 1
    ((_, word),) = originals.boxes(data, text, span(text, "On"))
    ((_, line),) = originals.boxes(data, text, span(text, SECOND[:30]))
    assert word.right < box.left < box.right < line.right + 0.001
    assert abs(box.top - line.top) < 0.01


def test_a_passage_is_found_by_its_words_where_the_text_was_read_otherwise() -> None:
    data = document(PAGES)
    text = text_of(data)
    moved = "An editor’s note.\n\n" + text.replace("ended without", "ended\nwith-out")
    assert originals.boxes(data, moved, span(moved, "ended\nwith-out a")) == originals.boxes(
        data, text, span(text, "ended without a")
    )
    assert originals.boxes(data, "Not there at all", Span(0, 16)) == ()


def test_what_is_no_document_is_a_problem_and_answers_can_travel() -> None:
    with pytest.raises(Problem, match="no PDF document"):
        originals.pages(b"nothing")
    drawn = originals.picture(document(PAGES), 0, 50)
    assert pickle.loads(pickle.dumps(drawn)) == drawn  # noqa: S301
    for job in (originals.pages, originals.picture, originals.boxes):
        assert pickle.loads(pickle.dumps(job)) is job  # noqa: S301


def test_a_document_is_lent_memory_only_while_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    seen = []
    data = document(PAGES)
    drawn = originals.pdf.picture

    def look(*arguments: object) -> object:
        seen.append(resource.getrlimit(resource.RLIMIT_AS)[0])
        return drawn(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(originals.pdf, "picture", look)
    originals.picture(data, 0, 100)
    if originals._STATM.exists():
        assert seen[0] != before[0]
    assert resource.getrlimit(resource.RLIMIT_AS) == before
