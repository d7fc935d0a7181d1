"""JSON lines: one value on each line, in UTF-8."""

import json
import re
from collections.abc import Callable, Iterable, Iterator

from workbench.core.problem import Problem

_ENDS = re.compile("[\x85\u2028\u2029]")


def line(value: object, plain: Callable[[object], object] | None = None) -> bytes:
    """One value as one line; characters that some readers take for a line end are escaped.

    ``plain`` makes of an object that JSON does not know one that it knows.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=plain)
    if _ENDS.search(text):
        text = _ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def values(lines: Iterable[bytes], name: str) -> Iterator[tuple[int, object]]:
    """Each value with the number of its line, counted from 1; empty lines are passed over."""
    for number, raw in enumerate(lines, 1):
        if raw.strip():
            try:
                yield number, json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
            except (ValueError, RecursionError) as error:
                raise Problem(f"{name}, line {number}: this is not one JSON value.", str(error)) from error
