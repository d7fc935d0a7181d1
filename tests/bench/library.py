"""How a library of 100,000 articles behaves: import, opening, lists, search, grouping. Prints figures only.

python tests/bench/library.py --articles 10000
"""

import argparse
import hashlib
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import agency

from workbench.core.draft import Draft
from workbench.flow import articles, library, neighbours, projects, searching
from workbench.flow.library import Query
from workbench.flow.projects import Project

# On a machine that others use as well, processor time says what an idle one would take.
CLOCK = time.process_time if "--processor" in sys.argv else time.perf_counter
OUTLETS = 60
BATCH = 500


def drafts(count: int, start: int = 0, seed: int = 1) -> Iterator[Draft]:
    """Articles with outlets and days; every one names a file number that no other has."""
    chance = random.Random(seed)
    for piece in islice(agency.articles(start + count, seed), start, None):
        text = f"{piece.text} The file has the number {chance.choice('ABCDEF')}{piece.number}x."
        data = text.encode()
        day = f"20{10 + piece.family % 14}-{1 + piece.family % 12:02}-{1 + piece.number % 28:02}"
        yield Draft(
            text,
            data,
            hashlib.sha256(data).hexdigest(),
            title=text[:70],
            outlet=f"{agency.START[piece.number % 24]} {agency.END[piece.number % OUTLETS % 20].title()}",
            published=day,
            guessed=("title",),
        )


def milliseconds(work: Callable[[], object]) -> float:
    start = CLOCK()
    work()
    return (CLOCK() - start) * 1000


def spread(times: list[float]) -> str:
    ordered = sorted(times)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    return f"p50 {statistics.median(ordered):.1f}, p95 {at(0.95):.1f}, p99 {at(0.99):.1f} ms"


def build(path: Path, count: int) -> None:
    project = projects.open_project(path, reviewer="Anna", create=True)
    took: list[float] = []
    cpu = time.process_time()
    start = CLOCK()
    made = drafts(count)
    while batch := list(islice(made, BATCH)):
        took.append(milliseconds(lambda batch=batch: articles.add_articles(project, batch)))
    whole = CLOCK() - start
    print(
        f"import {count / whole:,.0f} articles/s with making them, {count / sum(took) * 1000:,.0f} stored/s;"
    )
    print(f"  a batch of {BATCH}: first {took[0]:.0f} ms, last {took[-1]:.0f} ms, {spread(took)}")
    print(f"  processor time {(time.process_time() - cpu) / count * 1000:.2f} ms an article, with making it")
    project.close()
    print(f"file {path.stat().st_size / count / 1000:.1f} KB an article, memory {peak():.0f} MB")


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def lists(project: Project) -> None:
    total = library.count(project)
    outlet = next(iter(library.facets(project).outlets))
    for name, query in {
        "all": Query(),
        **{f"by {order}": Query(order=order) for order in library.ORDERS if order != "added"},
        "one outlet": Query(outlet=outlet),
        "a year": Query(since="2015", until="2015", order="published"),
        "unread": Query(review="unread"),
        "a common word": Query(words="the "),
        "a usual word": Query(words="ferry "),
        "a rare word": Query(words=f"A{total // 2}x"),
        "two words, an outlet, by date": Query(words="ferry strike ", outlet=outlet, order="published"),
        "relevance": Query(words="ferry ", order="relevance"),
    }.items():
        times = [milliseconds(lambda query=query: library.listing(project, query)) for _ in range(3)]
        print(f"listing, {name}: {min(times):.0f} ms ({library.listing(project, query).total:,})")
    keys = library.listing(project, Query()).keys
    chance = random.Random(2)
    pages = [keys[at : at + 100] for at in (chance.randrange(total - 100) for _ in range(50))]
    print(
        "cards of 100 in a row:", spread([milliseconds(lambda p=p: library.cards(project, p)) for p in pages])
    )
    loose = [chance.sample(range(1, total), 100) for _ in range(50)]
    print(
        "cards of 100 anywhere:", spread([milliseconds(lambda p=p: library.cards(project, p)) for p in loose])
    )
    print(f"facets: {min(milliseconds(lambda: library.facets(project)) for _ in range(3)):.0f} ms")
    print(f"groups: {min(milliseconds(lambda: library.groups(project, 'near')) for _ in range(3)):.0f} ms")


def queries(project: Project, count: int = 150) -> dict[str, list[str]]:
    """What people type: rare words, common ones, two, phrases, beginnings, all out of the texts."""
    chance = random.Random(3)
    total = library.count(project)
    guids = [card.guid for card in library.cards(project, chance.sample(range(1, total + 1), 200))]
    texts = [re.findall(r"\w+", articles.article(project, guid).text) for guid in guids]
    held = Counter(word.casefold() for words in texts for word in set(words))
    common = [word for word, number in held.items() if number > 60]
    usual = [word for word, number in held.items() if 3 <= number <= 60 and len(word) > 3]

    def pair() -> str:
        words = chance.choice(texts)
        return " ".join(chance.sample([word for word in words if held[word.casefold()] <= 60] or words, 2))

    def phrase() -> str:
        words, at = chance.choice(texts), chance.randrange(20)
        return f"“{' '.join(words[at : at + 3])}”"

    makers = {
        "rare": lambda: f"{chance.choice('ABCDEF')}{chance.randrange(total)}x ",
        "name": lambda: f"{chance.choice(agency.START)}{chance.choice(agency.END)} ",
        "usual": lambda: f"{chance.choice(usual)} ",
        "common": lambda: f"{chance.choice(common)} ",
        "two": lambda: f"{pair()} ",
        "a common and a usual": lambda: f"{chance.choice(common)} {chance.choice(usual)} ",
        "two common": lambda: f"{chance.choice(common)} {chance.choice(common)} ",
        "phrase": phrase,
        "beginning": lambda: chance.choice(usual)[: chance.randrange(3, 6)],
    }
    return {name: [make() for _ in range(count)] for name, make in makers.items()}


def searches(project: Project) -> None:
    every: list[float] = []
    for name, asked in queries(project).items():
        times = [milliseconds(lambda words=words: searching.search(project, words)) for words in asked]
        found = statistics.mean(len(searching.search(project, words).articles) for words in asked[:20])
        print(f"search, {name}: {spread(times)} ({found:.0f} hits)")
        every += times
    print(f"search, all of them: {spread(every)}")


def grouping(project: Project) -> None:
    """The first search joins all articles; the next only holds what is new against them."""
    for name in ("all articles", "100 more", "100 more again"):
        if name != "all articles":
            fresh = list(drafts(100, library.count(project), 2))
            added = milliseconds(lambda fresh=fresh: articles.add_articles(project, fresh))
            print(f"adding 100 articles: {added:.0f} ms")
        found: list[neighbours.Found] = []
        searched = milliseconds(lambda found=found: found.append(neighbours.find(project.path)))
        steps, kin = [], found[0].kin[0]
        keeping = neighbours.keep(project, found[0])
        while True:
            start = CLOCK()
            if next(keeping, None) is None:
                break
            steps.append((CLOCK() - start) * 1000)
        print(f"neighbours of {name}: found in {searched:.0f} ms, kept in {sum(steps):.0f} ms;")
        print(f"  {len(kin.groups):,} groups told, {len(kin.pairs):,} pairs; a step {spread(steps)}")
    print(f"{len(library.groups(project, 'near')):,} groups; memory {peak():.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a file to be made, or used when it is there")
    parser.add_argument("--processor", action="store_true", help="tell processor time instead of time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "Library.swb"
        if not path.exists():
            build(path, options.articles)
        opened: list[Project] = []
        print(
            "opening",
            f"{milliseconds(lambda: opened.append(projects.open_project(path, reviewer='Anna'))):.0f} ms",
        )
        lists(opened[0])
        searches(opened[0])
        grouping(opened[0])
        opened[0].close()


if __name__ == "__main__":
    main()
