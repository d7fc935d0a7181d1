"""Takes both panes to their places in one short movement."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QStyle

from workbench.core.model import Side
from workbench.gui.compare.roll import REFERENCE, Roll

_FAR = 3.0


class Glide(QObject):
    """Moves panes so that an offset of each ends at the same height; far ways are shortened."""

    arrived = Signal()

    def __init__(self, panes: Mapping[Side, Roll], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._goals: dict[Side, float] = {}
        self._from: dict[Side, float] = {}
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._go)
        self._animation.finished.connect(self._arrive)

    @property
    def busy(self) -> bool:
        """Whether the panes are on their way."""
        return self._animation.state() == QAbstractAnimation.State.Running

    def start(self, goals: Mapping[Side, float]) -> None:
        """Bring these offsets to the reference height."""
        self._animation.stop()
        self._goals = dict(goals)
        self._from = {side: self._near(self._panes[side], offset) for side, offset in goals.items()}
        pace = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        if pace and any(pane.isVisible() for pane in self._panes.values()):
            self._animation.setDuration(pace)
            self._animation.start()
        else:
            self._arrive()

    def stop(self) -> None:
        """Stay where the panes are now."""
        self._animation.stop()

    def _near(self, pane: Roll, offset: float) -> float:
        """Where to start from: here, or some screens off when it is far away."""
        height = pane.viewport().height()
        goal = pane.paper.line_of(offset) - REFERENCE * height
        far = _FAR * height
        return min(goal + far, max(goal - far, float(pane.top)))

    def _go(self, share: float) -> None:
        for side, offset in self._goals.items():
            pane = self._panes[side]
            goal = pane.paper.line_of(offset) - REFERENCE * pane.viewport().height()
            start = self._from[side]
            pane.verticalScrollBar().setValue(round(start + (goal - start) * share))

    def _arrive(self) -> None:
        for side, offset in self._goals.items():
            self._panes[side].bring(offset)
        self.arrived.emit()
