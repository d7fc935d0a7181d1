"""The scale editor: verdicts with number, description and colour, in the order they are offered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.core.reviewing import SHIPPED, Scale, Verdict
from workbench.gui.parts.words import label
from workbench.gui.session import Session

COLUMNS = ("Verdict", "Number", "Description", "Colour")
NEW = Scale("", (Verdict("Yes"), Verdict("No")))
USED = "Verdicts that were given already cannot be taken away; they can be renamed."


class ScaleDialog(QDialog):
    """One scale at a time; what cannot be kept is said in one line, and the dialog stays."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._guids: list[str] = []
        self.setWindowTitle("Verdict scales")
        self.resize(760, 520)
        self.which = QComboBox()
        self.which.setAccessibleName("Scale")
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the scale")
        self.ordered = QCheckBox("The numbers are an order: agreement weighs how far verdicts lie apart")
        self.table = QTableWidget(0, len(COLUMNS))
        self.note = label(wrap=True)
        self._build()
        self._list("")
        self.which.currentIndexChanged.connect(self._fill)
        self._fill()

    def scale(self) -> Scale:
        """What is written, as a scale."""
        chosen: Scale = self.which.currentData()
        verdicts = []
        for row in range(self.table.rowCount()):
            cells = [item.text() if (item := self.table.item(row, n)) else "" for n in range(len(COLUMNS))]
            number = cells[1].strip()
            rating = int(number) if number.lstrip("-").isascii() and number.lstrip("-").isdigit() else None
            verdicts.append(Verdict(cells[0], rating, cells[2], cells[3], self._guids[row]))
        return Scale(self.name.text(), tuple(verdicts), self.ordered.isChecked(), chosen.guid)

    def keep(self) -> bool:
        """Store the scale; says what is wrong with it."""
        written, chosen = self.scale(), self.which.currentData()
        if written == chosen and chosen.guid:
            return True
        try:
            offered = chosen if chosen in SHIPPED and written == chosen else written
            kept = self._session.reviewing.keep_scale(offered)
        except Problem as problem:
            self._say(problem.sentence)
            return False
        self._list(kept.guid)
        self._fill()
        return True

    def accept(self) -> None:
        """Keep and close."""
        if self.keep():
            super().accept()

    # ---- building

    def _build(self) -> None:
        self.table.setHorizontalHeaderLabels(COLUMNS)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName("Verdicts of the scale")
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 190)
        self.table.cellDoubleClicked.connect(self._ask_color)
        row = QHBoxLayout()
        for text, verb in (
            ("Add a verdict", self._add),
            ("Remove", self._remove),
            ("Up", lambda: self._move(-1)),
            ("Down", lambda: self._move(+1)),
            ("Remove the scale", self._remove_scale),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(verb)
            row.addWidget(button)
        row.insertStretch(4)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for part in (self.which, self.name, self.ordered, self.table):
            column.addWidget(part, 1 if part is self.table else 0)
        column.addLayout(row)
        column.addWidget(label(USED, muted=True, wrap=True))
        column.addWidget(self.note)
        column.addWidget(self._buttons())
        self.note.hide()

    def _buttons(self) -> QDialogButtonBox:
        both = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        box = QDialogButtonBox(both, self)
        box.button(QDialogButtonBox.StandardButton.Ok).setText("Save")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _list(self, guid: str) -> None:
        self.which.blockSignals(True)
        self.which.clear()
        for scale in self._session.reviewing.scales():
            self.which.addItem(scale.name if scale.guid else f"{scale.name} (not in the project yet)", scale)
        self.which.addItem("A new scale", NEW)
        numbers = range(self.which.count())
        chosen = (n for n in numbers if guid and self.which.itemData(n).guid == guid)
        self.which.setCurrentIndex(next(chosen, 0))
        self.which.blockSignals(False)

    def _fill(self) -> None:
        scale: Scale = self.which.currentData()
        self.note.hide()
        self.name.setText(scale.name)
        self.ordered.setChecked(scale.ordered)
        self.table.setRowCount(0)
        self._guids = []
        for verdict in scale.verdicts:
            self._put(self.table.rowCount(), verdict)

    # ---- verdicts

    def _put(self, row: int, verdict: Verdict) -> None:
        self.table.insertRow(row)
        self._guids.insert(row, verdict.guid)
        number = "" if verdict.rating is None else str(verdict.rating)
        for place, text in enumerate((verdict.label, number, verdict.description, verdict.color)):
            self.table.setItem(row, place, QTableWidgetItem(text))
        self._tint(row)

    def _tint(self, row: int) -> None:
        item = self.table.item(row, len(COLUMNS) - 1)
        if item is not None:
            item.setData(Qt.ItemDataRole.DecorationRole, QColor(item.text()) if item.text() else None)

    def _add(self) -> None:
        row = self.table.rowCount()
        self._put(row, Verdict(""))
        self.table.setCurrentCell(row, 0)
        if (item := self.table.item(row, 0)) is not None:
            self.table.editItem(item)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row < 0:
            return
        if self._guids[row] in self._session.reviewing.used(self.which.currentData().guid):
            self._say("This verdict was given already, so it stays on the scale. It can be renamed.")
            return
        self.table.removeRow(row)
        del self._guids[row]

    def _move(self, by: int) -> None:
        row, verdicts = self.table.currentRow(), self.scale().verdicts
        if row < 0 or not 0 <= row + by < len(verdicts):
            return
        self.table.removeRow(row)
        del self._guids[row]
        self._put(row + by, verdicts[row])
        self.table.setCurrentCell(row + by, 0)

    def _remove_scale(self) -> None:
        scale: Scale = self.which.currentData()
        if scale.guid:
            try:
                self._session.reviewing.remove_scale(scale.guid)
            except Problem as problem:
                self._say(problem.sentence)
                return
            self._list("")
            self._fill()

    def _ask_color(self, row: int, column: int) -> None:
        item = self.table.item(row, column)
        if column == len(COLUMNS) - 1 and item is not None:
            chosen = QColorDialog.getColor(QColor(item.text() or "#716b61"), self, "Colour of the verdict")
            if chosen.isValid():
                item.setText(chosen.name())
                self._tint(row)

    def _say(self, trouble: str) -> None:
        self.note.setText(trouble)
        self.note.show()
