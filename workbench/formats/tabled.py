"""Articles out of records with named fields, as data sets and news services hand them out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.dates import dated
from workbench.formats.decoding import clean
from workbench.formats.files import shown
from workbench.formats.importers.importer import LARGEST, digest
from workbench.formats.importers.titles import guess
from workbench.formats.properties import language, one_line

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "text": "text content body articlebody articletext fulltext bodytext maintext contenttext plaintext "
        "rawtext cleantext story article document transcript",
        "title": "title headline heading articletitle name subject",
        "outlet": "outlet publisher source sourcename publication newspaper sitename site provider medium "
        "media mediaoutlet journal domain",
        "author": "author authors byline creator writer journalist",
        "published": "published publishedat publishedon publicationdate datepublished publishdate pubdate "
        "date datetime articledate createdat created timestamp time day",
        "url": "url link weburl canonicalurl articleurl permalink sourceurl uri href",
        "id": "id docid documentid articleid guid uuid uid key identifier",
        "language": "language lang inlanguage",
    }
)
"""The names that a field may have, each best first, in lower case and without spaces and signs."""

_SIGNS = re.compile(r"[\W_]+")
_TAGS = re.compile(r"</(?:p|div|span|a|li|h[1-6])>|<br ?/?>", re.IGNORECASE)
_ESCAPED = re.compile("[\udc80-\udcff]")
_PATIENCE = 200
_DETAILS = ("title", "outlet", "author", "url")


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it stood in a file: its fields, its bytes, and where it stood (``line 17``)."""

    fields: Mapping[str, object]
    original: bytes
    place: str


@lru_cache(maxsize=64)
def chosen(names: tuple[str, ...]) -> Mapping[str, str]:
    """For each detail of an article, by its name in the project, the field that holds it."""
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(_SIGNS.sub("", name).lower(), name)
    found = {
        detail: next((known[each] for each in told.split() if each in known), "")
        for detail, told in NAMES.items()
    }
    return MappingProxyType({detail: name for detail, name in found.items() if name})


def draft(record: Record, path: Path, media_type: str, importer: str, encoding: str) -> Draft:
    """The article of a record in a file; Problem where the record holds no text."""
    fields = chosen(tuple(record.fields))
    told = {detail: _plain(record.fields[field]) for detail, field in fields.items()}
    raw = _joined(record.fields[fields["text"]]) if "text" in fields else ""
    text = clean(mended(raw))
    if not text.text.strip():
        raise _refused(path, record, "it holds no text (in a field named text, content or body)")
    if len(text.text) > LARGEST:
        raise _refused(path, record, "its text is too long for one article")
    details = {detail: one_line(mended(told.get(detail, ""))) for detail in _DETAILS}
    published, doubt = dated(one_line(told.get("published", "")))
    return Draft(
        text=text.text,
        original=record.original,
        sha256=digest(record.original),
        media_type=media_type,
        file_name=path.name,
        encoding=encoding,
        importer=importer,
        title=details["title"] or guess(text.text),
        outlet=details["outlet"],
        author=details["author"],
        published=published,
        url=details["url"],
        notices=(*_notices(raw, doubt), *text.notices),
        guessed=() if details["title"] else ("title",),
        language=language(told.get("language", "")),
        place=one_line(told.get("id", "")) or record.place,
    )


def _refused(path: Path, record: Record, why: str) -> Problem:
    return Problem(f"{shown(path)}, {record.place} was not read: {why}.")


def drafts(
    records: Iterable[Record | Problem], made: Callable[[Record], Draft], name: str, unit: str
) -> Iterator[Draft | Problem]:
    """The draft of each record, and a Problem in the place of each that cannot be read.

    ``unit`` is what the file called ``name`` calls its records. Raises Problem when none of the first many is
    an article, for then the file is about something else.
    """
    count = failed = 0
    for each in records:
        try:
            found = each if isinstance(each, Problem) else made(each)
        except Problem as problem:
            found = problem
        count += isinstance(found, Draft)
        failed += isinstance(found, Problem)
        if not count and failed > _PATIENCE:
            raise Problem(f"{name} was not read: there is no article in its first {failed:,} {unit}.")
        yield found


def mended(text: str) -> str:
    """Text in which bytes that are not UTF-8 are kept as halves of characters, read as Windows-1252."""
    if text.isascii() or not _ESCAPED.search(text):
        return text
    return _ESCAPED.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _notices(raw: str, doubt: str) -> list[str]:
    said = [doubt] if doubt else []
    if not raw.isascii() and _ESCAPED.search(raw):
        said.append("Read as Windows-1252 (cp1252) where it is not UTF-8: check its accents and quotes.")
    if "<" in raw and len(_TAGS.findall(raw[:100_000])) > 2:
        said.append("The text holds tags of HTML, which were kept.")
    return said


def _joined(value: object) -> str:
    """A text, or the paragraphs of one in a list."""
    if isinstance(value, list):
        return "\n\n".join(part for each in value if (part := _plain(each).strip()))
    return _plain(value)


def _plain(value: object) -> str:
    """What a field says: a text, a number, several of them, or the name in an object."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    if isinstance(value, list):
        return ", ".join(
            part for each in value[:100] if not isinstance(each, list) and (part := _plain(each))
        )
    if isinstance(value, dict):
        named = (value.get(key) for key in ("name", "title", "text", "url", "value", "@value"))
        return next((each for each in named if isinstance(each, str)), "")
    return ""
