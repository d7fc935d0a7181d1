"""The one place where code points (our offsets) meet UTF-16 units (Qt's offsets)."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class TextPos:
    """Converts offsets of one text; a character beyond U+FFFF is one code point and two units."""

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        found = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._points = found
        self._units = [point + before for before, point in enumerate(found)]

    def units(self, point: int) -> int:
        """The UTF-16 offset of the code point at ``point``."""
        return point + bisect_left(self._points, point)

    def points(self, unit: int) -> int:
        """The code point at the UTF-16 offset ``unit``; the middle of a pair belongs to its character."""
        return unit - bisect_left(self._units, unit)
