"""Encodings by the labels that pages carry, and the one that bytes without a label are most likely in."""

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        # What browsers take these labels for (WHATWG Encoding Standard).
        **dict.fromkeys(("ascii", "us-ascii", "iso-8859-1", "latin1", "latin-1", "l1", "ansi"), "cp1252"),
        **dict.fromkeys(("iso8859-1", "x-cp1252", "windows-1252"), "cp1252"),
        **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
        **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
        **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80", "chinese"), "gb18030"),
        **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"), "cp932"),
        **dict.fromkeys(("ks_c_5601-1987", "euc-kr", "korean", "windows-949"), "cp949"),
        **dict.fromkeys(("big5", "x-x-big5", "big5-hkscs"), "big5hkscs"),
        **dict.fromkeys(("unicode-1-1-utf-8", "utf8", "utf-8", "x-unicode20utf8"), "utf-8"),
        **dict.fromkeys(("utf-16", "utf-16le", "ucs-2", "unicode"), "utf-16-le"),
        **dict.fromkeys(("iso-8859-8-i", "logical"), "iso8859-8"),
        "utf-16be": "utf-16-be",
        "x-mac-roman": "mac-roman",
        "macintosh": "mac-roman",
    }
)
_FAMILIES = re.compile(r"utf-|cp\d|iso8859|iso2022|euc|gb18030|big5|koi8|mac-|johab|shift|ptcp|tis|hz$")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_PROBE = 200_000
_HEAD = 4096
_FEWEST = 8
_FOREIGN = 0.3


def lookup(label: str) -> str:
    """The name of the codec for a label, as a browser would read it; empty for no encoding of text."""
    label = label.strip().lower()
    if not re.fullmatch(r"[\w.:+-]{2,40}", label):
        return ""
    if label in _ALIASES:
        return _ALIASES[label]
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = _ALIASES.get(name, name)
    return name if _FAMILIES.match(name) else ""


def declared(data: bytes) -> str:
    """The codec that a page or an XML file declares in its first bytes; empty where it declares none."""
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return ""
    name = lookup((match[1] or match[2]).decode("ascii", "replace"))
    # A declaration that can be read byte by byte is not in an encoding of two bytes each.
    return "utf-8" if name.startswith("utf-16") else name


def is_western(text: str) -> bool:
    """Whether text that was decoded as Windows-1252 reads as such: most of its letters are plain."""
    letters = [c for c in text[:_PROBE] if c.isalpha() or c > "\x7f"]
    return sum(c > "\x7f" for c in letters) <= _FOREIGN * len(letters)


def detect(data: bytes) -> str:
    """The codec that the bytes are most likely in, told by the languages written in it; empty if unclear."""
    if sum(byte > 0x7F for byte in data[:_PROBE]) < _FEWEST:
        return ""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_PROBE], threshold=0.3).best()
    name = lookup(best.encoding) if best is not None else ""
    return "" if name.startswith("utf-") else name
