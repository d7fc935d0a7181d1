"""An article as an importer found it, before it belongs to a project."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """Decoded text beside the untouched original bytes; notices say what decoding had to change.

    ``sha256`` is the hexadecimal digest of ``original``; provenance is empty where unknown, and ``guessed``
    names the details that the file does not state outright. ``place`` says where in a file of many
    articles this one stood. ``is_whole`` says that the whole page was taken, ``share`` (0 to 1) how much of
    its visible text was. ``version`` is that of the importer, with the library it rests on.
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
    guessed: tuple[str, ...] = ()
    language: str = ""
    place: str = ""
    is_whole: bool = True
    share: float = 1.0
    version: str = ""
