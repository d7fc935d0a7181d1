"""Takes page furniture off both ends of a text before it is sketched."""

import re
from collections.abc import Sequence

_LONGEST = 200
_LINES = 12


def bare(text: str, furniture: Sequence[re.Pattern[str]]) -> str:
    """The text without the lines at its end and its beginning that are page furniture, by these patterns.

    Only whole lines go, as many as follow one another; a text of nothing else stays as it is.
    """
    end = _shortened(text, furniture)
    rest = text[:end].lstrip()
    for _ in range(_LINES):
        line, _, after = rest.partition("\n")
        if not after or not _is_furniture(line, furniture):
            break
        rest = after.lstrip()
    return rest or text


def _shortened(text: str, furniture: Sequence[re.Pattern[str]]) -> int:
    """Where the text ends when furniture is taken off."""
    end = len(text)
    for _ in range(_LINES):
        while end and text[end - 1].isspace():
            end -= 1
        start = text.rfind("\n", 0, end) + 1
        if not _is_furniture(text[start:end], furniture):
            break
        end = start
    return end


def _is_furniture(line: str, furniture: Sequence[re.Pattern[str]]) -> bool:
    line = line.strip()
    return 0 < len(line) <= _LONGEST and any(pattern.fullmatch(line) for pattern in furniture)
