"""Flip single bits in a filled project file, and count how many are found by opening it and by the doctor.

Only flips in content count: what SQLite does not use (free space inside pages) holds nothing of the project.
A flip is also counted as harmless when every row of every table reads as before. On healthy projects, each
filled by other random work, nothing may be found.

    python tests/torture/flips.py --flips 300 --healthy 20 --seed 1
"""

import argparse
import hashlib
import random
import sqlite3
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from deeds import Worker, draft

from workbench.core.problem import Problem
from workbench.flow import articles, projects


def filled(path: Path, seed: int, actions: int) -> Path:
    project = projects.open_project(path, reviewer="Anna", create=True)
    chance = random.Random(seed)
    texts = [" ".join(f"word{chance.randrange(900)}" for _ in range(300)) for _ in range(5)]
    articles.add_articles(project, [draft(text) for text in texts])
    worker = Worker(project, chance)
    for _ in range(actions):
        worker.act()
    project.close()
    return path


def found(path: Path) -> str:
    """What opening and the doctor say; empty when they find nothing."""
    try:
        project = projects.open_project(path, reviewer="Berta", read_only=True)
    except Problem as problem:
        return f"opening: {problem.sentence}"
    try:
        health = projects.health(project)
        return "" if health.whole else f"doctor: {health}"
    except Problem as problem:
        return f"doctor: {problem.sentence}"
    finally:
        project.close()


def content(path: Path) -> str:
    """A digest of all that a reader of the file can see: rows, schema, and what the header says."""
    plain = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    plain.text_factory = bytes
    seen = hashlib.sha256()
    try:
        schema = plain.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
        seen.update(repr(schema).encode())
        for kind, name, _ in schema:
            if kind == b"table" and b"_search" not in name:
                rows = sorted(map(repr, plain.execute(f"SELECT * FROM [{name.decode()}]")))  # noqa: S608
                seen.update("".join(rows).encode())
        for pragma in ("user_version", "application_id", "encoding"):
            seen.update(repr(plain.execute(f"PRAGMA {pragma}").fetchall()).encode())
        return seen.hexdigest()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return repr(error)
    finally:
        plain.close()


def flip_all(folder: Path, flips: int, seed: int) -> tuple[int, int, list[str]]:
    """How many flips changed what is read, how many of those were found, and which were not."""
    path = filled(folder / "Filled.swb", seed, 150)
    whole, said = bytearray(path.read_bytes()), content(path)
    chance, changed, caught, missed = random.Random(seed), 0, 0, []
    copy = folder / "Flipped.swb"
    for _ in range(flips):
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        whole[at] ^= bit
        copy.write_bytes(whole)
        whole[at] ^= bit
        if content(copy) == said:
            continue
        changed += 1
        if found(copy):
            caught += 1
        else:
            missed.append(f"byte {at} (page {at // 4096 + 1}, offset {at % 4096}), bit {bit}")
    return changed, caught, missed


def healthy(folder: Path, count: int, seed: int) -> list[str]:
    """What is said of projects that nobody damaged."""
    paths = [filled(folder / f"Healthy {n}.swb", seed + n, 12) for n in range(count)]
    return [said for said in map(found, paths) if said]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--flips", type=int, default=300)
    parser.add_argument("--healthy", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        alarms = healthy(folder, options.healthy, options.seed)
        changed, caught, missed = flip_all(folder, options.flips, options.seed)
    for line in (*alarms, *missed):
        print(line[:400], file=sys.stderr)
    share = 100 * caught / max(1, changed)
    print(
        f"flipped bits, seed {options.seed}: {options.flips:,} runs, {changed:,} in content, found {caught:,}"
    )
    print(f"({share:.2f} %), false alarms {len(alarms)} on {options.healthy:,} healthy projects")
    return int(bool(alarms) or share < 99)


if __name__ == "__main__":
    sys.exit(main())
