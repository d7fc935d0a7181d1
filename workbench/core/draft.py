"""An article as an importer found it, before it belongs to a project."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """Decoded text beside the untouched original bytes; notices say what decoding had to change.

    ``sha256`` is the hexadecimal digest of ``original``; provenance is empty where unknown.
    """

    text: str
    original: bytes
    sha256: str
    media_type: str = "text/plain"
    file_name: str = ""
    encoding: str = "utf-8"
    importer: str = "text"
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    retrieved: str = ""
    notices: tuple[str, ...] = ()
