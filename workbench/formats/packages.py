"""Documents that are ZIP files of XML parts: opened within limits, in memory only, and never trusted."""

import io
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from workbench.core.problem import Problem

if TYPE_CHECKING:
    from zipfile import ZipFile

LARGEST = 64_000_000
"""The most bytes of a document as it is kept."""
LARGEST_PART = 32_000_000
MOST_UNPACKED = 512_000_000
MOST_PARTS = 20_000
_PIECE = 1 << 20
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*\[", re.IGNORECASE)


class Package:
    """The parts of one document; ``name`` is what the document is called in a Problem."""

    def __init__(self, archive: "ZipFile", name: str) -> None:
        self._archive = archive
        self.name = name
        self.names: Collection[str] = frozenset(archive.namelist())

    def part(self, name: str, limit: int = LARGEST_PART) -> bytes:
        """The bytes of a part, empty where there is none; a Problem where it cannot be had."""
        from zipfile import ZIP_DEFLATED, ZIP_STORED

        if name not in self.names:
            return b""
        info = self._archive.getinfo(name)
        if info.flag_bits & 0x1:
            raise protected(self.name)
        if info.file_size > limit:
            size = f"{info.file_size / 1e6:,.0f} MB"
            raise Problem(f"{self.name} was not read: a part of it unpacks to {size}, more than any article.")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(self.name, f"compression {info.compress_type}")
        try:
            with self._archive.open(info) as file:
                # Piece by piece: read at once, a part that says it is small is unpacked whatever its size.
                return b"".join(iter(lambda: file.read(_PIECE), b""))
        except _broken() as error:
            raise damaged(self.name, repr(error)) from error

    def verified(self) -> io.BytesIO:
        """The XML parts alone, each of which was parsed without harm, for a library that trusts its input."""
        from zipfile import ZipFile

        made = io.BytesIO()
        with ZipFile(made, "w") as copy:
            for name in sorted(self.names):
                if name.endswith((".xml", ".rels")) and (data := self.part(name)):
                    parsed(data, self.name)
                    copy.writestr(name, data)
        made.seek(0)
        return made

    def tree(self, name: str) -> Any:
        """The root element of an XML part, None where there is none."""
        data = self.part(name)
        return parsed(data, self.name) if data else None


@contextmanager
def opened(data: bytes, name: str, kind: str) -> Iterator[Package]:
    """The package in ``data``; a Problem for anything that is none, or would fill the memory."""
    from zipfile import ZipFile

    if not data.strip(b"\0 \t\r\n"):
        raise Problem(f"{name} was not read: it is empty.")
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            raise protected(name)
        raise Problem(f"{name} was not read: it is in an old format of Word; save it as .docx.")
    try:
        archive = ZipFile(io.BytesIO(data))
    except _broken() as error:
        raise Problem(f"{name} was not read: it is no {kind}, or it is damaged.", repr(error)) from error
    with archive:
        _check_size(archive, name)
        yield Package(archive, name)


def _broken() -> tuple[type[Exception], ...]:
    """What goes wrong in archives."""
    from zipfile import BadZipFile, LargeZipFile
    from zlib import error

    return BadZipFile, LargeZipFile, error, ValueError, OSError, EOFError, RuntimeError


def parsed(data: bytes, name: str) -> Any:
    """The root of an XML document, in which no entity is resolved and nothing is fetched."""
    from lxml import etree

    if _DOCTYPE.search(data):
        raise _with_entities(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, str(error)) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise _with_entities(name)
    return root


def lenient(data: bytes, name: str) -> Any:
    """The root of a page in XHTML, or in HTML where it is not well formed; otherwise as ``parsed``."""
    from lxml import etree, html

    data = _NAMED.sub(_numbered, data)
    if _DOCTYPE.search(data):
        raise _with_entities(name)
    try:
        return parsed(data, name)
    except Problem:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True, remove_comments=True)
    try:
        root = html.document_fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise damaged(name, str(error)) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Problem(f"{name} was not read: its parts are nested too deeply.")
    return root


def _numbered(found: re.Match[bytes]) -> bytes:
    """A character that HTML has a name for, which XML does not know."""
    from html.entities import html5

    characters = html5.get(found[1].decode() + ";", "")
    is_markup = found[1] in (b"lt", b"gt", b"amp", b"quot", b"apos") or not characters
    return found[0] if is_markup else "".join(f"&#{ord(c)};" for c in characters).encode()


def protected(name: str) -> Problem:
    """The Problem of a document that only its password opens."""
    return Problem(f"{name} was not read: it is protected by a password; save a copy without one.")


def _with_entities(name: str) -> Problem:
    return Problem(
        f"{name} was not read: it defines entities of its own, which no document needs and which can do harm."
    )


def damaged(name: str, details: str = "") -> Problem:
    """The Problem of a document that breaks off or makes no sense."""
    return Problem(
        f"{name} was not read: it is damaged; open it in the program that made it and save it again.", details
    )


def _check_size(archive: "ZipFile", name: str) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Problem(f"{name} was not read: it has {len(parts):,} parts, too many for one article.")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        size = f"{unpacked / 1e6:,.0f} MB"
        raise Problem(f"{name} was not read: it unpacks to {size}, far more than any article.")
