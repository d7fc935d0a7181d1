"""How long the window does not come round to its next event while it works on a large project.

Prints figures and judges nothing. The first argument is a project file of many articles, as
`tests/bench/library.py` makes one; it is opened read-only.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from workbench.gui import theme as themes
from workbench.gui.application import application
from workbench.gui.jobs import Jobs
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.window import MainWindow

TICK = 1


class Gaps(QObject):
    """The longest time between two ticks, and how much of the most that was spent by this thread itself.

    On a machine that does other work as well, only the second is the window's own doing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.begin()
        timer = QTimer(self, interval=TICK)
        timer.timeout.connect(self.tick)
        timer.start()

    def begin(self) -> None:
        self.longest = self.busiest = 0.0
        self._last, self._spent = time.perf_counter(), time.thread_time()

    def tick(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now
        self.busiest, self._spent = max(self.busiest, spent - self._spent), spent


def settle(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def scroll(window: MainWindow) -> None:
    bar = window.library.list.verticalScrollBar()
    for step in range(60):
        bar.setValue(round(bar.maximum() * step / 59))
        settle(0.01)


def read_on(window: MainWindow) -> None:
    bar = window.library.list.verticalScrollBar()
    for _ in range(60):
        bar.setValue(bar.value() + 120)
        settle(0.01)


def main() -> None:
    if len(sys.argv) < 2:
        print("needs a project: library.py --keep FILE.swb makes one, and this takes FILE.swb")
        return
    path = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        os.environ.update(XDG_DATA_HOME=name, XDG_CONFIG_HOME=name)
        app, settings, theme = application(), Settings(Path(name) / "s.ini"), themes.load("light")
        themes.apply(app, theme)
        window = MainWindow(Session(Jobs()), settings, theme)
        window.resize(1400, 900)
        window.show()
        settle(0.5)
        begun = time.perf_counter()
        window.session.desk.open(path, "M.", read_only=True)
        print(f"{'opening, checks included':<46}{(time.perf_counter() - begun) * 1000:8.0f} ms")
        settle(2.0)
        measure(window)
        window.close()


def measure(window: MainWindow) -> None:
    catalog, desk, keys = window.session.catalog, window.session.desk, window.library.list
    gaps = Gaps()
    guids = [card.guid for card in desk.first(2)]
    deeds: tuple[tuple[str, Callable[[], object]], ...] = (
        ("nothing", lambda: None),
        ("scrolling through all of it", lambda: scroll(window)),
        ("scrolling by rows", lambda: read_on(window)),
        ("grouped by nothing", lambda: catalog.group_by("")),
        ("grouped by near-duplicates", lambda: catalog.group_by("near")),
        ("ordered by title", lambda: catalog.ask(order="title")),
        ("ordered by date, last first", lambda: catalog.ask(order="published", descending=True)),
        ("narrowed to unread", lambda: catalog.ask(review="unread", order="added")),
        ("narrowed to words", lambda: catalog.ask(words="harbour sto", review="")),
        ("narrowed to one word", lambda: catalog.ask(words="missile")),
        ("cleared", catalog.clear),
        ("folding all", lambda: keys.fold_all(True)),
        ("unfolding all", lambda: keys.fold_all(False)),
        ("folding one", lambda: keys.turn(0)),
        ("seeking a title", lambda: keys.keyboardSearch("Treaty")),
        ("selecting all", keys.selectAll),
        ("the filter panel", window.library.narrowing.ask),
        ("opening a pair", lambda: desk.choose(*guids)),
        ("reading the list again", desk.refresh_articles),
        ("the map", lambda: window.middle.show_view("Map")),
    )
    for what, deed in deeds:
        gaps.begin()
        deed()
        settle(0.7)
        print(f"{what:<46}{gaps.longest * 1000:8.0f} ms longest gap{gaps.busiest * 1000:8.0f} ms of its own")
    print(f"{desk.cards.fetched:,} cards read of {desk.count:,}")


if __name__ == "__main__":
    main()
