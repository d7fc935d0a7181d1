"""PDF documents: text in reading order, with running heads and page numbers left out."""

import re
from collections.abc import Iterator

from workbench.core.draft import Draft
from workbench.formats.decoding import clean
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source, digest
from workbench.formats.importers.titles import guess

LARGEST = 64_000_000
_NO_TITLE = re.compile(r"microsoft \w+ -|untitled|document\d*$|(?:\S+\.\w{2,5}|[\W\d_]*|\w+)$", re.IGNORECASE)


def read(source: Source) -> Iterator[Draft]:
    """The draft of one PDF document."""
    from workbench.formats.pdf import reader

    data = source.data(LARGEST)
    found = reader.read(data, shown(source.path))
    text = clean(found.text)
    details = dict(found.details)
    if _NO_TITLE.match(details.get("title", "")):
        details["title"] = found.headline or guess(text.text)
    yield Draft(
        text=text.text,
        original=data,
        sha256=digest(data),
        media_type="application/pdf",
        file_name=source.path.name,
        encoding="",
        importer="pdf",
        notices=(*found.notices, *text.notices),
        guessed=tuple(name for name, value in details.items() if value),
        share=found.share,
        **details,  # type: ignore[arg-type]
    )


PDF = Importer(
    "pdf",
    "PDF document",
    (".pdf",),
    read,
    confined=True,
    library="pypdfium2",
    signatures=(b"%PDF-",),
)
