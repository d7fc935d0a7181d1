"""What a character counts as where wording is compared: a letter in its plainest form, a gap, or nothing."""

import functools
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

GAP, NOTHING = 0, 1
"""The classes that are no letters: what parts words, and what is passed over inside them."""
OWN_WORD = 1 << 16
"""Set on letters of scripts without spaces, each of which is a word of its own."""
END = "\uffff"
"""Parts the texts of a batch; Unicode has no character there."""

_UNITS = 1 << 16
_DROPPED = "'’‘ʼ´`\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNSPACED = ((0x0E00, 0x0F00), (0x3040, 0x3100), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
# UTF-16 writes the rarer Chinese characters in two units, of which the first stands for the word.
_UNSPACED_HIGH = (0xD840, 0xD890)


@functools.lru_cache(maxsize=1)
def table() -> "npt.NDArray[np.uint32]":
    """The class or plainest form of each UTF-16 code unit, the same under every version of Unicode.

    Case and accents don't count, digits and letters do, and so does every mark of a script that was not
    in Unicode 3.2, whose database Python keeps unchanged.
    """
    import numpy as np

    found = np.fromiter(map(_plain, range(_UNITS)), dtype=np.uint32, count=_UNITS)
    for start, end in (*_UNSPACED, _UNSPACED_HIGH):
        part = found[start:end]
        part[part > NOTHING] |= OWN_WORD
    found.flags.writeable = False
    return found


def _plain(unit: int) -> int:
    if 0xD800 <= unit < 0xE000:
        return unit if _UNSPACED_HIGH[0] <= unit < _UNSPACED_HIGH[1] else GAP
    char = chr(unit)
    kind = unicodedata.ucd_3_2_0.category(char)
    if char in _DROPPED or kind == "Mn":
        return NOTHING
    if kind == "Cn":
        return GAP if unit >= 0xFFF0 else unit
    if kind[0] not in "LN" and kind != "Mc":
        return GAP
    base = unicodedata.ucd_3_2_0.normalize("NFKD", char)[0]
    return ord(base.casefold()[0])
