"""The inspector at the right of the desk: how much differs, what, and why."""

from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.divergences.delegate import DivergenceDelegate, row_heights
from workbench.gui.divergences.filters import FilterBar
from workbench.gui.divergences.model import DivergenceModel, arranged
from workbench.gui.divergences.why import WhyCard
from workbench.gui.parts.ink import tip
from workbench.gui.parts.keylist import KEYBOARD, RowList
from workbench.gui.parts.words import EmptyState, label, plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

NO_PAIR = ("Choose two articles", ("In the library, Enter makes one article A", "and a second one B."))
WAITING = ("No comparison yet", ("While it is being made, the status bar shows how far it is.",))
STOPPED = ("The comparison stopped", ("Both texts can still be read.", "F5 compares them again."))
SAME = ("These two texts say the same", ("No claim and no wording differs.",))
ALL_HIDDEN = ("Everything is hidden by filters", ("“Show” above brings it back.",))


class DivergencesView(QWidget):
    """Counts, filters, the list of differences, and the reason of the current one."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._shown: list[int] = []
        self.model = DivergenceModel()
        self._delegate = DivergenceDelegate(theme)
        self.filters = FilterBar(session, theme)
        self.why = WhyCard(theme)
        self._build()
        self._connect()
        self._recount()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme
        self.filters.set_theme(theme)
        self.why.set_theme(theme)
        self.list.viewport().update()

    # ---- building

    def _build(self) -> None:
        self._build_list()
        self.empty = EmptyState(*NO_PAIR)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.stack.setMinimumHeight(90)
        self.total = label(muted=True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.addWidget(label("Divergences", strong=True))
        head.addWidget(self.total)
        head.addStretch()
        head.addWidget(self.filters.trace)
        self.card = self._build_card()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.stack)
        splitter.addWidget(self.card)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([1000, 1000])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(splitter, 1)
        self.setAccessibleName("Divergences")
        order = (
            *self.filters.order_of_keys(),
            self.list,
            self.back,
            self.ahead,
            self.why,
            self.tag,
            self.add,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _build_list(self) -> None:
        self.list = RowList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName("Differences")
        self.list.setObjectName(KEYBOARD)
        review, focus = self._session.review, self._session.focus
        for key, verb in (
            (Qt.Key.Key_F, review.tag_fact),
            (Qt.Key.Key_E, review.add_evidence),
            (Qt.Key.Key_J, lambda: focus.step(1)),
            (Qt.Key.Key_K, lambda: focus.step(-1)),
        ):
            self.list.keys.bind(key, verb)

    def _build_card(self) -> QWidget:
        self.position = label()
        self.position.setAccessibleName("Position")
        self.back = self._step_button(Qt.ArrowType.LeftArrow, "Previous difference (Alt+Up)", -1)
        self.ahead = self._step_button(Qt.ArrowType.RightArrow, "Next difference (Alt+Down)", 1)
        stepper = QHBoxLayout()
        stepper.setContentsMargins(12, 6, 8, 0)
        stepper.addWidget(self.position, 1)
        stepper.addWidget(self.back)
        stepper.addWidget(self.ahead)
        self.tag = QPushButton("Tag fact  F")
        self.tag.setAccessibleName("Tag fact")
        self.tag.clicked.connect(self._session.review.tag_fact)
        self.add = QPushButton("Add evidence  E")
        self.add.setAccessibleName("Add evidence to the current fact")
        self.add.clicked.connect(self._session.review.add_evidence)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 0, 12, 0)
        buttons.addWidget(self.tag)
        buttons.addWidget(self.add)
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(stepper)
        column.addWidget(self.why, 1)
        column.addLayout(buttons)
        return card

    def _step_button(self, arrow: Qt.ArrowType, says: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setToolTip(says)
        button.setAccessibleName(says)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._session.focus.step(by))
        return button

    def _connect(self) -> None:
        desk, focus = self._session.desk, self._session.focus
        desk.comparison_changed.connect(self._recount)
        desk.pair_changed.connect(self._recount)
        desk.comparing_changed.connect(self._refill)
        focus.filter_changed.connect(self._refill)
        focus.divergence_changed.connect(self._follow)
        focus.selection_changed.connect(self._enable)
        focus.fact_changed.connect(self._enable)
        self.filters.words.left.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._chosen)

    # ---- keeping up

    def _recount(self) -> None:
        comparison = self._session.desk.comparison
        self.filters.count(comparison)
        self.total.setText(f"{len(comparison.divergences):,}" if comparison else "")
        self._refill()

    def _refill(self) -> None:
        comparison = self._session.desk.comparison
        divergences = comparison.divergences if comparison else ()
        self._shown = self._session.focus.visible()
        rows = arranged(divergences, self._shown, severest_first=self._session.focus.severest_first)
        texts = {side: article.text for side, article in self._session.desk.pair.items()}
        self.model.show(divergences, rows, texts)
        self._set_heights()
        self.filters.follow(len(divergences) - len(self._shown))
        self.empty.say(*self._state())
        self.stack.setCurrentWidget(self.list if rows else self.empty)
        self.filters.setVisible(comparison is not None)
        self._follow()

    def _set_heights(self) -> None:
        row, heading = row_heights(self.list.font())
        self.list.verticalHeader().setDefaultSectionSize(row)
        for place in self.model.headings():
            self.list.setRowHeight(place, heading)

    def _state(self) -> tuple[str, tuple[str, ...]]:
        desk = self._session.desk
        if not desk.pair:
            return NO_PAIR
        if desk.comparison is None:
            return STOPPED if desk.stopped else WAITING
        if desk.comparison.divergences:
            return ALL_HIDDEN
        alone = len(desk.comparison.unmatched)
        if alone:
            says = f"{plural(alone, 'sentence stands', 'sentences stand')} in one article only."
            return ("Nothing differs in the linked sentences", (says,))
        return SAME

    def _follow(self) -> None:
        row = self.model.row_of(self._session.focus.divergence)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        selection = self.list.selectionModel()
        if index != self.list.currentIndex() or not selection.isSelected(index):
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            if self.model.divergence_at(row - 1) < 0:
                self.list.scrollTo(index.siblingAtRow(row - 1))
            self.list.scrollTo(index)
        self._explain()
        self._enable()

    def _explain(self) -> None:
        desk, focus = self._session.desk, self._session.focus
        current, comparison = focus.current, desk.comparison
        shown = current and comparison and desk.pair
        found = (current, comparison, desk.pair) if current and comparison and shown else None
        self.why.explain(found, comparison)
        self.card.setVisible(bool(comparison and comparison.divergences))
        self.position.setText(self._position())

    def _position(self) -> str:
        count = len(self._shown)
        place = self._session.focus.place()
        if place >= 0:
            return f"difference {place + 1:,} of {count:,}"
        return plural(count, "difference")

    def _enable(self) -> None:
        focus = self._session.focus
        something = focus.current is not None or focus.selection is not None
        self.tag.setEnabled(something)
        fact = self._session.review.fact(focus.fact)
        self.add.setText(f"Add to {fact.name}  E" if fact else "Add evidence  E")
        self.add.setToolTip(tip(fact.statement) if fact else "Choose a fact first")
        self.add.setEnabled(something and fact is not None)
        self.back.setEnabled(bool(self._shown))
        self.ahead.setEnabled(bool(self._shown))

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        divergence = self.model.divergence_at(current.row())
        if divergence >= 0:
            self._session.focus.select_divergence(divergence)
