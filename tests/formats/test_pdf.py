"""PDF documents: reading order, paragraphs, divided words, running heads, details, and refusals."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.torture.corpora.pdf import Item, assembled, column, document
from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.importers import Source
from workbench.formats.importers.pdf import read

PICTURE = b"q 300 0 0 300 50 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"
FIRST = "The minister said that the negotiations had ended without a result, and nobody was surprised."
SECOND = "In the capital the news was received with calm by all parties, as was to be expected of them."


def draft(data: bytes) -> Draft:
    return next(read(Source(Path("a.pdf"), content=data)))


def text(*pages: Sequence[Item]) -> str:
    return draft(document(pages)).text


def lines(said: Sequence[str], left: float = 50, top: float = 740, size: float = 10) -> list[Item]:
    return [(left, top - 1.3 * size * number, size, line) for number, line in enumerate(said)]


def refusal(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        draft(data)
    return caught.value.sentence


def test_lines_become_paragraphs_and_headings_stay_alone() -> None:
    items = [(50, 780, 24, "Talks end without"), (50, 752, 24, "any result at all")]
    items += column(f"{FIRST}\n{SECOND}", 50, 720)
    assert text(items) == f"Talks end without any result at all\n\n{FIRST}\n\n{SECOND}"


def test_paragraphs_parted_by_space_or_by_a_short_last_line() -> None:
    spaced = [
        *lines(["One line of a text that fills", "its column and ends."]),
        (50, 700, 10, "Another one."),
    ]
    assert text(spaced) == "One line of a text that fills its column and ends.\n\nAnother one."
    flush = lines(["One line of a text that fills its", "column.", "Another one that fills the column"])
    assert text(flush).split("\n\n")[1] == "Another one that fills the column"


def test_columns_are_read_one_after_the_other_even_when_drawn_row_by_row() -> None:
    left, right = column(FIRST, 50, 700, width=30), column(SECOND, 300, 700, width=30)
    head = [(50.0, 780.0, 20.0, "A headline over both of the columns here")]
    by_row = [item for pair in zip(left, right, strict=True) for item in pair]
    assert text(head + by_row) == text(head + left + right)
    assert text(head + by_row).endswith(f"{FIRST}\n\n{SECOND}")


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first = lines(["He said that the talks would go", "on in the summer and that they"])
    second = lines(["would then be held in another city", "and without"], left=300)
    assert text([*first, *second], lines(["any guests from abroad."])) == (
        "He said that the talks would go on in the summer and that they would then be held in another city "
        "and without any guests from abroad."
    )


def test_divided_words_are_joined_and_compounds_keep_their_hyphen() -> None:
    said = text(
        lines(
            [
                "The nego-",
                "tiations on a long-",
                "term deal of the Franco-",
                "German firm for 2023-",
                "24 were recon-",
                "vened at the co-",
                "operative. A co-operative is what it is.",
            ]
        )
    )
    assert said.startswith(
        "The negotiations on a long-term deal of the Franco-German firm for 2023-24 were recon"
    )
    assert "reconvened at the co-operative." in said


def test_running_heads_and_page_numbers_are_left_out_and_said() -> None:
    pages = [
        [
            (50, 820, 8, "THE DAILY PAPER"),
            *lines([f"Text of page {n} stands here alone."]),
            (290, 20, 8, f"– {n} –"),
        ]
        for n in range(1, 5)
    ]
    found = draft(document(pages))
    assert "DAILY" not in found.text
    assert "–" not in found.text
    assert found.text.count("Text of page") == 4
    assert "8 lines were left out as running heads" in found.notices[0]
    assert 0.5 < found.share < 1


def test_what_repeats_in_the_text_is_no_running_head() -> None:
    assert text(*[lines(["The same again, said the mayor."]) for _ in range(4)]).count("same again") == 4


def test_a_line_cut_by_the_end_of_a_page_is_read_once() -> None:
    again = "this line was drawn on two pages"
    said = text(
        lines(["Here it is said by many that", again], top=100), lines([again, "and then it goes on."])
    )
    assert said.count(again) == 1


@pytest.mark.parametrize("matrix", [b"0 1 -1 0 100 100", b"-1 0 0 -1 400 700", b"0 -1 1 0 100 700"])
def test_a_page_of_sideways_text_is_read(matrix: bytes) -> None:
    one, two = (
        b"BT /F1 10 Tf %s Tm %d %d Td (%s) Tj ET\n" % (matrix, 0, down, words)
        for down, words in (
            (0, b"The first line of a paragraph on"),
            (-13, b"a page that was turned around."),
        )
    )
    data = document([[]], drawn=two + one)
    assert draft(data).text == "The first line of a paragraph on a page that was turned around."


def test_an_initial_belongs_to_its_word() -> None:
    items = [(50.0, 690.0, 40.0, "T"), *lines(["he talks ended", "without a result."], left=85, top=710)]
    assert text(items) == "The talks ended without a result."


def test_details_come_from_the_document_and_are_marked_as_guessed() -> None:
    info = {"Title": "Talks – ende", "Author": "A.\tWriter", "CreationDate": "D:20240410120000+02'00'"}
    found = draft(document([lines([FIRST])], info))
    assert (found.title, found.author, found.published) == ("Talks – ende", "A. Writer", "2024-04-10")
    assert found.guessed == ("title", "author", "published")
    assert (found.media_type, found.encoding) == ("application/pdf", "")


@pytest.mark.parametrize("title", ["", "untitled", "Microsoft Word - draft.doc", "story_final_v2.indd", "12"])
def test_a_useless_title_gives_way_to_the_headline(title: str) -> None:
    items = [(50.0, 780.0, 24.0, "Talks end without a result"), *lines([FIRST])]
    found = draft(document([items], {"Title": title, "CreationDate": "D:20249999"}))
    assert found.title == "Talks end without a result"
    assert found.published == ""


def test_pictures_of_pages_are_said() -> None:
    assert "its page is a picture without text" in refusal(document([[]], drawn=PICTURE))
    assert "its 3 pages are pictures without text" in refusal(document([[], [], []], drawn=PICTURE))
    assert "there is no text on its pages" in refusal(document([[]]))
    mixed = document([lines([FIRST]), []], drawn=PICTURE)
    assert draft(mixed).notices == ("Page 2 is a picture without text, as of a scan: it is not in the text.",)


def test_locked_empty_and_broken_documents_are_refused_in_a_sentence() -> None:
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    assert "protected by a password" in refusal(document([lines([FIRST])], trailer=locked))
    assert "it is empty" in refusal(b"")
    assert "no PDF document, or it is damaged" in refusal(b"%PDF-1.7\n%%EOF")
    assert "no PDF document" in refusal(document([lines([FIRST])])[:60])


def test_a_tree_of_pages_that_bites_its_tail_is_refused() -> None:
    circle = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R] /Count 9999 >>",
            b"<<>>",
            b"<<>>",
        ]
    )
    assert refusal(circle).startswith("“a.pdf” was not read: ")


def test_a_page_without_end_is_refused_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    data = document([lines([FIRST]), lines([SECOND])])
    monkeypatch.setattr("workbench.formats.pdf.document.MOST_CHARACTERS", len(FIRST) + len(SECOND) - 1)
    assert "too many for one article" in refusal(data)
    monkeypatch.setattr("workbench.formats.pdf.document.MOST_PAGES", 1)
    assert "it has 2 pages" in refusal(data)
