"""Markdown files: the text as it is written, its details from the front matter or the first heading."""

import re
from collections.abc import Iterator
from dataclasses import replace

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source, decoded, digest
from workbench.formats.importers.titles import guess

_FRONT = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,2}[ \t]+(\S[^\n]*?)[ \t#]*$|^(\S[^\n]{0,200})\n={3,}[ \t]*$", re.MULTILINE)
_EMPHASIS = re.compile(r"[*_`]{1,3}(\S(?:[^*_`]*\S)?)[*_`]{1,3}")


def read(source: Source) -> Iterator[Draft]:
    """The draft of one Markdown file."""
    data = source.data()
    found = decoded(source, data)
    draft = Draft(
        text=found.text,
        original=data,
        sha256=digest(data),
        media_type="text/markdown",
        file_name=source.path.name,
        encoding=found.encoding,
        importer="markdown",
        notices=found.notices,
    )
    front = _FRONT.match(found.text)
    if front and _ENTRY.search(front[1]):
        draft = _with_details(draft, front)
    if not draft.text.strip():
        raise Problem(f"{shown(source.path)} was not read: it holds no text after its front matter.")
    yield draft if draft.title else _titled(draft)


def _with_details(draft: Draft, front: re.Match[str]) -> Draft:
    said = {key.lower(): _plain(value) for key, value in _ENTRY.findall(front[1])}
    lines = front[0].rstrip("\n").count("\n") + 1
    return replace(
        draft,
        text=draft.text[front.end() :].lstrip("\n"),
        title=said.get("title", ""),
        outlet=said.get("outlet", ""),
        author=said.get("author", ""),
        published=said.get("date", ""),
        url=said.get("url", ""),
        notices=(*draft.notices, f"{lines} lines of front matter were read as details, not as text."),
    )


def _titled(draft: Draft) -> Draft:
    heading = _heading(draft.text)
    return replace(draft, title=heading or guess(draft.text), guessed=() if heading else ("title",))


def _plain(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _heading(text: str) -> str:
    match = _HEADING.search(text[:20_000])
    return _EMPHASIS.sub(r"\1", match[1] or match[2]).strip() if match else ""


MARKDOWN = Importer("markdown", "Markdown", (".md", ".markdown"), read)
