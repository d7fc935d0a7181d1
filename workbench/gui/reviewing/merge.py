"""Bringing another copy of the project in: what is new, what is here already, and what to choose."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.merging import Choice
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.flow.merging import Preview
from workbench.gui.parts.ink import one_line, tip
from workbench.gui.parts.words import EmptyState, label
from workbench.gui.session import Session

COUNTED = ("", "New", "Here already", "Saying two things")
COMPARED = ("What", "Field", "Here", "In the other copy", "Keep")
CHOICES = (
    (Choice.BOTH, "mine, theirs as a memo"),
    (Choice.MINE, "mine only"),
    (Choice.THEIRS, "theirs"),
)
LONGEST = 12
PROMISE = "The merge is one step: undo takes all of it back. The other file is only read."


class MergeDialog(QDialog):
    """A preview in counts, the conflicts field by field, and one button that does it."""

    def __init__(self, session: Session, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._path = session, path
        self._found: Preview | None = None
        self._cancelled = False
        self.setWindowTitle(f"Merge “{path.name}”")
        self.resize(820, 600)
        self.summary = label(wrap=True, strong=True)
        self.counts = _table(COUNTED, "What the merge would bring")
        self.fields = _table(COMPARED, "Fields that say two things")
        self.notes = label(muted=True, wrap=True)
        self.equal = EmptyState()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.same = QComboBox()
        self._build()

    def look(self) -> bool:
        """Work the preview out; False when it was given up or cannot be had, which is said."""
        found: list[Preview] = []
        done = self._work(lambda ticket: found.append(self._session.reviewing.preview(self._path, ticket)))
        if not done:
            return False
        self._found = found[0]
        self._tell(found[0])
        return True

    def choices(self) -> dict[str, Choice]:
        """What was chosen for each conflict, by its place."""
        conflicts = self._found.conflicts if self._found else ()
        boxes = [self.fields.cellWidget(row, len(COMPARED) - 1) for row in range(len(conflicts))]
        return {
            conflict.place: Choice(box.currentData())
            for conflict, box in zip(conflicts, boxes, strict=True)
            if isinstance(box, QComboBox)
        }

    def accept(self) -> None:
        """Merge; when it is cancelled or fails, nothing was changed and the dialog stays."""
        chosen = self.choices()
        if self._work(lambda ticket: self._session.reviewing.merge(self._path, chosen, ticket)):
            super().accept()

    def reject(self) -> None:
        """Give up what is going on, else close."""
        if self.bar.isVisible():
            self._cancelled = True
        else:
            super().reject()

    # ---- inside

    def _build(self) -> None:
        self.same.setAccessibleName("The same for every field")
        self.same.addItem("The same for every field…")
        for choice, words in CHOICES:
            self.same.addItem(words, choice)
        self.same.activated.connect(self._choose_all)
        self.fields.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.fields.setColumnWidth(0, 190)
        self.fields.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.fields.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.counts.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.fields_title = label("Fields that say two things", strong=True)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go: QPushButton = box.addButton("Merge", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        parts = (self.summary, self.counts, self.fields_title, self.same, self.fields, self.notes, self.equal)
        for part in (*parts, label(PROMISE, muted=True, wrap=True), self.bar, box):
            column.addWidget(part, 1 if part in (self.counts, self.fields, self.equal) else 0)
        self.bar.hide()
        self.equal.hide()

    def _tell(self, found: Preview) -> None:
        self.summary.setText(found.summary)
        self.go.setEnabled(not found.is_empty)
        self.notes.setText("\n".join(found.notes[:LONGEST]))
        self.notes.setVisible(bool(found.notes))
        self.equal.setVisible(found.is_empty)
        self.equal.say("Nothing to merge", ("Everything in the other copy is here already.",))
        self.counts.setVisible(not found.is_empty)
        for part in (self.fields_title, self.fields, self.same):
            part.setVisible(bool(found.conflicts))
        counts = sorted(found.counts, key=lambda each: not (each.new or each.conflicting))
        self.counts.setRowCount(len(counts))
        for row, count in enumerate(counts):
            figures = (count.new, count.equal, count.conflicting)
            told = [count.thing, *(f"{figure:,}" if figure else "" for figure in figures)]
            _fill(self.counts, row, told)
        self.fields.setRowCount(len(found.conflicts))
        for row, each in enumerate(found.conflicts):
            name = f"{each.thing} {each.name}".strip()
            said = (name, each.field.replace("_", " "), str(each.mine), str(each.theirs))
            _fill(self.fields, row, said)
            self.fields.setCellWidget(row, len(COMPARED) - 1, _chooser(f"Keep of {name}, {each.field}"))

    def _choose_all(self, number: int) -> None:
        for row in range(self.fields.rowCount()):
            box = self.fields.cellWidget(row, len(COMPARED) - 1)
            if number and isinstance(box, QComboBox):
                box.setCurrentIndex(number - 1)

    def _work(self, verb: Callable[[Ticket], Any]) -> bool:
        """Do something slow while the window stays alive and can be told to stop."""
        self._cancelled = False
        self.bar.setVisible(True)
        self.go.setEnabled(False)
        try:
            verb(Ticket(self._advance, self._is_cancelled))
        except Cancelled:
            self._session.review.told.emit("Cancelled. Nothing was changed.")
            return False
        except Problem as problem:
            self.summary.setText(problem.sentence)
            self._session.review.failed.emit(problem)
            return False
        finally:
            self.bar.setVisible(False)
            self.go.setEnabled(True)
        return True

    def _advance(self, share: float, what: str) -> None:
        self.bar.setValue(round(100 * share))
        QApplication.processEvents()

    def _is_cancelled(self) -> bool:
        QApplication.processEvents()
        return self._cancelled


def _table(columns: tuple[str, ...], name: str) -> QTableWidget:
    made = QTableWidget(0, len(columns))
    made.setHorizontalHeaderLabels(columns)
    made.verticalHeader().hide()
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    made.setShowGrid(False)
    made.setAccessibleName(name)
    made.setTabKeyNavigation(False)
    made.setWordWrap(False)
    made.verticalHeader().setDefaultSectionSize(made.fontMetrics().height() + 12)
    made.horizontalHeader().setHighlightSections(False)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return made


def _fill(table: QTableWidget, row: int, texts: tuple[str, ...] | list[str]) -> None:
    for place, text in enumerate(texts):
        item = QTableWidgetItem(one_line(text))
        item.setToolTip(tip(text))
        if place and table.columnCount() == len(COUNTED):
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        table.setItem(row, place, item)


def _chooser(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for choice, words in CHOICES:
        box.addItem(words, choice)
    return box
