"""`workbench compare --batch`: many pairs on all cores, in order, in bounded memory."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import BinaryIO, cast

from workbench.cli.meter import Meter
from workbench.cli.values import comparison_values
from workbench.core.language import WordList
from workbench.core.model import Article, Comparison
from workbench.core.problem import Problem
from workbench.formats.files import reason, replacing, shown
from workbench.formats.jsonlines import line, values

_AHEAD = 8
_ENDED = "A comparison ended the process it ran in, perhaps for want of memory; nothing was written."


def compare_all(pairs: Path, output: Path, jobs: int | None, lists: tuple[WordList, ...] = ()) -> None:
    """Compare every pair of a JSON lines file; nothing is written when a line is not a pair."""
    meter = Meter("comparisons", _checked(pairs))
    failed = 0
    with replacing(output) as file:
        for result, is_whole in _results(pairs, jobs or _cores(), lists):
            file.write(result)
            failed += not is_whole
            meter.step()
    meter.end(f"written to {shown(output)}")
    if failed:
        raise Problem(f"{failed:,} of them failed; their lines in {shown(output)} say why under “error”.")


def _checked(pairs: Path) -> int | None:
    """The number of pairs, every line checked before any work is done; None for a pipe, read only once."""
    return sum(1 for _ in _read(pairs)) if pairs.is_file() or not pairs.exists() else None


def _results(pairs: Path, jobs: int, lists: tuple[WordList, ...]) -> Iterator[tuple[bytes, bool]]:
    method = "fork" if sys.platform == "linux" and "fork" in get_all_start_methods() else "spawn"
    waiting: deque[Future[tuple[bytes, bool]]] = deque()
    with ProcessPoolExecutor(jobs, get_context(method), initializer=_ignore_interrupts) as pool:
        try:
            for pair in _read(pairs):
                waiting.append(pool.submit(compare_pair, *pair, lists))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise Problem(_ENDED) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def compare_pair(
    ident: object, left: str, right: str, lists: tuple[WordList, ...] = ()
) -> tuple[bytes, bool]:
    """The finished output line of one pair, and whether the comparison went well.

    A pair that trips over a fault of the program is written without results: the others go on.
    """
    from workbench.flow.comparing import compare_articles

    try:
        comparison = compare_articles(Article(left), Article(right), lists=lists)
    except Exception as error:
        fault = {"error": f"{type(error).__name__}: {error}"}
        return line({"id": ident, **comparison_values(Comparison((), ())), **fault}), False
    return line({"id": ident, **comparison_values(comparison)}), True


def _read(pairs: Path) -> Iterator[tuple[object, str, str]]:
    with _opened(pairs) as file:
        for number, value in values(file, shown(pairs)):
            row = cast(dict[str, object], value) if isinstance(value, dict) else {}
            left, right = row.get("left"), row.get("right")
            if "id" not in row or not isinstance(left, str) or not isinstance(right, str):
                raise Problem(
                    f"{shown(pairs)}, line {number}: a pair is an object with an “id” and the texts "
                    "“left” and “right”; nothing was written."
                )
            yield row["id"], left, right


def _opened(pairs: Path) -> BinaryIO:
    try:
        return pairs.open("rb")
    except OSError as error:
        raise Problem(f"{shown(pairs)} could not be read: {reason(error)}.", repr(error)) from error


def _cores() -> int:
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
