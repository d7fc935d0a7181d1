"""The two open pages: panes, connectors and overview, scrolling together."""

from collections.abc import Mapping

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.core.model import Article, Comparison, Side
from workbench.gui.compare.course import plot
from workbench.gui.compare.glide import Glide
from workbench.gui.compare.gutter import Gutter, Threads
from workbench.gui.compare.marks import LETTERS
from workbench.gui.compare.overview import Overview
from workbench.gui.compare.pane import Pane
from workbench.gui.parts.keylist import Keys
from workbench.gui.theme import Theme


class Spread(QWidget):
    """Keeps linked sentences at one height unless the lock is released."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes = {side: Pane(side, theme, self) for side in Side}
        self.gutter = Gutter(dict(self.panes), theme, self)
        self.overview = Overview(dict(self.panes), theme, self)
        self.glide = Glide(self.panes, self)
        self.threads = Threads(None)
        self.keys = Keys()
        self.locked = True
        self._following = False
        self._course = plot(None, 0, 0)
        self._slack = dict.fromkeys(Side, 0.0)
        self._tops = dict.fromkeys(Side, 0)
        self.glide.arrived.connect(self._arrive)
        for side, pane in self.panes.items():
            pane.setAccessibleName(f"Article {LETTERS[side]}")
            pane.verticalScrollBar().valueChanged.connect(lambda _, side=side: self._follow(side))
        self.overview.wanted.connect(self._go_to)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panes[Side.LEFT], 1)
        row.addWidget(self.gutter)
        row.addWidget(self.panes[Side.RIGHT], 1)
        row.addWidget(self.overview)
        self.setTabOrder(self.panes[Side.LEFT], self.panes[Side.RIGHT])

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        for pane in self.panes.values():
            pane.set_theme(theme)
        self.gutter.set_theme(theme)
        self.overview.set_theme(theme)

    def show_pair(self, pair: Mapping[Side, Article]) -> None:
        """Lay these articles open at their beginnings."""
        self.glide.stop()
        self._following = True
        for side, pane in self.panes.items():
            article = pair.get(side)
            pane.set_text(article.text if article else "")
        self._following = False
        self._slack = dict.fromkeys(Side, 0.0)
        self._note()
        self.show_links(None)

    def show_links(self, comparison: Comparison | None) -> None:
        """Scroll together along these links and draw them."""
        lengths = [len(self.panes[side].paper.text) for side in Side]
        self._course = plot(comparison, *lengths)
        self.threads = Threads(comparison)
        self.gutter.show_links(self.threads)
        self.overview.refresh()

    @property
    def read(self) -> Side | None:
        """The side whose page has the keyboard, also while the palette or a dialog borrows it."""
        held = self.window().focusWidget()
        return next((side for side, pane in self.panes.items() if pane is held and pane.isVisible()), None)

    def lock(self, locked: bool) -> None:
        """Scroll both pages together, or each for itself."""
        self.locked = locked
        if locked:
            self._follow(self.read or Side.LEFT)

    def go(self, goals: Mapping[Side, float]) -> None:
        """Bring an offset of each side to the same height; a side not named follows the lock."""
        wanted = dict(goals)
        for side in Side:
            if side not in wanted and side.other in wanted and self.locked:
                wanted[side] = self._course.across(side.other, wanted[side.other])
        self.glide.start(wanted)

    def open_at(self, offsets: Mapping[Side, float]) -> None:
        """Put an offset of each page at its upper edge; neither follows the other."""
        self.glide.stop()
        self._following = True
        for side, offset in offsets.items():
            self.panes[side].bring(offset, 0.0)
        self._following = False
        self._arrive()

    def nudge(self, side: Side, way: int) -> None:
        """Scroll one page alone; the other stays where it is."""
        self._following = True
        bar = self.panes[side].verticalScrollBar()
        bar.setValue(bar.value() + way)
        self._following = False
        self._arrive()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that mean the same in both pages and between them."""
        if not self.keys.take(event):
            super().keyPressEvent(event)

    def across(self, side: Side, offset: float) -> float:
        """The place on the other side that belongs to an offset of ``side``."""
        return self._course.across(side, offset)

    # ---- inside

    def _go_to(self, side: Side, offset: float) -> None:
        self.glide.stop()
        self.panes[side].bring(offset)

    def _follow(self, side: Side) -> None:
        if self._following or self.glide.busy:
            return
        self._following = True
        if self.locked:
            offset, at = self._twin(side)
            way = abs(self.panes[side].top - self._tops[side]) / 2
            slack = self._slack[side.other]
            self._slack[side.other] = max(0.0, slack - way) if slack > 0 else min(0.0, slack + way)
            self.panes[side.other].align(offset, at - self._slack[side.other])
            self._slack[side] = self._off(side)
        self._note()
        self._following = False

    def _twin(self, side: Side) -> tuple[float, float]:
        """The offset on the other side that belongs to the reference height of ``side``, and that height."""
        here = self.panes[side]
        at = here.reference
        return self._course.across(side, here.paper.offset_at(here.top + at)), at

    def _arrive(self) -> None:
        """Take up scrolling from wherever a jump put both pages; what differs from the lock fades."""
        self._slack = {side: self._off(side) for side in Side}
        self._note()

    def _off(self, side: Side) -> float:
        """How far ``side`` is from where the lock would put it."""
        offset, at = self._twin(side.other)
        return self.panes[side].top - (self.panes[side].paper.y_of(offset) - at)

    def _note(self) -> None:
        self._tops = {side: pane.top for side, pane in self.panes.items()}
