"""Bytes of unknown encoding to faithful text, with a notice for every change made on the way."""

import codecs
import re
from dataclasses import dataclass
from unicodedata import category

from workbench.formats import charsets

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_LONE = re.compile(r"[\ud800-\udfff]")
_PROBE = 1 << 16
_FEW, _MANY = 0.05, 0.3  # shares of control characters
_FEW_BROKEN = 0.01
_BINARY = "a binary file"


class NotText(Exception):
    """The bytes are no text; the message says what they seem to be."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with single LF line ends, the encoding it was in, and what had to be changed or guessed."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, encoding: str = "", declared: str = "") -> Decoded:
    """The text in ``data``, in ``encoding`` where a person chose one; raises NotText for what is not text.

    Else it is told by a byte order mark, by the codec that the file or its sender ``declared``, by whether
    it is UTF-8, then Windows-1252, and last by the languages that it would be written in.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(what)
    text, encoding, guess = _chosen(data, encoding) if encoding else _decoded(data, declared)
    cleaned = clean(text)
    notices = (guess, *cleaned.notices) if guess else cleaned.notices
    return Decoded(cleaned.text, encoding, notices)


def clean(text: str) -> Decoded:
    """Unicode text made storable: single LF line ends, no byte order mark, no NUL, no lone surrogate."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    notices = []
    if nuls := text.count("\x00"):
        text = text.replace("\x00", "\ufffd")
        notices.append(f"{_count(nuls, 'NUL character')} shown as \ufffd.")
    text, lone = _LONE.subn("\ufffd", _joined(text))
    if lone:
        notices.append(f"{_count(lone, 'half of a character', 'halves of characters')} shown as \ufffd.")
    if bidi := len(_BIDI.findall(text)):
        notices.append(
            f"{_count(bidi, 'invisible control')} kept that may turn the direction of the writing."
        )
    return Decoded(text, "utf-8", tuple(notices))


def _chosen(data: bytes, encoding: str) -> tuple[str, str, str]:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # there are codecs that are not for text
    except (LookupError, ValueError, TypeError) as error:
        raise NotText(f"asked for in “{encoding}”, which is no known encoding") from error
    for bom, marked in _BOMS:
        if data.startswith(bom) and marked.startswith(name):
            return _tolerant(data[len(bom) :], name)
    return _tolerant(data, name)


def _decoded(data: bytes, declared: str = "") -> tuple[str, str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _tolerant(data[len(bom) :], encoding)
    if said := _as_declared(data, declared):
        return said
    utf8 = _utf8(data)
    if utf8 is not None and not _looks_binary(utf8, _MANY):
        return utf8, "utf-8", ""
    if encoding := _wide(data):
        text, _, damage = _tolerant(data, encoding)
        return text, encoding, damage or f"Read as {encoding.upper()}, which the file does not say."
    if utf8 is not None:
        raise NotText(_BINARY)
    return _damaged_utf8(data) or _single_byte(data)


def _as_declared(data: bytes, declared: str) -> tuple[str, str, str] | None:
    """The text in the declared codec, unless more than a few of its bytes fit no character there."""
    if not declared:
        return None
    text, encoding, damage = _tolerant(data, declared)
    if (damage and text.count("\ufffd") > _FEW_BROKEN * len(text)) or _looks_binary(text, _FEW):
        return None
    return text, encoding, damage


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


def _tolerant(data: bytes, encoding: str) -> tuple[str, str, str]:
    try:
        return data.decode(encoding, "surrogatepass"), encoding, ""
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return text, encoding, _damage(text.count("\ufffd"), encoding)


def _wide(data: bytes) -> str:
    """The UTF-16 or UTF-32 that bytes without a mark are in, told by where their NUL bytes stand."""
    probe = data[:_PROBE]
    if len(probe) < 4 or b"\x00" not in probe:
        return ""
    nuls = [probe[i::4].count(0) / len(probe[i::4]) for i in range(4)]
    if len(data) % 4 == 0 and nuls[3] == 1 and nuls[2] > 0.9 and nuls[0] < 0.1:
        return "utf-32-le"
    if len(data) % 4 == 0 and nuls[0] == 1 and nuls[1] > 0.9 and nuls[3] < 0.1:
        return "utf-32-be"
    low, high = nuls[0] + nuls[2], nuls[1] + nuls[3]
    encoding = "utf-16-le" if high > low else "utf-16-be"
    lopsided = max(low, high) > 0.1 and min(low, high) < max(low, high) / 3
    return encoding if lopsided and _reads_well(probe[: len(probe) // 2 * 2], encoding) else ""


def _reads_well(probe: bytes, encoding: str) -> bool:
    text = probe.decode(encoding, "replace")
    strange = sum(category(c) in ("Cc", "Cn", "Co", "Cs") and not c.isspace() for c in text)
    return strange < 0.05 * len(text)


def _looks_binary(text: str, most: float) -> bool:
    probe = text[:_PROBE]
    return len(_CONTROL.findall(probe)) > most * len(probe)


def _damaged_utf8(data: bytes) -> tuple[str, str, str] | None:
    """UTF-8 with a few broken bytes: far more whole characters beyond ASCII than broken ones."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(c > "\x7f" for c in text) - broken <= 3 * broken:
        return None
    if _looks_binary(text, _FEW):
        raise NotText(_BINARY)
    return text, "utf-8", _damage(broken, "utf-8")


def _single_byte(data: bytes) -> tuple[str, str, str]:
    """Windows-1252 where that reads well, else the encoding of another script that does."""
    try:
        text, encoding = data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        text, encoding = "", ""
    if not text or not charsets.is_western(text):
        found = charsets.detect(data)
        if found:
            text, encoding = data.decode(found, "replace"), found
    if not encoding:
        raise NotText("neither UTF-8 nor Windows-1252 text")
    if _looks_binary(text, _FEW):
        raise NotText(_BINARY)
    return text, encoding, _said(encoding)


def _said(encoding: str) -> str:
    if encoding == "cp1252":
        return "Read as Windows-1252 (cp1252), as it is not UTF-8: check its accents and quotes."
    return f"Read as {encoding}, told by its letters alone: check that it reads well."


def _damage(broken: int, encoding: str) -> str:
    return f"{_count(broken, f'damaged {encoding.upper()} character')} shown as \ufffd."


def _joined(text: str) -> str:
    """Surrogate pairs written as two characters, made the one character they stand for."""
    if _LONE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _count(number: int, one: str, many: str = "") -> str:
    return f"1 {one} is" if number == 1 else f"{number:,} {many or one + 's'} are"
