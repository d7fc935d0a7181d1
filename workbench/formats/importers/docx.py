"""Word documents: the text with all tracked changes accepted, comments left out, notes at the end."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.decoding import clean
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source, digest
from workbench.formats.importers.titles import guess
from workbench.formats.packages import LARGEST, Package, damaged, opened
from workbench.formats.properties import Properties, core_properties, counted, listed

_MAIN = "word/document.xml"
_CHANGES = (("ins", "insertion"), ("del", "deletion"), ("moveFrom", "move"))
_HEADLINE = re.compile(r"title|heading 1|titel|überschrift 1|titre|titre 1|título|título 1", re.IGNORECASE)
_BLANK = re.compile(r"[ \xa0]*\n[ \xa0]*")


@dataclass(slots=True)
class _Told:
    """What was found on the way through a document."""

    headline: str = ""
    notes: list[Any] = field(default_factory=list)


def read(source: Source) -> Iterator[Draft]:
    """The draft of one Word document."""
    data, name = source.data(LARGEST), shown(source.path)
    with opened(data, name, "Word document") as package:
        if not any(part.endswith("document.xml") for part in package.names):
            raise Problem(f"{name} was not read: it is a ZIP archive, but no Word document.")
        document = _document(package)
        said = core_properties(package)
        changes = _tracked(package)
    told = _Told()
    body = list(_blocks(document.children, told, document.notes))
    notes = [text for note in told.notes for text in _blocks(note.body, _Told(), document.notes)]
    text = clean("\n\n".join(body + notes))
    if not text.text.strip():
        raise Problem(f"{name} was not read: there is no text in it.")
    yield _draft(
        source,
        data,
        text.text,
        _titled(said, told.headline, text.text),
        (*_notices(changes, len(document.comments), len(told.notes)), *text.notices),
    )


def _draft(source: Source, data: bytes, text: str, said: Properties, notices: tuple[str, ...]) -> Draft:
    return Draft(
        text=text,
        original=data,
        sha256=digest(data),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        file_name=source.path.name,
        encoding="",
        importer="docx",
        title=said.title,
        author=said.author,
        published=said.published,
        notices=notices,
        guessed=said.guessed,
    )


def _document(package: Package) -> Any:
    """The document as mammoth understands it."""
    verified = package.verified()
    from mammoth import docx

    try:
        return docx.read(verified).value
    except MemoryError:
        raise
    except RecursionError as error:
        raise Problem(f"{package.name} was not read: its parts are nested too deeply.") from error
    except Exception as error:  # the library has no errors of its own
        raise damaged(package.name, repr(error)) from error


def _titled(said: Properties, headline: str, text: str) -> Properties:
    """The title as the text has it, else as the file says, else guessed."""
    if headline:
        return said.with_title(headline, is_guessed=False)
    return said if said.title else said.with_title(guess(text), is_guessed=True)


def _blocks(elements: Iterable[Any], told: _Told, notes: Any) -> Iterator[str]:
    """The text of each paragraph and of each row of a table."""
    for element in elements:
        kind = type(element).__name__
        if kind == "Paragraph":
            text = _stripped(_inline(element, told, notes))
            if not told.headline and text and _HEADLINE.fullmatch(element.style_name or ""):
                told.headline = " ".join(text.split())
            if text:
                yield text
        elif kind == "Table":
            for row in element.children:
                cells = (" ".join(_blocks(cell.children, told, notes)) for cell in _children(row))
                if joined := "\t".join(cells).strip():
                    yield joined
        elif kind != "Note":
            yield from _blocks(_children(element), told, notes)


def _inline(element: Any, told: _Told, notes: Any) -> str:
    kind = type(element).__name__
    if kind == "Text":
        return str(element.value)
    if kind == "Tab":
        return "\t"
    if kind == "Break":
        return "\n"
    if kind == "Checkbox":
        return "☒" if element.checked else "☐"
    if kind == "NoteReference":
        try:
            told.notes.append(notes.resolve(element))
        except KeyError:
            return ""  # a reference to a note that is not there
    return "".join(_inline(each, told, notes) for each in _children(element))


def _children(element: Any) -> Iterable[Any]:
    return getattr(element, "children", None) or ()


def _stripped(text: str) -> str:
    return _BLANK.sub("\n", text.replace("\u00ad", "")).strip()


def _tracked(package: Package) -> Counter[str]:
    """How many insertions, deletions and moves are tracked; those of formats alone do not count."""
    found: Counter[str] = Counter()
    for part in (_MAIN, "word/footnotes.xml", "word/endnotes.xml"):
        root = package.tree(part)
        for element in root.iter("{*}ins", "{*}del", "{*}moveFrom") if root is not None else ():
            if len(element) and not element.getparent().tag.endswith(("rPr", "trPr")):
                found[element.tag.rpartition("}")[2]] += 1
    return found


def _notices(changes: Counter[str], comments: int, notes: int) -> Iterator[str]:
    tracked = [counted(changes[name], word) for name, word in _CHANGES if changes[name]]
    if tracked:
        yield f"{listed(tracked)} tracked in it, and read as accepted."
    if comments:
        yield f"{counted(comments, 'comment')} left out."
    if notes:
        yield f"{counted(notes, 'note')} put at the end of the text."


DOCX = Importer(
    "docx",
    "Word document",
    (".docx", ".docm"),
    read,
    confined=True,
    library="mammoth",
)
