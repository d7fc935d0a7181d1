"""Every importer reads its own files faithfully and refuses bad ones in one clear sentence."""

import errno
import hashlib
import os
import random
from pathlib import Path

import pytest

from tests.torture.fuzz_importers import maker
from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats import importers
from workbench.formats.importers import IMPORTERS, read_article, read_pasted
from workbench.formats.importers.titles import guess
from workbench.paths import resources

PLAIN = {
    ".txt": ("A plain headline of words\n\nIt happened.\n", "A plain headline of words"),
    ".md": ("# The *real* headline\n\nIt **happened**.\n", "The real headline"),
}


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def sentence(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        read_article(path)
    said = caught.value.sentence
    assert "\n" not in said
    assert said.endswith(".")
    return said


@pytest.mark.parametrize("suffix", PLAIN)
def test_plain_files_are_read_as_they_are(suffix: str, tmp_path: Path) -> None:
    text, title = PLAIN[suffix]
    draft = read_article(put(tmp_path, "story" + suffix, text.encode()))
    assert (draft.text, draft.title) == (text, title)
    assert draft.original == text.encode()


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda i: i.name)
def test_every_suffix_is_read(importer: importers.Importer, tmp_path: Path) -> None:
    data = maker(importer)(random.Random(1))
    for suffix in importer.suffixes:
        path = put(tmp_path, "story" + suffix.upper(), data)
        found = list(importer.read(importers.Source(path)))
        assert found
        for draft in found:
            assert isinstance(draft, Draft)
            assert draft.text.strip()
            assert (draft.importer, draft.file_name) == (importer.name, path.name)
            assert draft.sha256 == hashlib.sha256(draft.original).hexdigest()


def test_the_samples_are_read_without_any_change() -> None:
    for path in sorted(resources("samples").glob("*.txt")):
        draft = read_article(path)
        assert draft.text.encode() == draft.original == path.read_bytes()
        assert draft.notices == ()
        assert draft.title


def test_front_matter_gives_the_details(tmp_path: Path) -> None:
    front = "---\ntitle: 'Talks: day one'\nauthor: A. Writer\ndate: 2024-04-10\nurl: https://example.org/a\n"
    draft = read_article(put(tmp_path, "a.md", f'{front}outlet: "The Paper"\n---\n\nThey met.\n'.encode()))
    assert draft.text == "They met.\n"
    assert (draft.title, draft.author, draft.published) == ("Talks: day one", "A. Writer", "2024-04-10")
    assert (draft.url, draft.outlet) == ("https://example.org/a", "The Paper")
    assert draft.notices == ("7 lines of front matter were read as details, not as text.",)


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    text = "---\nThey met in Tokyo\n---\nand parted.\n"
    assert read_article(put(tmp_path, "a.md", text.encode())).text == text


TOLD = [each for each in IMPORTERS if each.signatures or each.suffixes[0] in (".docx", ".odt", ".epub")]


@pytest.mark.parametrize("importer", TOLD, ids=lambda i: i.name)
@pytest.mark.parametrize("name", ["story.txt", "story", "story.php"])
def test_the_format_is_told_by_the_content_when_the_name_lies(
    name: str, importer: importers.Importer, tmp_path: Path
) -> None:
    path = put(tmp_path, name, maker(importer)(random.Random(2)))
    assert importers.importer_for(importers.Source(path)) is importer


def test_a_story_about_html_is_no_page(tmp_path: Path) -> None:
    text = "How pages are made\n\nEvery page begins with <html> and ends with </html>.\n"
    assert read_article(put(tmp_path, "a.txt", text.encode())).importer == "text"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00\x00"])
def test_empty_files_are_refused(data: bytes, tmp_path: Path) -> None:
    assert "“a.txt” was not read" in sentence(put(tmp_path, "a.txt", data))


def test_binary_files_are_refused_by_what_they_are(tmp_path: Path) -> None:
    assert "it is a picture" in sentence(put(tmp_path, "a.txt", b"\x89PNG\r\n\x1a\n"))
    assert "it is a database" in sentence(put(tmp_path, "c.txt", b"SQLite format 3\x00"))
    assert "it is a binary file" in sentence(put(tmp_path, "b.txt", bytes(range(32)) * 9))


def test_other_formats_are_refused_with_the_known_ones(tmp_path: Path) -> None:
    assert ".txt, .text, .md, .markdown" in sentence(put(tmp_path, "a.rtf", b"{\\rtf1 Text}"))


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "50 MB; the limit is 16 MB" in sentence(path)


def test_a_line_of_five_megabytes_is_read(tmp_path: Path) -> None:
    data = b"word " * 1_000_000
    assert len(read_article(put(tmp_path, "long.txt", data)).text) == 5_000_000


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    assert "“gone.txt” could not be read: it does not exist" in sentence(tmp_path / "gone.txt")
    (tmp_path / "folder.txt").mkdir()
    assert "“folder.txt” is a folder" in sentence(tmp_path / "folder.txt")
    assert "could not be read" in sentence(Path("nul\x00.txt"))
    assert "too long" in sentence(tmp_path / ("n" * 300 + ".txt"))


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = put(tmp_path, "secret.txt", b"text")
    monkeypatch.setattr(os, "open", refuse)
    assert "“secret.txt” could not be read: you have no permission" in sentence(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "it is empty" in sentence(tmp_path / "pipe.txt")


def test_a_strange_name_stays_on_one_line(tmp_path: Path) -> None:
    assert "“a\ufffdb.txt”" in sentence(tmp_path / "a\nb.txt")


def test_pasted_text_is_cleaned_and_hashed() -> None:
    draft = read_pasted("Headline of the pasted text\r\n\r\nBody \x00 here\ud800.")
    assert draft.text == "Headline of the pasted text\n\nBody \ufffd here\ufffd."
    assert draft.title == "Headline of the pasted text"
    assert len(draft.notices) == 2
    assert draft.sha256 == hashlib.sha256(draft.original).hexdigest()


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_pasted_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="copy an article first"):
        read_pasted(text)


def test_a_pasted_library_is_refused() -> None:
    with pytest.raises(Problem, match="too long for one article"):
        read_pasted("a" * (importers.LARGEST + 1))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Site Logo\n\nLeaders agree on missiles in Tokyo\n\nLong text.",
            "Leaders agree on missiles in Tokyo",
        ),
        (
            "[ad_1]\n" + "It is a long first paragraph of prose. " * 9,
            "It is a long first paragraph of prose. It is a long first…",
        ),
        ("🚢 Port crisis deepens in May\n\nThe ship stayed where it was.", "🚢 Port crisis deepens in May"),
        ("Short\n", "Short"),
        ("They met. They parted.", "They met. They parted."),
        ("***\n—\n", ""),
    ],
)
def test_titles_are_guessed(text: str, title: str) -> None:
    assert guess(text) == title
