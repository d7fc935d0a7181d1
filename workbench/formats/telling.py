"""What a file is, told by its first bytes, whatever it is called."""

import os
import re
import stat
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from workbench.core.problem import Problem
from workbench.formats.files import opened

_HEAD, _TAIL = 4096, 1 << 16
_GZIP, _ZIP = b"\x1f\x8b\x08", b"PK\x03\x04"
_PROLOGUE = re.compile(
    rb"\A(?:\xef\xbb\xbf|\s+|<\?xml[^>]*\?>|<!--.*?-->|<!doctype\s+(?!html)[^>]*>)+",
    re.DOTALL | re.IGNORECASE,
)
_MAIL = re.compile(
    rb"\A(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?content-type:\s*multipart/related",
    re.IGNORECASE,
)
_PACKED: Mapping[bytes, str] = MappingProxyType(
    {b"META-INF/container.xml": "epub", b"word/document": "docx", b"content.xml": "odt"}
)


def head_of(path: Path, content: bytes | None = None) -> bytes:
    """The first bytes of a file, of an archive also the last; none of what can be read only once."""
    if content is not None:
        return content[:_HEAD] + (content[-_TAIL:] if content.startswith(_ZIP) else b"")
    with suppress(OSError, ValueError, Problem):
        if stat.S_ISREG(path.stat().st_mode):
            with opened(path) as file:
                head = file.read(_HEAD)
                return head + (_last(file) if head.startswith(_ZIP) else b"")
    return b""


def _last(file: BinaryIO) -> bytes:
    file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
    return file.read(_TAIL)


def told(head: bytes, signatures: Mapping[str, tuple[bytes, ...]]) -> str:
    """The name whose signature the first bytes bear, past what may stand before it; empty where none does.

    Compressed files are looked into; archives of documents are told by the names inside.
    """
    if head.startswith(_GZIP):
        head = _unpacked(head)
    if head.startswith(_ZIP):
        packed = (name for mark, name in _PACKED.items() if mark in head and name in signatures)
        return next(packed, "")
    if "mhtml" in signatures and _MAIL.match(head):
        return "mhtml"
    start = _PROLOGUE.sub(b"", head, count=1).lower()
    for name, marks in signatures.items():
        if any(head.startswith(mark) or start.startswith(mark.lower()) for mark in marks):
            return name
    return ""


def _unpacked(head: bytes) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj(31).decompress(head, _HEAD)
    return b""
