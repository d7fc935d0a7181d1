"""Damage article files in every way and see that each is read or refused, and that nothing is lost unsaid.

Every importer gets files in many encodings with bytes flipped, cut, repeated, and mixed with binary data.
A run is good when the file becomes text that can be stored, or one clear sentence; and when characters
that were put in on purpose come out again, or a notice counts what was replaced.

    python tests/torture/fuzz.py --runs 5000 --seed 1
"""

import argparse
import random
import sys
import time
import tracemalloc
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.importers import Importer, Source
from workbench.formats.importers.markdown import MARKDOWN
from workbench.formats.importers.text import TEXT

PLAIN = (TEXT, MARKDOWN)
UNMARKED = ("utf-16-le", "utf-16-be")  # may be refused: without a mark, some are like any binary file
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1")
SCRIPTS = (
    "Leaders met on 10 April. ",
    "Façade – “naïve” €5 ",
    "Ракеты и мир. ",
    "日本とアメリカ。",
    "😀👩‍👩‍👧 ",
    "شرق \u202bأوسط\u202c ",
)
PARTS = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\r",
    b"\r\n",
    b"\x1b[2J",
    b"---\n",
    b"# ",
    bytes(range(256)),
)


@dataclass
class Tally:
    """What the runs of one importer came to."""

    runs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    most: int = 0
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = ", ".join(f"{name} {number:,}" for name, number in sorted(self.outcomes.items()))
        bounds = f"longest {self.longest:.3f} s, most memory {self.most / 1e6:.1f} MB"
        return f"{self.runs:,} runs, {counts}, died {len(self.failures)}, {bounds}"


def text(chance: random.Random) -> str:
    words = "".join(chance.choice(SCRIPTS) for _ in range(chance.randrange(1, 60)))
    front = f"---\ntitle: {words[:20]}\ndate: 2024-04-10\n---\n" if chance.random() < 0.3 else ""
    return front + words.replace("。", chance.choice(["。\n", "。\r\n", "。"]))


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[start : chance.randrange(start, len(data)) + 1]


def spliced(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(PARTS) * chance.randrange(1, 9) + data[place:]


def repeated(data: bytes, chance: random.Random) -> bytes:
    return data * chance.randrange(2, 200)


def untouched(data: bytes, _: random.Random) -> bytes:
    return data


def replaced(_: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(2000))


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped,
    cut,
    spliced,
    repeated,
    untouched,
    replaced,
)


def visible(words: str) -> str:
    return "".join(c for c in words if unicodedata.category(c)[0] not in "CZ")


def check(draft: Draft, data: bytes, words: str) -> str:
    """What is wrong with a draft; ``words`` is what it must hold, or empty when the bytes were damaged."""
    draft.text.encode()
    if "\r" in draft.text or "\x00" in draft.text or draft.original != data:
        return "not fit to be stored"
    if words and visible(draft.text) not in visible(words):
        return "other characters than were put in"
    if words and visible(draft.text) != visible(words) and not draft.notices:
        return "characters lost without a notice"
    return ""


def first_of(importer: Importer, path: Path, data: bytes) -> Draft:
    """What an importer of plain text makes of some bytes."""
    draft = next(importer.read(Source(path, content=data)))
    assert isinstance(draft, Draft)
    return draft


def run(importer: Importer, chance: random.Random, tally: Tally) -> None:
    words, encoding, mutate = text(chance), chance.choice(ENCODINGS), chance.choice(MUTATIONS)
    fits = words.encode(encoding, "ignore").decode(encoding) == words
    whole = fits and mutate is untouched and encoding not in ("cp1252", "latin-1")
    data = mutate(words.encode(encoding, "ignore") or b"?", chance)
    path = Path("article" + chance.choice(importer.suffixes))
    started = time.perf_counter()
    try:
        wrong = check(first_of(importer, path, data), data, words if whole else "")
        tally.outcomes["read"] += 1
    except Problem as problem:
        wrong = (
            ""
            if problem.sentence.count("\n") == 0 and (not whole or encoding in UNMARKED)
            else f"refused: {problem.sentence}"
        )
        tally.outcomes["refused"] += 1
    except Exception as error:
        wrong = repr(error)
    tally.runs += 1
    tally.longest = max(tally.longest, time.perf_counter() - started)
    if wrong:
        tally.failures.append(f"{importer.name} {encoding} {mutate.__name__}: {wrong}: {data[:80]!r}")


def torture(importer: Importer, runs: int, seed: int) -> Tally:
    chance, tally = random.Random(f"{importer.name} {seed}"), Tally()
    tracemalloc.start()
    for _ in range(runs):
        run(importer, chance, tally)
    tally.most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    failures: list[str] = []
    for importer in PLAIN:
        tally = torture(importer, wanted.runs, wanted.seed)
        print(f"{importer.name}: {tally}")
        failures += tally.failures
    print("\n".join(failures[:20]), file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
