"""JSON lines: one value on each line, in UTF-8."""

import json
from collections.abc import Iterable, Iterator

from workbench.core.problem import Problem


def line(value: object) -> bytes:
    """One value as one line; characters that some readers take for a line end are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    for mark in ("\x85", "\u2028", "\u2029"):
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text.encode("utf-8", "backslashreplace") + b"\n"


def values(lines: Iterable[bytes], name: str) -> Iterator[tuple[int, object]]:
    """Each value with the number of its line, counted from 1; empty lines are passed over."""
    for number, raw in enumerate(lines, 1):
        if raw.strip():
            try:
                yield number, json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
            except (ValueError, RecursionError) as error:
                raise Problem(f"{name}, line {number}: this is not one JSON value.", str(error)) from error
