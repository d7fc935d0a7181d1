"""Damage real files of every importer and see that each becomes storable drafts, or one clear sentence.

Each importer has a maker of files of its own kind in the folder ``corpora``, in a module of the importer's
name, ``make(chance) -> bytes``. What it makes is read untouched now and then, which must succeed, and else
with bytes flipped, cut, repeated, spliced, swapped; a ZIP file is also damaged inside its members and packed
again. ``--confined`` reads as the program does, in its process with limited time and memory.

    python tests/torture/fuzz_importers.py --runs 2000 --seed 1 --only pdf
    python tests/torture/fuzz_importers.py --seconds 36000 --confined
"""

import argparse
import importlib.util
import io
import random
import re
import sys
import tempfile
import time
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats import importers
from workbench.formats.importers import IMPORTERS, Confinement, Importer, Source

ROOT = Path(__file__).resolve().parents[2]
CORPORA = Path(__file__).with_name("corpora")

Make = Callable[[random.Random], bytes]

UNFIT = re.compile("[\0\r\ud800-\udfff]")
DETAILS = ("title", "outlet", "author", "published", "url", "place", "encoding", "language", "version")
PARTS = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\r\n",
    b"&#0;",
    b"&#xD800;",
    b"<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    b"<p>" * 300,
    b"]]>",
    b"-1",
    b"99999999999",
    b'"',
    b"endstream",
    b"%PDF-1.7\n",
    b"PK\x05\x06" + bytes(18),
    bytes(range(256)),
)


@dataclass
class Tally:
    """What the runs of one importer came to."""

    runs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = ", ".join(f"{name} {number:,}" for name, number in sorted(self.outcomes.items()))
        return f"{self.runs:,} runs, {counts}, failed {len(self.failures)}, longest {self.longest:.2f} s"


def maker(importer: Importer) -> Make:
    """The maker of an importer's files; FileNotFoundError where it has none."""
    place = CORPORA / f"{importer.name}.py"
    spec = importlib.util.spec_from_file_location(f"corpora_{importer.name}", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make  # type: ignore[no-any-return]


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def holed(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 200) :]


def spliced(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(PARTS) * chance.randrange(1, 4) + data[place:]


def repeated(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = start + chance.randrange(1, 2000)
    return data[:end] + data[start:end] * chance.randrange(1, 20) + data[end:]


def swapped(data: bytes, chance: random.Random) -> bytes:
    first, second = sorted(chance.randrange(len(data)) for _ in range(2))
    size = chance.randrange(1, 500)
    return (
        data[:first]
        + data[second : second + size]
        + data[first + size : second]
        + data[first : first + size]
        + data[second + size :]
    )


def renumbered(data: bytes, chance: random.Random) -> bytes:
    """Some numbers written in the file made other numbers: lengths, offsets, counts, sizes."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return flipped(data, chance)
    at = chance.choice(found)
    number = chance.choice((b"0", b"-1", b"1", b"65536", b"4294967295", b"99999999999999", b"1e999"))
    return data[: at.start()] + number + data[at.end() :]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped,
    cut,
    holed,
    spliced,
    repeated,
    swapped,
    renumbered,
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file damaged in one to three ways; half of the ZIP files are damaged inside."""
    if data.startswith(b"PK") and chance.random() < 0.6:
        return repacked(data, chance)
    for _ in range(chance.randrange(1, 4)):
        data = chance.choice(MUTATIONS)(data or b"?", chance)
    return data


def repacked(data: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        members = old.infolist()
        target = chance.choice(members).filename
        for each in members:
            content = old.read(each)
            if each.filename == target:
                if chance.random() < 0.1:
                    continue
                content = chance.choice(MUTATIONS)(content or b"?", chance)
            new.writestr(each.filename, content)
    return made.getvalue()


def wrong_with(draft: Draft) -> str:
    """Why a draft could not be stored, or nothing."""
    if UNFIT.search(draft.text):
        return f"text not fit to be stored: {UNFIT.search(draft.text)}"
    if not draft.text.strip():
        return "no text"
    for name in DETAILS:
        if UNFIT.search(getattr(draft, name)) or "\n" in getattr(draft, name):
            return f"{name} not fit to be stored: {getattr(draft, name)!r}"
    if any(UNFIT.search(each) or "\n" in each for each in draft.notices):
        return f"notice not fit to be stored: {draft.notices!r}"
    return "" if 0 <= draft.share <= 1 else f"a share of {draft.share}"


def wrong_with_refusal(problem: Problem) -> str:
    said = problem.sentence
    fit = said.strip() == said and "\n" not in said and said.endswith(".") and len(said) < 400
    fit = fit and "nobody foresaw" not in said
    return "" if fit and not UNFIT.search(said) else f"not one clear sentence: {said!r}"


def read(importer: Importer, path: Path, confinement: Confinement | None) -> Iterator[Draft | Problem]:
    source = Source(path)
    yield from importers.read_articles(source, confinement) if confinement else importer.read(source)


def outcome(importer: Importer, path: Path, confinement: Confinement | None) -> tuple[str, str]:
    """What came of one file, and what is wrong with that."""
    wrong, drafts = "", 0
    try:
        for each in read(importer, path, confinement):
            wrong = wrong or (wrong_with(each) if isinstance(each, Draft) else wrong_with_refusal(each))
            drafts += isinstance(each, Draft)
    except Problem as problem:
        wrong = wrong or wrong_with_refusal(problem)
    except Exception as error:
        wrong = repr(error)
    return ("read" if drafts else "refused"), wrong


def run(
    importer: Importer, make: Make, chance: random.Random, folder: Path, confinement: Confinement | None
) -> str:
    """Read one file; its outcome. Raises AssertionError with what is wrong, and keeps the file."""
    whole = make(chance)
    is_whole = chance.random() < 0.1
    data = whole if is_whole else mutated(whole, chance)
    path = folder / ("article" + chance.choice(importer.suffixes))
    path.write_bytes(data)
    came, wrong = outcome(importer, path, confinement)
    if is_whole and came != "read":
        wrong = wrong or "a whole file was refused"
    if wrong:
        kept = Path(tempfile.gettempdir()) / f"failed-{importer.name}-{zlib.crc32(data):08x}{path.suffix}"
        kept.write_bytes(data)
        raise AssertionError(f"{importer.name}: {wrong} ({kept})")
    return came


def torture(
    importer: Importer, runs: int, seconds: float, seed: int, confinement: Confinement | None
) -> Tally:
    chance, tally, make = random.Random(f"{importer.name} {seed}"), Tally(), maker(importer)
    ends = time.monotonic() + (seconds or 1e9)
    with tempfile.TemporaryDirectory() as folder:
        while tally.runs < runs and time.monotonic() < ends:
            started = time.perf_counter()
            try:
                tally.outcomes[run(importer, make, chance, Path(folder), confinement)] += 1
            except AssertionError as error:
                tally.failures.append(str(error))
            tally.runs += 1
            tally.longest = max(tally.longest, time.perf_counter() - started)
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=0, help="files of each importer, else 2,000")
    parser.add_argument("--seconds", type=float, default=0.0, help="time for all importers together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="an importer's name; may be repeated")
    parser.add_argument("--confined", action="store_true", help="read in the process with limits")
    wanted = parser.parse_args(arguments)
    sys.path.insert(0, str(ROOT))
    warnings.simplefilter("error")
    chosen = [each for each in IMPORTERS if not wanted.only or each.name in wanted.only]
    runs = wanted.runs or (sys.maxsize if wanted.seconds else 2000)
    failures: list[str] = []
    with Confinement() as confinement:
        for importer in chosen:
            inside = confinement if wanted.confined else None
            tally = torture(importer, runs, wanted.seconds / len(chosen), wanted.seed, inside)
            print(f"{importer.name}: {tally}", flush=True)
            failures += tally.failures
    print("\n".join(failures[:20]), file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
