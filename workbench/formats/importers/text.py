"""Plain text files and pasted text."""

from collections.abc import Iterator

from workbench.core.draft import Draft
from workbench.formats.importers.importer import Importer, Source, decoded, digest
from workbench.formats.importers.titles import guess


def read(source: Source) -> Iterator[Draft]:
    """The draft of one plain text file."""
    data = source.data()
    found = decoded(source, data)
    yield Draft(
        text=found.text,
        original=data,
        sha256=digest(data),
        file_name=source.path.name,
        encoding=found.encoding,
        title=guess(found.text),
        guessed=("title",),
        notices=found.notices,
    )


TEXT = Importer("text", "Plain text", (".txt", ".text"), read)
