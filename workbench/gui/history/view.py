"""Everything that was ever done to the project, newest first, and what each step changed."""

from types import MappingProxyType

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.flow.history import Entry
from workbench.gui.history.changes import Changes
from workbench.gui.history.model import Column, HistoryModel
from workbench.gui.history.phrases import sentence
from workbench.gui.parts.cells import Cells
from workbench.gui.parts.filterfield import FilterField
from workbench.gui.parts.keylist import KEYBOARD
from workbench.gui.parts.quiethead import QuietHeader
from workbench.gui.parts.words import EmptyState, label, plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

EVERYBODY = "Everybody"
EMPTY = (
    "Nothing was done yet",
    ("Every import, tag, link and decision will be listed here,", "with who did it and when."),
)
WHOLE = "The log is as the program wrote it."
BROKEN = "The log was changed from outside this program; “workbench doctor” names the entries."
WIDTHS = MappingProxyType({Column.AT: 158, Column.REVIEWER: 110, Column.CHANGES: 70})
_ROOMY = 720


class HistoryView(QWidget):
    """The table of entries beside the rows of the chosen one."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self.model = HistoryModel(self)
        self._cells = Cells(theme, strong=(Column.LABEL,), faint=(Column.AT, Column.CHANGES))
        self.changes = Changes(theme)
        self._build()
        session.review.history_changed.connect(self._age)
        self.filter.settled.connect(self._narrow)
        self.filter.left.connect(self.table.setFocus)
        self.who.currentIndexChanged.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.back.clicked.connect(self.take_back)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._cells.theme = theme
        self.changes.set_theme(theme)
        self.table.viewport().update()

    def take_back(self) -> None:
        """Turn round what the chosen entry did."""
        if (entry := self.chosen()) is not None:
            self._session.chronicle.take_back(entry.guid)

    def chosen(self) -> Entry | None:
        """The entry whose rows are shown."""
        row = self.table.currentIndex().row()
        return self.model.entry(row) if 0 <= row < self.model.rowCount() else None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where it is narrow, what was done keeps its room; who did it stands beside, too."""
        super().resizeEvent(event)
        for column in (Column.REVIEWER, Column.CHANGES):
            self.table.setColumnHidden(column, event.size().width() < _ROOMY)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read the log when it is looked at, not while somebody works elsewhere."""
        super().showEvent(event)
        self._refill()

    # ---- building

    def _build(self) -> None:
        self.count, self.chain = label(muted=True), label(muted=True)
        self.filter = FilterField("Filter the history", "Filter the history…")
        self.filter.setMaximumWidth(260)
        self.who = QComboBox()
        self.who.setAccessibleName("Whose steps are shown")
        self.who.setMinimumWidth(130)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(label("History", strong=True))
        head.addWidget(self.count, 1)
        head.addWidget(self.who)
        head.addWidget(self.filter, 1)
        self._build_table()
        self.empty = EmptyState(*EMPTY)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self._detail())
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([620, 420])
        self.stack = QStackedWidget()
        self.stack.addWidget(splitter)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.setAccessibleName("History")

    def _detail(self) -> QWidget:
        self.title = label("", strong=True, wrap=True)
        self.back = QPushButton("Take this step back")
        self.back.setToolTip("Turn round this one step and keep what was done after it")
        row = QVBoxLayout()
        row.setContentsMargins(14, 6, 12, 6)
        row.addWidget(self.title)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 4, 12, 6)
        foot.addWidget(self.chain, 1)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.changes, 1)
        column.addLayout(foot)
        return detail

    def _build_table(self) -> None:
        self.table = QTableView()
        self.table.setHorizontalHeader(QuietHeader())
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.setModel(self.model)
        self.table.setItemDelegate(self._cells)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setAccessibleName("History")
        self.table.setObjectName(KEYBOARD)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        for column, width in WIDTHS.items():
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setSectionResizeMode(Column.LABEL, QHeaderView.ResizeMode.Stretch)

    # ---- keeping up

    def _age(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refill()

    def _refill(self) -> None:
        if not self._stale:
            return
        self._stale = False
        self.model.show(self._session.chronicle.entries())
        self._offer_reviewers()
        self.chain.setText(WHOLE if self._session.chronicle.intact() else BROKEN)
        self.stack.setCurrentIndex(0 if self.model.total else 1)
        self._narrow()

    def _offer_reviewers(self) -> None:
        chosen = self.who.currentText()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItems([EVERYBODY, *self.model.reviewers])
        self.who.setCurrentIndex(max(0, self.who.findText(chosen)))
        self.who.setVisible(len(self.model.reviewers) > 1)
        self.who.blockSignals(False)

    def _narrow(self, _change: object = None) -> None:
        entry = self.chosen()
        who = self.who.currentText() if self.who.currentIndex() > 0 else ""
        self.model.narrow(self.filter.text(), who)
        hidden = self.model.total - self.model.rowCount()
        trace = f" · {hidden:,} hidden by the filter" if hidden else ""
        self.count.setText(f"{plural(self.model.total, 'step')}{trace}" if self.model.total else "")
        row = max(0, self.model.row_of(entry.guid) if entry else 0)
        self.table.setCurrentIndex(self.model.index(row, Column.LABEL))
        self._chosen()

    def _chosen(self, _current: QModelIndex | None = None, _previous: QModelIndex | None = None) -> None:
        entry = self.chosen()
        self.title.setText(sentence(entry) if entry else "")
        self.back.setEnabled(entry is not None and entry.kind != "setup")
        self.changes.show_rows(self._session.chronicle.alterations(entry.guid) if entry else ())
