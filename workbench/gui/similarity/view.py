"""The similarity map with what is said around it."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workbench.gui.parts.keylist import KEYBOARD
from workbench.gui.parts.words import EmptyState, label
from workbench.gui.session import Session
from workbench.gui.similarity.chart import Chart
from workbench.gui.similarity.legend import Legend
from workbench.gui.similarity.phrases import counted
from workbench.gui.theme import Theme

EMPTY = (
    "No pairs yet",
    (
        "The map shows every pair of the articles that are selected in the library,",
        "else of those listed there.",
    ),
)
_SOON = 200


class SimilarityView(QWidget):
    """Follows the library: what is selected there, else what is listed, is shown pair by pair."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._atlas = session, session.atlas
        self.chart = Chart(session.atlas, theme)
        self.chart.setObjectName(KEYBOARD)
        self.legend = Legend(theme)
        self.count, self.said = label(muted=True, wrap=True), label(wrap=True)
        self.button = QPushButton()
        self.empty = EmptyState(*EMPTY)
        self.area = QScrollArea()
        self.area.setWidget(self.chart)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.empty)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.said)
        column.addWidget(self.legend)
        self.setAccessibleName("Similarity map")
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self.chart.set_theme(theme)
        self.legend.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The cells take the room there is."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What happened while nobody looked is taken up."""
        super().showEvent(event)
        self._atlas.lay()

    def _connect(self) -> None:
        catalog = self._session.catalog
        for changed in (catalog.listed, catalog.chosen):
            changed.connect(self._soon.start)
        self._soon.timeout.connect(self._follow)
        self._atlas.laid.connect(self._refill)
        self._atlas.charted.connect(self._refill)
        self.chart.moved.connect(self.said.setText)
        self.chart.picked.connect(self._atlas.open)
        self.button.clicked.connect(self._turn)

    def _follow(self) -> None:
        if self.isVisible():
            self._atlas.lay()

    def _turn(self) -> None:
        if self._atlas.is_busy:
            self._atlas.stop()
        else:
            self._atlas.compare(self._atlas.missing())

    def _refill(self) -> None:
        articles = len(self._atlas.articles)
        missing = articles * (articles - 1) // 2 - len(self._atlas.charted_pairs)
        shown = articles > 1
        self.stack.setCurrentWidget(self.area if shown else self.empty)
        for part in (self.count, self.said, self.legend):
            part.setVisible(shown)
        self.count.setText(counted(articles, missing, self._atlas.left_out))
        busy = self._atlas.is_busy
        self.button.setText("Stop comparing" if busy else f"Compare {missing:,} pairs")
        self.button.setVisible(shown and (busy or missing > 0))
        self._fit()
        self.chart.refresh()

    def _fit(self) -> None:
        room = self.area.viewport().size()
        self.chart.fit(room.width(), room.height())
