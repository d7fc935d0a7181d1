"""Texts made harmless for spreadsheets, which run what begins like a formula."""

from workbench.core.export import without_controls

# Excel takes a wide sign for a narrow one where East Asian input is set up.
_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
_SUSPECT = _SIGNS | {" "}
_BLANK = " \t\r\n\u00a0\u200b\u200e\u200f\u2060\u3000\ufeff"


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it would run in Excel, also behind blanks it may drop."""
    # Nearly every text is harmless, and there are millions of them.
    if text[:1] not in _SUSPECT and text.isprintable():
        return text
    plain = without_controls(text)
    active = text[:1] in _SIGNS or plain[:1] in _SIGNS or plain.lstrip(_BLANK)[:1] in _SIGNS
    return f"'{plain}" if active and plain.lstrip(_BLANK) else plain
