"""Documents made to do harm: each ends in one clear sentence, within limits, and the next file is read."""

import io
import itertools
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.torture.corpora import docx as word
from tests.torture.corpora import epub, odt
from tests.torture.corpora.pdf import document
from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats import importers
from workbench.formats.confinement import Confinement, Limits
from workbench.formats.importers import Source

MILLION = 1_000_000
LETTERS = "abcdefghijkl"
LAUGHTER = (f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in itertools.pairwise(LETTERS))
LAUGHS = f"<!DOCTYPE x [<!ENTITY a 'ha'>{''.join(LAUGHTER)}]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
WORD = f"<w:document {word.W}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
PARTS = {"[Content_Types].xml": word.TYPES, "_rels/.rels": word.RELATIONS % word.MAIN}


def wordy(content: str | bytes) -> bytes:
    return word.packed({**PARTS, "word/document.xml": content})


def bomb() -> bytes:
    """A part that says truly that it unpacks to 3 GB, from a few bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(30 * MILLION))
    return made.getvalue().replace(struct.pack("<I", 30 * MILLION), struct.pack("<I", 3000 * MILLION))


def lying() -> bytes:
    """A part that unpacks to far more than it says."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(30 * MILLION))
    return made.getvalue().replace(struct.pack("<I", 30 * MILLION), struct.pack("<I", 100))


def unusual() -> bytes:
    """Packed in a way that is unpacked in one piece, whatever its size."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", bytes(30 * MILLION))
    return made.getvalue().replace(struct.pack("<I", 30 * MILLION), struct.pack("<I", 100))


def many_parts() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for n in range(20_001):
            archive.writestr(f"{n}.xml", "")
    return made.getvalue()


def nested_archives() -> bytes:
    inner = word.packed({"a": bytes(MILLION)})
    for _ in range(8):
        inner = word.packed({"a.zip": inner, "b.zip": inner})
    return wordy(WORD % "Text.") + inner


def deep(tag: str, count: int) -> str:
    return f"<{tag}>" * count + "x" + f"</{tag}>" * count


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.docx": bomb,
    "lying.docx": lying,
    "unusual.docx": unusual,
    "many parts.docx": many_parts,
    "archives in archives.docx": nested_archives,
    "laughs.docx": lambda: wordy(LAUGHS + WORD % "&l;"),
    "laughs in utf-16.docx": lambda: wordy((LAUGHS + WORD % "&l;").encode("utf-16")),
    "outside.docx": lambda: wordy(OUTSIDE + WORD % "&out;"),
    "deep.docx": lambda: wordy(WORD % deep("w:x", 200_000)),
    "deep enough.docx": lambda: word.document(deep("w:sdt", 200)),
    "laughs.odt": lambda: word.packed({"content.xml": LAUGHS + "<x>&l;</x>"}),
    "outside.odt": lambda: word.packed({"content.xml": OUTSIDE + "<x>&out;</x>"}),
    "deep.odt": lambda: odt.document(deep("text:p", 200_000)),
    "laughs.epub": lambda: epub.book({"a.xhtml": LAUGHS + "<html><body><p>&l;</p></body></html>"}),
    "outside.epub": lambda: epub.book({"a.xhtml": OUTSIDE + "<html><body>&out;</body></html>"}),
    "laughs in its list.epub": lambda: epub.book({}, extra={"OEBPS/book.opf": LAUGHS + "<x>&l;</x>"}),
    "deep.epub": lambda: epub.book({"a.xhtml": deep("div", 200_000)}),
    "many pages.pdf": lambda: document([[]] * 6_000),
    "cut.pdf": lambda: document([[(50, 700, 10, "Text")]])[:300],
}
"""Files, each of which is refused."""
ODD: dict[str, Callable[[], bytes]] = {
    "out of the folder.docx": lambda: word.packed(
        {**PARTS, "word/document.xml": WORD % "Text.", "../../../tmp/evil": "x", "/etc/evil": "x"}
    ),
    "nested arrays.pdf": lambda: document([[(50, 700, 10, "Text")]], extra=b"/X " + b"[" * 100_000),
    "locked out.epub": lambda: epub.book({"a.xhtml": epub.chapter("One", "Text &unknown; &#0; &#xD800;")}),
}
"""Files that may be read or refused, in a sentence and without harm."""


@pytest.fixture(scope="module")
def confinement() -> Iterator[Confinement]:
    with Confinement(Limits(memory=1_500_000_000, seconds=20)) as made:
        yield made


def read(path: Path, confinement: Confinement) -> list[Draft | Problem]:
    try:
        return list(importers.read_articles(Source(path), confinement))
    except Problem as problem:
        return [problem]


def is_one_sentence(problem: Problem) -> bool:
    said = problem.sentence
    return "\n" not in said and said.endswith(".") and said.startswith("“") and "nobody foresaw" not in said


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(
    name: str, tmp_path: Path, confinement: Confinement
) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    (problem,) = read(path, confinement)
    assert isinstance(problem, Problem)
    assert is_one_sentence(problem), problem.sentence
    good = tmp_path / "good.docx"
    good.write_bytes(wordy(WORD % "The next file is read."))
    (draft,) = read(good, confinement)
    assert isinstance(draft, Draft)
    assert draft.text == "The next file is read."


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_does_no_harm(name: str, tmp_path: Path, confinement: Confinement) -> None:
    path = tmp_path / name
    path.write_bytes(ODD[name]())
    for each in read(path, confinement):
        assert isinstance(each, Draft) or is_one_sentence(each)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert not Path("/tmp/evil").exists()  # noqa: S108


@pytest.mark.parametrize("name", ["bomb.docx", "lying.docx", "unusual.docx", "laughs.docx", "laughs.epub"])
def test_bombs_are_refused_before_they_are_unpacked(name: str) -> None:
    data, path = HOSTILE[name](), Path(name)
    importer = next(each for each in importers.IMPORTERS if path.suffix in each.suffixes)
    tracemalloc.start()
    with pytest.raises(Problem):
        list(importer.read(Source(path, content=data)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20 * MILLION
