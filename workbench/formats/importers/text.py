"""Plain text files and pasted text."""

from pathlib import Path

from workbench.core.draft import Draft
from workbench.formats.importers.importer import Importer, decoded, digest
from workbench.formats.importers.titles import guess


def read(path: Path, data: bytes) -> Draft:
    """The draft of one plain text file."""
    found = decoded(path, data)
    return Draft(
        text=found.text,
        original=data,
        sha256=digest(data),
        file_name=path.name,
        encoding=found.encoding,
        title=guess(found.text),
        notices=found.notices,
    )


TEXT = Importer("text", "Plain text", (".txt", ".text"), read)
