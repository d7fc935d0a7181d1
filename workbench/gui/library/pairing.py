"""How two articles of the list become the pair on the desk."""

from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from workbench.core.model import Side
from workbench.gui.session import Session

LETTERS = MappingProxyType({Side.LEFT: "A", Side.RIGHT: "B"})


class Pairing(QObject):
    """With no pair open, the first choice waits for the second; with one open, a choice replaces B."""

    changed = Signal()
    opened = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = session.desk
        self.waiting: dict[Side, str] = {}
        self._desk.pair_changed.connect(self.forget)

    def badges(self) -> dict[str, str]:
        """Letters by guid; a waiting one carries a question mark."""
        waiting = {guid: f"{LETTERS[side]}?" for side, guid in self.waiting.items()}
        return waiting | {article.guid: LETTERS[side] for side, article in self._desk.pair.items()}

    def pick(self, guid: str) -> None:
        """Choose one article: first A, then B; with a pair on the desk it becomes the new B."""
        if guid in self.badges():
            if guid in self.waiting.values():
                self.forget()
            return
        free = Side.LEFT if not self._desk.pair and Side.LEFT not in self.waiting else Side.RIGHT
        self.put(free, guid)

    def put(self, side: Side, guid: str) -> None:
        """Lay one article on ``side``; the article of the other side stays."""
        pair = {at: article.guid for at, article in self._desk.pair.items()} or self.waiting
        if pair.get(side) == guid:
            return
        other = pair.get(side.other)
        if other == guid:
            other = pair.get(side)
        if other is None:
            self.waiting = {side: guid}
            self.changed.emit()
            return
        chosen = {side: guid, side.other: other}
        self.open(chosen[Side.LEFT], chosen[Side.RIGHT])

    def open(self, left: str, right: str) -> None:
        """Lay two articles side by side."""
        if left != right:
            self._desk.choose(left, right)
            self.opened.emit()

    def forget(self) -> None:
        """Nothing waits any more."""
        self.waiting = {}
        self.changed.emit()

    def hint(self) -> str:
        """What the keys do now, in a few words."""
        if self.waiting:
            side = next(iter(self.waiting))
            here, there = LETTERS[side], LETTERS[side.other]
            return f"{here} is chosen. Enter on another article makes it {there}; Esc starts again."
        if self._desk.pair:
            return "Enter lays an article on the right as B. L left, R right."
        return "Enter on one article makes it A, on a second one B."
