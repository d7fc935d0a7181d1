"""Pages as drafts, the same for every kind of file that holds pages."""

from typing import Any

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats import charsets
from workbench.formats.decoding import NotText, decode
from workbench.formats.files import shown
from workbench.formats.importers.importer import Options, Source, digest
from workbench.formats.pages.reading import LARGEST, Page, read
from workbench.formats.pages.trees import without_data_in

_WIDEST = 4  # bytes of a character


def draft(
    source: Source, data: bytes, importer: str, *, charset: str = "", url: str = "", **told: Any
) -> Draft:
    """The draft of one page of a file: ``data`` are its bytes, ``charset`` what was sent along with them.

    ``told`` are other fields of the draft, which come before what the page says. Raises Problem for a page
    without text.
    """
    try:
        page, encoding, notices = _page(data, source.options, charset, url)
    except (Problem, NotText) as error:
        reason = error.sentence if isinstance(error, Problem) else f"it is {error}"
        where = ", ".join(filter(None, (shown(source.path), told.get("place"))))
        raise Problem(f"{where} was not read: {reason}.", repr(error)) from error
    known = page.details
    fields: dict[str, Any] = {
        name: getattr(known, name) for name in ("title", "author", "outlet", "published", "url", "language")
    }
    fields.update({name: value for name, value in told.items() if value or name not in fields})
    fields.setdefault("original", data)
    return Draft(
        text=page.text,
        sha256=digest(fields["original"]),
        file_name=source.path.name,
        encoding=encoding,
        importer=importer,
        notices=(*notices, *page.notices),
        guessed=tuple(name for name in known.guessed if not told.get(name)),
        is_whole=page.is_whole,
        share=page.share,
        **{"media_type": "text/html", **fields},
    )


def _page(data: bytes, options: Options, charset: str, url: str) -> tuple[Page, str, tuple[str, ...]]:
    if len(data) > LARGEST:
        data = without_data_in(data)
        if len(data) > _WIDEST * LARGEST:
            raise Problem(f"it is too large for one article ({len(data) / 1e6:,.0f} MB)")
    declared = charsets.lookup(charset) or charsets.declared(data)
    found = decode(data, options.encoding, declared)
    return read(found.text, whole=options.whole, url=url), found.encoding, found.notices
