"""How a large review behaves: 20,000 facts with 100,000 quotes. Prints figures and judges nothing.

Run by `make bench`; the number of facts may be given as the argument.
"""

import hashlib
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QTimer

from workbench.core.draft import Draft
from workbench.flow import articles, factbook, facts, projects, searching
from workbench.flow.projects import Project
from workbench.gui import theme as themes
from workbench.gui.application import application
from workbench.gui.facts.view import FactsView
from workbench.gui.jobs import Jobs
from workbench.gui.session import Session
from workbench.store.clock import new_guid

FACTS, QUOTES, ARTICLES, TAGS = 20_000, 5, 250, 60
TICK = 2
STANCES = ("states", "supports", "contradicts", "qualifies", "mentions")


class Gaps(QObject):
    """The longest time in which the thread did not come round to its next event."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        timer = QTimer(self, interval=TICK)
        timer.timeout.connect(self._tick)
        timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - TICK / 1000)
        self._last = now


def text_of(number: int, chance: random.Random) -> str:
    words = [f"word{chance.randrange(4000)}" for _ in range(700)]
    return f"Article number {number}. " + " ".join(words)


def build(path: Path, count: int) -> None:
    """Write the project, a thousand facts to an action, so that the log is as long as in real work."""
    chance = random.Random(1)
    texts = [text_of(number, chance) for number in range(ARTICLES)]
    project = projects.open_project(path, reviewer="Anna", create=True)
    drafts = [
        Draft(t, t.encode(), hashlib.sha256(t.encode()).hexdigest(), title=f"Article {i}")
        for i, t in enumerate(texts)
    ]
    articles.add_articles(project, drafts)
    versions = project.rows("SELECT id, article_id FROM article_version ORDER BY id")
    for start in range(0, count, 1000):
        with project.action("Fill") as action:
            for number in range(start + 1, min(start + 1000, count) + 1):
                fill(action, number, texts, versions, chance)
    project.close()


def fill(action, number: int, texts: list[str], versions: list, chance: random.Random) -> None:
    stamps = {"created_by": action.reviewer_id, "created_at": action.at}
    words = " ".join(f"word{chance.randrange(4000)}" for _ in range(12))
    row = {"guid": new_guid(), "number": number, "statement": f"It was said that {words}"}
    fact = action.insert("fact", {**row, **stamps, "updated_at": action.at})
    for _ in range(QUOTES):
        place = chance.randrange(len(texts))
        at = chance.randrange(len(texts[place]) - 60)
        version, text = versions[place], texts[place]
        anchor = action.insert(
            "anchor",
            {
                "guid": new_guid(),
                "article_id": version["article_id"],
                "origin_version_id": version["id"],
                "exact": text[at : at + 50],
                "prefix": text[max(0, at - 32) : at],
                "suffix": text[at + 50 : at + 82],
                **stamps,
            },
        )
        where = {"anchor_id": anchor, "version_id": version["id"], "start": at, "end": at + 50}
        action.insert("anchor_position", {**where, "status": "exact", "score": 1.0})
        piece = {"guid": new_guid(), "fact_id": fact, "anchor_id": anchor, "stance": chance.choice(STANCES)}
        action.insert("evidence", {**piece, **stamps, "updated_at": action.at})


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(times: list[float]) -> str:
    ordered = sorted(times)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"p50 {statistics.median(ordered):.1f}, p99 {last:.1f}, max {ordered[-1]:.1f} ms"


def measure_flow(project: Project, chance: random.Random) -> None:
    guids = [line.guid for line in factbook.lines(project)]
    cards = articles.articles(project)
    print("all lines", f"{milliseconds(lambda: factbook.lines(project)):.0f} ms")
    times = [milliseconds(lambda: factbook.cited_in(project, chance.choice(cards).guid)) for _ in range(200)]
    print("spans of one article", spread(times))
    tag = [
        milliseconds(lambda i=i: facts.set_tags(project, chance.choice(guids), [f"tag {i % TAGS}"]))
        for i in range(300)
    ]
    print("tag action, stored", spread(tag))
    for words in ("said word17", "word1", "word2000 word3"):
        print(f"search “{words}”", f"{milliseconds(lambda: searching.search(project, words)):.0f} ms")  # noqa: B023


def measure_window(path: Path, chance: random.Random) -> None:
    app = application()
    theme = themes.load("light")
    themes.apply(app, theme)
    session = Session(Jobs())
    view = FactsView(session, theme)
    view.resize(1300, 240)
    view.show()
    gaps = Gaps()
    print("open", f"{milliseconds(lambda: session.desk.open(path, 'Anna')):.0f} ms")
    spin(0.3)
    cards = session.desk.first(999)
    session.jobs.close()
    session.desk.pair_changed.emit()
    guids = list(session.ledger.lines)
    times: list[float] = []
    for number in range(300):
        session.focus.select_fact(chance.choice(guids))
        spin(0.005)
        times.append(milliseconds(lambda number=number: session.tagging.give(f"tag {number % TAGS}")))
    print("tag action, to the redrawn table", spread(times))
    times = [milliseconds(session.review.undo) for _ in range(50)]
    print("undo of a tag", spread(times))
    print(
        "sort by statement", f"{milliseconds(lambda: view.table.sortByColumn(1, view.model._order)):.0f} ms"
    )
    print("filter by words", f"{milliseconds(lambda: filter_by(view, 'word17')):.0f} ms")
    filter_by(view, "")
    scroll(view, gaps)
    print("bulk status of all", f"{milliseconds(lambda: bulk(session, view)):.0f} ms, {len(cards)} articles")
    session.desk.close()


def filter_by(view: FactsView, words: str) -> None:
    view.bar.words.setText(words)
    view.bar.words.settle()


def bulk(session: Session, view: FactsView) -> None:
    session.tagging.pick(list(session.ledger.lines))
    session.tagging.set_status("disputed")


def scroll(view: FactsView, gaps: Gaps) -> None:
    bar = view.table.verticalScrollBar()
    spin(0.3)
    gaps.longest = 0.0
    steps = 400
    for step in range(steps):
        bar.setValue(bar.maximum() * step // steps)
        spin(0.004)
    print("scrolling through the table, longest gap", f"{gaps.longest * 1000:.0f} ms")


def spin(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Large.swb"
        took = milliseconds(lambda: build(path, count)) / 1000
        size = path.stat().st_size / 1e6
        print(f"{count:,} facts, {count * QUOTES:,} quotes, {size:.0f} MB, built in {took:.0f} s")
        chance = random.Random(2)
        project: list[Project] = []
        opened = milliseconds(lambda: project.append(projects.open_project(path, reviewer="Anna")))
        print("open the file", f"{opened:.0f} ms")
        measure_flow(project[0], chance)
        project[0].close()
        measure_window(path, chance)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FACTS)
