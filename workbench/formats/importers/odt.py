"""OpenDocument texts: the text with all tracked changes accepted, comments left out, notes at the end."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.decoding import clean
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source, digest
from workbench.formats.importers.titles import guess
from workbench.formats.markup import Dialect, local, paragraphs
from workbench.formats.packages import LARGEST, opened, protected
from workbench.formats.properties import Properties, counted, date, listed, text_of

_MOST_SPACES = 100
_MANIFEST = "META-INF/manifest.xml"


def read(source: Source) -> Iterator[Draft]:
    """The draft of one OpenDocument text."""
    data, name = source.data(LARGEST), shown(source.path)
    with opened(data, name, "OpenDocument text") as package:
        if b"encryption-data" in package.part(_MANIFEST):
            raise protected(name)
        content, meta = package.tree("content.xml"), package.tree("meta.xml")
    body = next(content.iter("{*}text"), None) if content is not None else None
    if body is None:
        raise Problem(f"{name} was not read: it is a ZIP archive, but no OpenDocument text.")
    found = list(paragraphs(body, _dialect()))
    notes = [text for note in body.iter("{*}note-body") for text, _ in paragraphs(note, _dialect())]
    text = clean("\n\n".join([*(text for text, _ in found), *notes]))
    if not text.text.strip():
        raise Problem(f"{name} was not read: there is no text in it.")
    headline = next((text for text, element in found if element == "h"), "")
    said = _properties(meta, " ".join(headline.split()), text.text)
    yield Draft(
        text=text.text,
        original=data,
        sha256=digest(data),
        media_type="application/vnd.oasis.opendocument.text",
        file_name=source.path.name,
        encoding="",
        importer="odt",
        title=said.title,
        author=said.author,
        published=said.published,
        notices=(*_notices(body), *text.notices),
        guessed=said.guessed,
    )


def _dialect() -> Dialect:
    return Dialect(
        blocks=("p", "h", "list-item", "table-row", "table-cell", "text-box"),
        unseen=("tracked-changes", "annotation", "note", "ruby-text", "forms", "title", "desc"),
        sign=_sign,
    )


def _sign(element: Any) -> str:
    name = local(element)
    if name == "s":
        count = element.get("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}c") or "1"
        return " " * min(int(count) if count.isdecimal() and len(count) < 9 else 1, _MOST_SPACES)
    return {"tab": "\t", "line-break": "\n"}.get(name, "")


def _properties(meta: Any, headline: str, text: str) -> Properties:
    """What the file says of itself, all guesses but for a headline in the text."""
    author = text_of(meta, "initial-creator") or text_of(meta, "creator")
    published = date(text_of(meta, "creation-date") or text_of(meta, "date"))
    told = {"author": author, "published": published}
    said = Properties(**told, guessed=tuple(name for name, value in told.items() if value))
    if headline:
        return said.with_title(headline, is_guessed=False)
    return said.with_title(text_of(meta, "title") or guess(text), is_guessed=True)


def _notices(body: Any) -> Iterator[str]:
    changes = Counter(local(child) for region in body.iter("{*}changed-region") for child in region)
    tracked = [counted(changes[name], name) for name in ("insertion", "deletion") if changes[name]]
    if tracked:
        yield f"{listed(tracked)} tracked in it, and read as accepted."
    if comments := sum(1 for _ in body.iter("{*}annotation")):
        yield f"{counted(comments, 'comment')} left out."
    if notes := sum(1 for _ in body.iter("{*}note-body")):
        yield f"{counted(notes, 'note')} put at the end of the text."


ODT = Importer(
    "odt",
    "OpenDocument text",
    (".odt", ".ott"),
    read,
    confined=True,
    library="lxml",
)
