"""How the engine did: for each kind what became of its findings, from the reviewers' own decisions."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.flow import grading
from workbench.flow.grading import Grade, Report
from workbench.gui.divergences.phrases import look
from workbench.gui.jobs import Job
from workbench.gui.parts.cells import Cells
from workbench.gui.parts.ink import PAD, draw_ground, draw_line, muted, text_color
from workbench.gui.parts.quiethead import QuietHeader
from workbench.gui.parts.words import EmptyState, label, plural
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
HEADS = ("Kind", "Found", "Confirmed", "Dismissed", "Promoted", "Demoted", "Stood as reported")
WIDTHS = (24, 11, 20, 15, 15, 14)
KIND, SHARE = 0, len(HEADS) - 1
BAR = 8
COUNTING = ("Counting…", ("Every pair that was decided about is compared afresh.",))
NOTHING = (
    "Nothing has been decided yet",
    (
        "Y confirms a difference, D dismisses it, P makes it a claim or wording.",
        "Tagging a fact confirms, too.",
    ),
)


class GradeModel(QAbstractTableModel):
    """The first row is for all kinds, then one for each."""

    def __init__(self) -> None:
        super().__init__()
        self.grades: Sequence[Grade] = ()

    def show(self, report: Report) -> None:
        """Show the grades of another report."""
        self.beginResetModel()
        self.grades = (report.total, *report.grades) if report.grades else ()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """As many as there are kinds, and one."""
        return 0 if parent is not None and parent.isValid() else len(self.grades)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Kind, five counts, and the share that stood."""
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        across = orientation is Qt.Orientation.Horizontal
        return HEADS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell; the share in words, for those who listen, too."""
        if not index.isValid():
            return None
        grade = self.grades[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return grade
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(grade, index.column())
        return None

    def _words(self, grade: Grade, column: int) -> str:
        if column == KIND:
            return "All kinds" if grade.kind == "all" else look(grade.kind).label
        if column == SHARE:
            return grading.said(grade)
        tagged = f" ({grade.tagged:,} tagged)" if grade.tagged and column == 2 else ""
        counts = (0, grade.found, grade.stood, grade.dismissed, grade.promoted, grade.demoted)
        return f"{counts[column]:,}{tagged}" if counts[column] else "–"


class ShareDelegate(QStyledItemDelegate):
    """A bar above the words: full for what stood, hatched for another tier, empty for what was dismissed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        grade = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        draw_ground(painter, option, self._theme.color("accent"))
        box = option.rect.adjusted(PAD, 0, -PAD, 0)
        if grade.decided:
            box = box.adjusted(0, 7, 0, -4)
            self._paint_bar(painter, QRect(box.left(), box.top(), box.width(), BAR), grade)
            box = box.adjusted(0, BAR + 2, 0, 0)
        ink = text_color(option) if grade.is_telling else muted(option.palette)
        draw_line(painter, box, index.data(), option.font, ink)
        painter.restore()

    def _paint_bar(self, painter: QPainter, box: QRect, grade: Grade) -> None:
        parts = (
            (Qt.BrushStyle.SolidPattern, grade.stood),
            (Qt.BrushStyle.BDiagPattern, grade.promoted + grade.demoted),
            (Qt.BrushStyle.NoBrush, grade.dismissed),
        )
        left, ink = float(box.left()), self._theme.color("accent" if grade.is_telling else "muted")
        for pattern, count in parts:
            width = box.width() * count / grade.decided
            painter.fillRect(QRectF(left, box.top(), width, BAR), QBrush(ink, pattern))
            left += width
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.drawRect(QRectF(box.left() + 0.5, box.top() + 0.5, box.width() - 1, BAR - 1))


class GradingDialog(QDialog):
    """Compares every decided pair afresh as a job, and shows what became of what was found."""

    def __init__(self, session: Session, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._job: Job | None = None
        self.report: Report | None = None
        self.setWindowTitle("How the engine did")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = GradeModel()
        self.table = self._table(theme)
        self.empty = EmptyState(*COUNTING)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.table)
        self.told = label("", muted=True, wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save = self.buttons.addButton("Export as CSV…", QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(self.stack, 1)
        column.addWidget(self.buttons)
        self.resize(900, 560)
        self.finished.connect(self._give_up)
        self._count()

    def write(self, path: Path) -> None:
        """Write the table to ``path``."""
        if self.report is None:
            return
        path = path if path.suffix else path.with_suffix(".csv")
        self._settings.set_folder("export", path.parent)
        try:
            grading.write(self.report, path)
        except Problem as problem:
            self._session.review.failed.emit(problem)
            return
        self._session.review.told.emit(f"The grades were written to “{path.name}”.")

    # ---- inside

    def _table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName("How the engine did, kind by kind")
        table.setItemDelegate(Cells(theme, strong=(KIND,)))
        table.setItemDelegateForColumn(SHARE, ShareDelegate(theme))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + BAR + 18)
        head = QuietHeader()
        table.setHorizontalHeader(head)
        head.setSectionsClickable(False)
        letter = table.fontMetrics().averageCharWidth()
        for column, letters in enumerate(WIDTHS):
            table.setColumnWidth(column, letters * letter)
        head.setSectionResizeMode(SHARE, QHeaderView.ResizeMode.Stretch)
        return table

    def _count(self) -> None:
        project = self._session.desk.project
        try:
            cases = grading.cases(project) if project else ()
        except Problem as problem:
            self._fail(problem)
            return
        if not cases:
            self._show(Report())
            return
        self._job = self._session.jobs.start(
            "Counting decisions", grading.graded, cases, done=self._show, failed=self._fail
        )

    def _show(self, report: Report) -> None:
        self.report = report
        self.model.show(report)
        self.told.setText(_told(report))
        self.told.setVisible(bool(self.told.text()))
        self.empty.say(*NOTHING)
        self.stack.setCurrentWidget(self.table if report.grades else self.empty)
        self.save.setEnabled(bool(report.grades))

    def _fail(self, problem: Problem) -> None:
        self.empty.say("It could not be counted", (problem.sentence,))

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ask(self) -> None:
        suggested = self._settings.folder("export") / "How the engine did.csv"
        name, _ = QFileDialog.getSaveFileName(self, "Export as CSV", str(suggested), "CSV (*.csv)")
        if name:
            self.write(Path(name))


def _told(report: Report) -> str:
    if not report.grades:
        return ""
    total = report.total
    said = [
        f"{plural(report.pairs, 'pair')} of articles with decisions: {total.found:,} found, "
        f"{total.decided:,} decided. Confirmed ones stood as reported, promoted and demoted ones "
        "(hatched) changed their tier. Shares come with the range in which the true one lies, "
        "19 times out of 20."
    ]
    if report.to_check:
        said.append(f"{plural(report.to_check, 'decision')} must be checked and are not counted.")
    if report.astray:
        said.append(f"{plural(report.astray, 'decision')} about what is not found any more.")
    return " ".join(said)
