"""How near-duplicates are found in 2,000 to 1,000,000 generated articles. Prints figures and judges nothing.

Run by `make bench`: without arguments 2,000, 10,000 and 100,000 articles, with datasketch beside it at
100,000 where it is installed, and 100 newcomers to 100,000. `near.py 1000000 --engine daft` runs one size;
`--folder` keeps the generated articles for the next run. Time and memory are those of `workbench cluster` as
a process of its own, with reading, joining, measuring and writing. A plot of the time per article is written
to `growth.svg` in the folder.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import agency

from workbench.core import near

SIZES = (2_000, 10_000, 100_000)
PERMUTATIONS, LEAST = 128, 0.5
NEWCOMERS, LOT = 100, 100_000


def generated(folder: Path, count: int) -> Path:
    """The file of so many articles, made in lots of 100,000 with a seed each."""
    path = folder / f"agency-{count}.jsonl"
    if not path.exists():
        lots = [(first, min(LOT, count - first)) for first in range(0, count, LOT)]
        with path.with_suffix(".part").open("w", encoding="utf-8") as file, ProcessPoolExecutor() as pool:
            for lines in pool.map(lot, lots):
                file.write(lines)
        path.with_suffix(".part").replace(path)
    return path


def lot(place: tuple[int, int]) -> str:
    first, count = place
    lines = []
    for piece in agency.articles(count, seed=1 + first // LOT):
        row = {
            "id": first + piece.number,
            "text": piece.text,
            "family": first + piece.family,
            "kind": piece.kind,
        }
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines)


def rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def clustered(path: Path, out: Path, engine: str, jobs: int) -> tuple[float, float, float]:
    """Seconds, seconds of all cores, and the most that the process and its children held together, in GB."""
    command = [sys.executable, "-m", "workbench", "cluster", str(path), "-o", str(out), "--engine", engine]
    start, worked = time.perf_counter(), of_children()
    with subprocess.Popen([*command, "--jobs", str(jobs)], stderr=subprocess.DEVNULL) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, of_children() - worked, peak


def of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def held(root: int) -> float:
    """What a process and all below it hold together at this moment, shared pages counted once, in GB."""
    total, waiting = 0, [root]
    while waiting:
        number = waiting.pop()
        try:
            text = Path(f"/proc/{number}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
            for task in Path(f"/proc/{number}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, StopIteration):
            continue
    return total * 1024 / 1e9


def pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def judged(gold: list[int], found: list[int]) -> str:
    """Recall and precision of the pairs that belong together, and the same for each article (B-cubed)."""
    both, own, put = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    right = pairs(both.values())
    each = [(both[f, c] / own[f], both[f, c] / put[c]) for f, c in zip(gold, found, strict=True)]
    recall, precision = (sum(column) / len(each) for column in zip(*each, strict=True))
    of_own, of_put = right / max(1, pairs(own.values())), right / max(1, pairs(put.values()))
    return f"recall {of_own:.4f}, precision {of_put:.4f} (by article {recall:.4f}, {precision:.4f})"


def measure(folder: Path, count: int, engine: str, jobs: int) -> float:
    path, out = generated(folder, count), folder / "out.jsonl"
    seconds, worked, peak = clustered(path, out, engine, jobs)
    gold = [row["family"] for row in rows(path)]
    told = judged(gold, [row["cluster"] for row in rows(out)])
    each = seconds / count * 1e6
    took = f"{seconds:6.1f} s ({worked:.1f} core-seconds), {each:4.0f} µs each, {peak:.2f} GB"
    print(f"{count:>9,} {engine:6} {took}: {told}", flush=True)
    return seconds


def lost(folder: Path, count: int) -> None:
    """Of each kind of article how many were not put with most of their family."""
    told = [(row["family"], row["kind"]) for row in rows(generated(folder, count))]
    found = [row["cluster"] for row in rows(folder / "out.jsonl")]
    home: dict[int, tuple[int, int]] = {}
    for (family, cluster), size in Counter(zip((f for f, _ in told), found, strict=True)).items():
        home[family] = max(home.get(family, (0, 0)), (size, -cluster))
    missed = Counter(kind for (f, kind), c in zip(told, found, strict=True) if -home[f][1] != c)
    kinds = Counter(kind for _, kind in told)
    print("   lost: " + ", ".join(f"{kind} {missed[kind]:,} of {kinds[kind]:,}" for kind in kinds))


def beside_datasketch(folder: Path, count: int) -> float:
    """The same by MinHashLSH (128 permutations, Jaccard .5) of five-word shingles, in one process."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        print("   datasketch is not installed and is left out")
        return 0.0
    path = generated(folder, count)
    start, worked = time.perf_counter(), time.process_time()
    index, gold, above = MinHashLSH(threshold=LEAST, num_perm=PERMUTATIONS), [], []
    for number, row in enumerate(rows(path)):
        words = row["text"].lower().split()
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([" ".join(words[i : i + 5]).encode() for i in range(max(1, len(words) - 4))])
        gold.append(row["family"])
        above.append(number)
        for other in index.query(made):
            join(above, number, other)
        index.insert(number, made)
    found = [root(above, number) for number in range(len(above))]
    seconds = time.perf_counter() - start
    took = f"{seconds:6.1f} s ({time.process_time() - worked:.1f} core-seconds)"
    print(f"{count:>9,} datasketch {took}: {judged(gold, found)}", flush=True)
    return seconds


def root(above: list[int], number: int) -> int:
    while above[number] != number:
        above[number] = number = above[above[number]]
    return number


def join(above: list[int], left: int, right: int) -> None:
    above[root(above, left)] = root(above, right)


def newcomers(folder: Path, count: int) -> None:
    """How long it takes until the neighbours of new articles among old ones are known."""
    from workbench.flow.clustering import tables

    texts = [row["text"] for row in rows(generated(folder, count))]
    old = near.sketch(texts)
    fresh = [piece.text for piece in agency.articles(NEWCOMERS // 2, seed=7)]
    fresh += [" ".join(text.split()[5:]) for text in texts[:: count // NEWCOMERS * 2]][
        : NEWCOMERS - len(fresh)
    ]
    near.newcomers(old, near.sketch(fresh))
    start = time.perf_counter()
    new = near.sketch(fresh)
    sketched = time.perf_counter()
    found = near.newcomers(old, new)
    joined = time.perf_counter()
    wanted = [(int(a), int(b)) for a, b in zip(found.left, found.right, strict=True)]
    places = {number: place for place, number in enumerate(sorted({n for pair in wanted for n in pair}))}
    both = [texts[n] if n < count else fresh[n - count] for n in places]
    alike = near.are_near(both, [(places[a], places[b]) for a, b in wanted], tables)
    end = time.perf_counter()
    print(
        f"{len(fresh)} newcomers to {count:,}: {end - start:.2f} s (sketching {sketched - start:.2f}, "
        f"joining {joined - sketched:.2f}, measuring {len(wanted):,} pairs {end - joined:.2f}), "
        f"{sum(alike):,} alike"
    )


def plot(path: Path, times: dict[int, float]) -> None:
    """The time per article over the size of the collection, as a small drawing."""
    from math import log10

    most = max(seconds / count for count, seconds in times.items())
    dots = [
        (60 + 140 * (log10(count) - 3), 260 - 220 * seconds / count / most)
        for count, seconds in times.items()
    ]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in dots)
    marks = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/><text x="{x:.0f}" y="{y - 10:.0f}" text-anchor="middle">'
        f"{seconds / count * 1e6:.0f} µs</text>"
        f'<text x="{x:.0f}" y="280" text-anchor="middle">{count:,}</text>'
        for (x, y), (count, seconds) in zip(dots, times.items(), strict=True)
    )
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 300" font-family="sans-serif" '
        'font-size="12">'
        f'<path d="M50 20V260H540" fill="none" stroke="gray"/><polyline points="{line}" fill="none" '
        f'stroke="steelblue" stroke-width="2"/>{marks}<text x="60" y="16">time per article</text></svg>\n',
        encoding="utf-8",
    )
    bars = {count: "#" * max(1, round(30 * seconds / count / most)) for count, seconds in times.items()}
    for count, bar in bars.items():
        print(f"{count:>9,} {bar} {times[count] / count * 1e6:.0f} µs")
    print(f"drawn in {path}")


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    told.add_argument("sizes", type=int, nargs="*", default=SIZES)
    told.add_argument("--engine", default="duckdb")
    told.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    told.add_argument("--folder", type=Path)
    told.add_argument("--alone", action="store_true", help="without datasketch, newcomers and the plot")
    chosen = told.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        times = {}
        for count in chosen.sizes:
            times[count] = measure(folder, count, chosen.engine, chosen.jobs)
            lost(folder, count)
            if count == SIZES[-1] and not chosen.alone:
                slower = beside_datasketch(folder, count)
                print(
                    f"   datasketch took {slower / times[count]:.1f} times as long" if slower else "",
                    flush=True,
                )
                newcomers(folder, count)
        if not chosen.alone and len(times) > 1:
            plot(folder / "growth.svg", times)
    print(f"this process held {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB at most")


if __name__ == "__main__":
    main()
