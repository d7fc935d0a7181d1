"""The inspector at the right of the desk: how much differs, what, and why."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.rulings import Status
from workbench.gui.divergences.card import Card
from workbench.gui.divergences.delegate import DivergenceDelegate, row_heights
from workbench.gui.divergences.filters import FilterBar
from workbench.gui.divergences.model import DivergenceModel, Heading, arranged
from workbench.gui.keymap import meant
from workbench.gui.parts.keylist import KEYBOARD, RowList
from workbench.gui.parts.words import EmptyState, label, plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

NO_PAIR = ("Choose two articles", ("In the library, Enter makes one article A", "and a second one B."))
WAITING = ("No comparison yet", ("While it is being made, the status bar shows how far it is.",))
STOPPED = ("The comparison stopped", ("Both texts can still be read.", "F5 compares them again."))
SAME = ("These two texts say the same", ("No claim and no wording differs.",))
ALL_HIDDEN = ("Everything is hidden by filters", ("“Show all” above brings it back.",))
ALL_DISMISSED = ("Every difference was dismissed", ("“Show all” above lists them again.",))


class DivergencesView(QWidget):
    """Counts, filters, the list of differences, and the reason of the current one."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._shown: list[int] = []
        self._listing = False
        self.model = DivergenceModel()
        self._delegate = DivergenceDelegate(theme)
        self.filters = FilterBar(session, theme)
        self.card = Card(session, theme)
        self._build()
        self._connect()
        self._recount()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._delegate.theme = theme
        self.filters.set_theme(theme)
        self.card.set_theme(theme)
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
        head.addWidget(self.filters.order)
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
        order = (*self.filters.order_of_keys(), self.list, *self.card.order_of_keys())
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _build_list(self) -> None:
        self.list = RowList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName("Differences")
        self.list.setObjectName(KEYBOARD)
        review, focus, findings = self._session.review, self._session.focus, self._session.findings
        verbs = {
            "tag": review.tag_fact,
            "evidence": review.add_evidence,
            "confirm": findings.confirm,
            "dismiss": findings.dismiss,
            "turn_tier": findings.turn_tier,
            "next": lambda: focus.step(1),
            "previous": lambda: focus.step(-1),
        }
        self.list.keys.stand_in(partial(meant, self._session.keys, verbs), verbs)

    def _connect(self) -> None:
        desk, focus = self._session.desk, self._session.focus
        desk.comparison_changed.connect(self._recount)
        desk.pair_changed.connect(self._recount)
        desk.comparing_changed.connect(self._refill)
        focus.filter_changed.connect(self._refill)
        focus.divergence_changed.connect(self._follow)
        focus.selection_changed.connect(self.card.enable)
        focus.fact_changed.connect(self.card.enable)
        self._session.standings.standings_changed.connect(self._revise)
        self.filters.words.left.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._chosen)

    # ---- keeping up

    def _recount(self) -> None:
        self._count()
        self._refill()

    def _count(self) -> None:
        standings, comparison = self._session.standings, self._session.desk.comparison
        docket, count = standings.docket, len(standings.judged)
        self.filters.count(comparison, standings.judged, docket)
        left = count - sum(not standing.status.is_open for standing in docket.standings.values())
        self.total.setText(f"{count:,} · {left:,} open" if count else "0" if comparison else "")

    def _refill(self) -> None:
        standings = self._session.standings
        texts = {side: article.text for side, article in self._session.desk.pair.items()}
        self._listing = True
        self.model.show(standings.judged, self._arranged(), texts, standings.docket)
        self._listing = False
        self._settle()

    def _revise(self, changed: frozenset[int]) -> None:
        """Take up what was decided, without building the list anew."""
        standings = self._session.standings
        self._count()
        self._listing = True
        self.model.revise(standings.judged, self._arranged(), standings.docket, changed)
        self._listing = False
        self._settle()

    def _arranged(self) -> list[Heading | int]:
        focus = self._session.focus
        self._shown = focus.visible()
        judged = self._session.standings.judged
        return arranged(judged, self._shown, severest_first=focus.severest_first)

    def _settle(self) -> None:
        comparison, standings = self._session.desk.comparison, self._session.standings
        self._set_heights()
        judged, admitted = standings.judged, self._session.focus.filter
        gone = standings.dismissed if Status.DISMISSED in admitted.hidden_statuses else ()
        dismissed = sum(admitted.would_admit(judged[index]) for index in gone)
        self.filters.follow(len(judged) - len(self._shown), dismissed)
        self.empty.say(*self._state())
        self.stack.setCurrentWidget(self.list if self._shown else self.empty)
        self.filters.setVisible(comparison is not None)
        self._follow()

    def _set_heights(self) -> None:
        row, heading = row_heights(self.list.font())
        header = self.list.verticalHeader()
        if header.defaultSectionSize() != row:
            header.setDefaultSectionSize(row)
        for place in self.model.headings():
            self.list.setRowHeight(place, heading)

    def _state(self) -> tuple[str, tuple[str, ...]]:
        desk, standings = self._session.desk, self._session.standings
        if not desk.pair:
            return NO_PAIR
        if desk.comparison is None:
            return STOPPED if desk.stopped else WAITING
        if desk.comparison.divergences:
            gone = len(standings.dismissed) == len(standings.judged)
            return ALL_DISMISSED if gone else ALL_HIDDEN
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
        self.card.refresh(len(self._shown))

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        divergence = self.model.divergence_at(current.row())
        if divergence >= 0 and not self._listing:
            self._session.focus.select_divergence(divergence)
