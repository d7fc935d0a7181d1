"""Word documents, OpenDocument texts and EPUB books: what is read, what is left out and said."""

import io
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from tests.torture.corpora import docx as word
from tests.torture.corpora import epub, odt
from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats import importers
from workbench.formats.importers import Source

LOCKED = '<encryption xmlns="urn:x"><CipherReference URI="OEBPS/a.xhtml"/></encryption>'


def draft(data: bytes, name: str) -> Draft:
    path = Path(name)
    importer = next(each for each in importers.IMPORTERS if path.suffix in each.suffixes)
    found = next(importer.read(Source(path, content=data)))
    assert isinstance(found, Draft)
    return found


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Problem) as caught:
        draft(data, name)
    return caught.value.sentence


def in_word(*paragraphs: str, **parts: str) -> Draft:
    return draft(word.document("".join(paragraphs), **parts), "a.docx")


def text_of(*paragraphs: str) -> str:
    return in_word(*paragraphs).text


def test_a_document_of_another_program_is_read() -> None:
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Talks", "A. Writer"
    made.add_heading("Talks end without a result", 1)
    made.add_paragraph("They met on 10 April.")
    made.add_paragraph("First point", style="List Bullet")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Japan", "12 %"
    file = io.BytesIO()
    made.save(file)
    found = draft(file.getvalue(), "a.docx")
    assert found.text == "Talks end without a result\n\nThey met on 10 April.\n\nFirst point\n\nJapan\t12 %"
    assert (found.title, found.author) == ("Talks end without a result", "A. Writer")
    assert "title" not in found.guessed
    assert "author" in found.guessed
    assert found.notices == ()


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    found = in_word(
        word.paragraph(
            word.run("They met"), word.inserted(" in May"), word.deleted(" in June"), word.run(".")
        ),
        word.paragraph(word.inserted("And parted.")),
    )
    assert found.text == "They met in May.\n\nAnd parted."
    assert found.notices == ("2 insertions and 1 deletion were tracked in it, and read as accepted.",)


def test_moved_text_is_read_once_where_it_went() -> None:
    moved = word.inserted("This went.").replace("w:ins", "{}")
    found = in_word(
        word.paragraph(moved.format("w:moveFrom", "w:moveFrom"), word.run("First.")),
        word.paragraph(word.run("Second."), moved.format("w:moveTo", "w:moveTo")),
    )
    assert found.text == "First.\n\nSecond.This went."
    assert found.notices[0].startswith("1 move was tracked in it")


def test_comments_are_counted_and_notes_put_at_the_end() -> None:
    found = in_word(
        word.paragraph(word.run("They met"), word.note_mark(), word.run(" in May.")),
        word.paragraph(word.run("And parted.")),
        notes=word.paragraph(word.run("As reported.")),
        comments=word.paragraph(word.run("Is this so?")),
    )
    assert found.text == "They met in May.\n\nAnd parted.\n\nAs reported."
    assert found.notices == ("1 comment was left out.", "1 note was put at the end of the text.")


def test_signs_of_word_become_characters() -> None:
    signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>"
    assert text_of(word.paragraph(signs)) == "a\tb\ncd"


def test_properties_of_word_are_guesses() -> None:
    found = in_word(
        word.paragraph(word.run("They met on Monday and said nothing.")),
        core="<dc:title>Talks\nend</dc:title><dcterms:created>2024-04-10T12:00:00Z</dcterms:created>",
    )
    assert (found.title, found.published) == ("Talks end", "2024-04-10")
    assert found.guessed == ("title", "published")
    useless = in_word(
        word.paragraph(word.run("They met.")), core="<dc:title>Microsoft Word - a.doc</dc:title>"
    )
    assert useless.title == "They met."


def test_what_is_no_word_document_is_refused_in_a_sentence() -> None:
    assert "no Word document, or it is damaged" in refusal(b"text", "a.docx")
    assert "it is empty" in refusal(b"", "a.docx")
    assert "a ZIP archive, but no Word document" in refusal(word.packed({"a.txt": "x"}), "a.docx")
    assert "there is no text in it" in refusal(word.document(word.paragraph()), "a.docx")
    whole = word.document(word.paragraph(word.run("Text. " * 500)))
    assert "damaged" in refusal(whole[: len(whole) // 2], "a.docx")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "old format of Word" in refusal(ole, "a.docx")
    assert "protected by a password" in refusal(ole + "EncryptedPackage".encode("utf-16-le"), "a.docx")


def test_an_opendocument_text_is_read_with_its_changes_accepted() -> None:
    body = (
        f'{odt.CHANGES}<text:h text:outline-level="1">Talks end</text:h>'
        f'<text:p>They met{odt.NOTE} <text:span>in<text:s text:c="2"/>May</text:span>.{odt.COMMENT}</text:p>'
        "<text:p>a<text:tab/>b<text:line-break/>c</text:p>"
        "<text:list><text:list-item><text:p>Point</text:p></text:list-item></text:list>"
    )
    meta = "<meta:initial-creator>A. Writer</meta:initial-creator><dc:date>2024-04-10T12:00:00</dc:date>"
    found = draft(odt.document(body, meta), "a.odt")
    assert found.text == "Talks end\n\nThey met in May.\n\na\tb\nc\n\nPoint\n\nWhat the note says."
    assert (found.title, found.author, found.published) == ("Talks end", "A. Writer", "2024-04-10")
    assert found.guessed == ("author", "published")
    assert found.notices == (
        "1 insertion and 1 deletion were tracked in it, and read as accepted.",
        "1 comment was left out.",
        "1 note was put at the end of the text.",
    )


def test_a_run_of_spaces_without_end_is_cut() -> None:
    body = '<text:p>a<text:s text:c="99999999999"/>b<text:s text:c="88888888"/>c</text:p>'
    assert len(draft(odt.document(body), "a.odt").text) < 300


def test_a_locked_opendocument_text_is_refused() -> None:
    locked = odt.document("<text:p>x</text:p>", manifest="<manifest:encryption-data/>")
    assert "protected by a password" in refusal(locked, "a.odt")
    assert "no OpenDocument text" in refusal(word.packed({"a": "b"}), "a.odt")


def test_a_book_is_one_article_in_the_order_of_its_spine() -> None:
    chapters = {
        "z.xhtml": epub.chapter("Part one", "They <i>met</i> in May.", "And<br/>parted."),
        "a%20b.xhtml": epub.chapter("Part two", "Nothing&nbsp;came&hellip; of it."),
    }
    found = draft(epub.book(chapters, extra={"OEBPS/a b.xhtml": chapters["a%20b.xhtml"]}), "a.epub")
    assert found.text == (
        "Part one\n\nThey met in May.\n\nAnd\nparted.\n\nPart two\n\nNothing\xa0came… of it."
    )
    assert (found.title, found.author, found.outlet) == (
        "A Year of Talks",
        "A. Writer, B. Other",
        "The House",
    )
    assert (found.published, found.language, found.url) == ("2024-04-10", "en", "https://example.org/talks")
    assert found.guessed == ()
    assert found.notices == ("A book in 2 parts, read as one article.",)


def test_what_a_program_filled_in_is_no_detail() -> None:
    details = "<dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator>"
    found = draft(epub.book({"a.xhtml": epub.chapter("Talks end in May", "Text.")}, details), "a.epub")
    assert (found.title, found.author, found.guessed) == ("Talks end in May", "", ("title",))


def test_a_chapter_that_is_no_good_xml_is_read_as_html() -> None:
    broken = "<html><body><p>One <b>two<p>three & four<script>no</script></body>"
    assert draft(epub.book({"a.xhtml": broken}), "a.epub").text == "One two\n\nthree & four"


@pytest.mark.parametrize(
    ("chapters", "extra", "said"),
    [
        (
            {"a.xhtml": epub.chapter("One", "x")},
            {"META-INF/encryption.xml": LOCKED},
            "protected by a password",
        ),
        ({}, {}, "damaged"),
        ({"a.xhtml": "<html/>"}, {}, "no text"),
    ],
)
def test_a_book_that_cannot_be_read_is_refused(
    chapters: Mapping[str, str], extra: Mapping[str, str], said: str
) -> None:
    assert said in refusal(epub.book(chapters, extra=extra), "a.epub")


def test_names_that_lead_out_of_a_book_lead_nowhere() -> None:
    chapters = {"../../../../etc/passwd": "", "a.xhtml": epub.chapter("One", "Two.")}
    found = draft(epub.book(chapters), "a.epub")
    assert found.text == "One\n\nTwo."
