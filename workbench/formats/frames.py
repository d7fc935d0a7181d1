"""Messages between the program and a process that reads files for it: plain values, never pickled objects.

What comes back from a process that a hostile file may have taken over is checked field by field.
"""

import json
import struct
from dataclasses import asdict, dataclass, fields
from typing import Any, BinaryIO

from workbench.core.draft import Draft

HEADER = struct.Struct(">cQQ")
READY, READ, DRAFT, PROBLEM, END, MEMORY = b"Y", b"R", b"D", b"P", b"E", b"M"
LARGEST = 1 << 31
_ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: an operation of one letter, values that JSON can hold, and bytes."""

    operation: bytes
    values: dict[str, Any]
    data: bytes = b""


def send(stream: BinaryIO, operation: bytes, values: dict[str, Any], data: bytes = b"") -> None:
    """Write one message."""
    told = json.dumps(values).encode("ascii")
    stream.write(HEADER.pack(operation, len(told), len(data)))
    stream.write(told)
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Frame | None:
    """The next message; None at the end of the stream and for anything that is no message."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    operation, told, length = HEADER.unpack(header)
    if max(told, length) > LARGEST:
        return None
    values, data = stream.read(told), stream.read(length)
    if len(values) < told or len(data) < length:
        return None
    return _frame(operation, values, data)


def draft_values(draft: Draft) -> tuple[dict[str, Any], bytes]:
    """A draft as values for a message, and its original bytes."""
    values = asdict(draft)
    return values, values.pop(_ORIGINAL)


def draft(values: dict[str, Any], data: bytes) -> Draft | None:
    """The draft in a message; None for anything that is no draft."""
    fit: dict[str, Any] = {}
    for field in fields(Draft):
        if field.name == _ORIGINAL:
            fit[field.name] = data
        elif field.name in values:
            fit[field.name] = value = _listed(values[field.name])
            if not _is_of(value, str(getattr(field.type, "__name__", field.type))):
                return None
    return Draft(**fit) if "text" in fit and "sha256" in fit else None


def _frame(operation: bytes, values: bytes, data: bytes) -> Frame | None:
    try:
        told = json.loads(values)
    except (ValueError, RecursionError):
        return None
    return Frame(operation, told, data) if isinstance(told, dict) else None


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _is_of(value: object, kind: str) -> bool:
    if isinstance(value, tuple):
        return kind == "tuple" and all(isinstance(each, str) for each in value)
    if kind == "float":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value).__name__ == kind
