"""How fast the window is: start to first paint, opening pairs, and the longest wait between two events.

Prints figures and judges nothing; run by `make bench`. Give a number of repetitions as the argument.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from workbench.core.model import Side
from workbench.formats.importers import read_pasted
from workbench.gui.application import application, show_window
from workbench.gui.settings import Settings
from workbench.gui.window import MainWindow
from workbench.paths import resources

TICK = 2
START = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from workbench.gui.application import application, show_window
from workbench.gui.settings import Settings
imported = time.time()
app = application()

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and window.session.desk.pair:
            app.removeEventFilter(self)
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self):
        self.at = time.time()
        window.session.desk.comparison_changed.connect(self.compared)

    def compared(self):
        window.session.desk.comparison_changed.disconnect(self.compared)
        print(imported - float(sys.argv[1]), self.at - float(sys.argv[1]), time.time() - float(sys.argv[1]))
        window.close()

window = show_window(app, Settings(Path(sys.argv[2])), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
first = FirstPaint()
app.installEventFilter(first)
app.exec()
"""


class Gaps(QObject):
    """The longest time in which the window's thread did not come round to its next event."""

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


class Painted(QObject):
    """Whether a widget was painted since it was asked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.yes = False
        for pane in window.pages.spread.panes.values():
            pane.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.yes = self.yes or event.type() == QEvent.Type.Paint
        return False


def texts(words: int) -> tuple[str, str]:
    """Two near-duplicates of so many words, the same every time, made of the sample's vocabulary."""
    luck = random.Random(7)
    sample = resources("samples", "002_eeee1714ac9da3bd.txt").read_text(encoding="utf-8")
    known = [word.strip(".,;:“”()") for word in sample.split() if word.strip(".,;:“”()")]
    left: list[str] = []
    right: list[str] = []
    while sum(map(len, (sentence.split() for sentence in left))) < words:
        chosen = luck.choices(known, k=luck.randint(12, 28))
        chosen.insert(luck.randrange(len(chosen)), str(luck.randint(2, 5_000)))
        changed = [luck.choice(known) if luck.random() < 0.12 else word for word in chosen]
        left.append(" ".join(chosen).capitalize() + ".")
        right.append(" ".join(changed).capitalize() + ".")
    moved = right.pop(len(right) // 3)
    right.insert(2 * len(right) // 3, moved)
    return paragraphs(left), paragraphs(right)


def paragraphs(sentences: list[str]) -> str:
    return "\n\n".join(" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)) + "\n"


def start(times: int, folder: Path) -> None:
    imported, painted, compared = [], [], []
    for _ in range(times + 1):
        begun = str(time.time())
        command = [sys.executable, "-c", START, begun, str(folder / "start.ini")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        for figures, figure in zip((imported, painted, compared), done.stdout.split(), strict=True):
            figures.append(float(figure))
    for what, figures in (
        ("start to everything imported", imported),
        ("start to the first paint of the sample's texts", painted),
        ("start to the sample's comparison", compared),
    ):
        tell(what, figures[1:])  # the first run warms the disk's cache


def open_pair(words: int, times: int, folder: Path) -> None:
    app = application_once()
    window = show_window(app, Settings(folder / "pairs.ini"), folder / f"{words}.swb")
    desk = window.session.desk
    if not desk.first(999):
        window.projects.open(folder / f"{words}.swb", create=True)
        for text in texts(words):
            desk.import_draft(read_pasted(text))
    left, right = (card.guid for card in desk.first(999)[:2])
    settle(app, 1.0)
    shown, marked, waits = [], [], []
    for _ in range(times):
        painted, gaps = Painted(window), Gaps()
        begun = time.perf_counter()
        desk.choose(left, right)
        while not painted.yes:
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        shown.append(time.perf_counter() - begun)
        while desk.comparison is None:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        painted.yes = False
        while not painted.yes:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        marked.append(time.perf_counter() - begun)
        settle(app, 0.3)
        waits.append(gaps.longest)
        gaps.deleteLater()
        painted.deleteLater()
    tell(f"{words:,} words: texts shown", shown)
    tell(f"{words:,} words: comparison shown", marked)
    tell(f"{words:,} words: longest wait between events", waits)
    print(
        f"    {len(desk.comparison.divergences):,} divergences, {len(desk.text(Side.LEFT).split()):,} words"
    )
    window.close()


def application_once() -> object:
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or application()


def settle(app: object, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


def tell(what: str, figures: list[float]) -> None:
    middle, most = statistics.median(figures) * 1000, max(figures) * 1000
    print(f"{what:<52} median {middle:8.0f} ms   most {most:8.0f} ms   of {len(figures)}")


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        start(times, folder)
        for words in (1_000, 10_000):
            open_pair(words, times, folder)


if __name__ == "__main__":
    main()
