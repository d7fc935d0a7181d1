"""The Origins view: the picture of a group, and below it what its current node or line says."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.gui.origins import saving
from workbench.gui.origins.bar import Bar
from workbench.gui.origins.canvas import Canvas
from workbench.gui.origins.evidence import EvidencePanel
from workbench.gui.origins.finding import LINE
from workbench.gui.origins.folding import fold
from workbench.gui.origins.graph import layered
from workbench.gui.origins.ink import Scene
from workbench.gui.origins.picture import joined
from workbench.gui.origins.timeline import timeline
from workbench.gui.parts.keylist import KEYBOARD
from workbench.gui.parts.words import EmptyState
from workbench.gui.session import Session
from workbench.gui.theme import Theme

NOTHING = (
    "No origins to show yet",
    (
        "Lay an article on the desk, or choose a group in the library:",
        "who took from whom is drawn here, with the evidence for every line.",
    ),
)
ALONE = (
    "This article stands alone",
    (
        "No group holds it yet. Find near-duplicates and stories in the library,",
        "or choose several articles there.",
    ),
)
LOOKING = ("Looking for origins…", ("The articles of the group are compared with each other.",))
STOPPED = ("The search for origins was stopped", ("Nothing was changed.",))


class OriginsView(QWidget):
    """Graph or timeline of the session's group; Enter opens the pair of the current line.

    ``opened`` tells that a pair was laid on the desk from here.
    """

    opened = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._opened: frozenset[int] = frozenset()
        self.setAccessibleName("Origins")
        self.bar, self.canvas, self.evidence = Bar(), Canvas(), EvidencePanel()
        self._build()
        session.origins.changed.connect(self._redraw)
        session.desk.pair_changed.connect(self._follow)
        session.desk.articles_changed.connect(self._follow)
        self.canvas.current_changed.connect(self._tell)
        self.canvas.entered.connect(self.open_pair)
        self.canvas.unfolded.connect(self.spread)
        self.evidence.opened.connect(self.open_pair)
        self.bar.turned.connect(self._redraw)
        self.bar.zoomed.connect(lambda by: self.canvas.zoom(self.canvas.scale * by if by else 1.0))
        self.bar.saved.connect(self.save_picture)
        self.bar.let_go.connect(session.origins.let_go)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        self.bar.set_theme(theme)
        self._redraw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take up what lies on the desk now."""
        super().showEvent(event)
        self._session.origins.follow()

    def open_pair(self) -> None:
        """Lay the two articles of the current line, or a node with its nearest, side by side."""
        pair = self._pair()
        if pair is not None:
            self._session.origins.open_pair(*pair)
            self.opened.emit()

    def spread(self, place: int) -> None:
        """Lay the copies on a stack beside each other, or stack them again."""
        node, found = self.canvas.picture.nodes[place], self._session.origins.found
        if found is None:
            return
        numbers = {found.origins[node.stack.front]}
        numbers |= {edge.parent for edge in found.edges if edge.child == node.stack.front}
        numbers |= {edge.child for edge in found.edges if edge.parent == node.stack.front}
        self._opened = self._opened - numbers if self._opened & numbers else self._opened | numbers
        self._redraw()

    def save_picture(self) -> None:
        """Ask for a file and write the picture as it is shown."""
        scene = self.canvas.scene
        if scene is None:
            return
        name, chosen = QFileDialog.getSaveFileName(self, "Save the picture", "origins.svg", saving.FILES)
        if name:
            path = saving.fitting(name, chosen)
            try:
                saving.save(scene, scene.found.summary, path)
            except Problem as problem:
                self._session.desk.failed.emit(problem)
            else:
                self._session.desk.told.emit(f"Saved the picture as {path.name}.")

    # ---- inside

    def _build(self) -> None:
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusProxy(self.canvas)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.area)
        self.splitter.addWidget(self.evidence)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setSizes([430, 170])
        self.empty = EmptyState(*NOTHING)
        self.again = QPushButton("Look again")
        self.again.clicked.connect(self._session.origins.again)
        self.blank = QWidget()
        self.blank.setObjectName(KEYBOARD)
        self.blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.blank.setAccessibleName("Origins, nothing drawn yet")
        beneath = QVBoxLayout(self.blank)
        beneath.addWidget(self.empty, 1)
        beneath.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.blank)
        self.stack.addWidget(self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.blank)

    def _follow(self) -> None:
        if self.isVisible():
            self._session.origins.follow()

    def _redraw(self) -> None:
        tracing = self._session.origins
        found, articles = tracing.found, tracing.articles
        self.bar.show_state(found, tracing.chosen)
        if found is None:
            self.canvas.show_scene(None)
            self.empty.say(*self._state())
            self.again.setVisible(tracing.stopped)
            self._turn_to(self.blank, self.blank)
            return
        stacks = fold(articles, found, self._opened)
        lines = joined(stacks, found.edges)
        drawn = timeline(articles, stacks, lines) if self.bar.shows_time else layered(stacks, lines)
        self.canvas.show_scene(Scene(drawn, articles, found, self._theme))
        self._turn_to(self.splitter, self.canvas)

    def _turn_to(self, page: QWidget, keyboard: QWidget) -> None:
        """Show the picture or what stands in its place; the keyboard goes along if it was here."""
        had = self.canvas.hasFocus() or self.blank.hasFocus()
        self.setFocusProxy(keyboard)
        self.stack.setCurrentWidget(page)
        if had:
            keyboard.setFocus()

    def _state(self) -> tuple[str, tuple[str, ...]]:
        tracing = self._session.origins
        if tracing.busy:
            return LOOKING
        if tracing.stopped:
            return STOPPED
        return ALONE if tracing.articles else NOTHING

    def _tell(self) -> None:
        item = self.canvas.current
        if item is None or self.canvas.scene is None:
            self.evidence.show_words("", (), can_open=False)
            return
        self.evidence.show_words(
            self.canvas.title(item), self.canvas.lines(item), can_open=self._pair() is not None
        )
        box = self.canvas.box(item).toAlignedRect()
        margin = QSize(min(60, self.area.width() // 3), min(60, self.area.height() // 3))
        self.area.ensureVisible(box.center().x(), box.center().y(), margin.width(), margin.height())

    def _pair(self) -> tuple[int, int] | None:
        """The two articles that Enter opens."""
        item, picture = self.canvas.current, self.canvas.picture
        if item is None:
            return None
        if item[0] == LINE:
            edge = picture.lines[item[1]].edge
            return edge.parent, edge.child
        touching = [line.edge for line in picture.lines if item[1] in (line.start, line.end)]
        if touching:
            return touching[0].parent, touching[0].child
        front = picture.nodes[item[1]].stack.front
        other = next((node.stack.front for node in picture.nodes if node.stack.front != front), None)
        return None if other is None else (front, other)
