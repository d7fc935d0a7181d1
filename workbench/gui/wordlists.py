"""Word lists: a table as it is shipped, and the lines that this project adds to it or takes away."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.flow import wordlists
from workbench.gui.parts.words import exact_text, label
from workbench.gui.session import Session

_HINT = (
    "One entry a line, in the form of the table above. A line adds an entry, or to the entry; where an entry "
    "has one value, it stands for the one before. A line with a leading “-” takes an entry away."
)


class WordListsDialog(QDialog):
    """Chooses a table, shows it with its explanation, and edits the project's own lines for it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Word lists")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 620)
        self.language, self.table = QComboBox(), QComboBox()
        self.shipped, self.own = QPlainTextEdit(readOnly=True), QPlainTextEdit()
        self.problem = label(wrap=True)
        self._fill()
        self._lay()
        self.language.currentTextChanged.connect(self.show_table)
        self.table.currentTextChanged.connect(self.show_table)
        self.show_table()

    def show_table(self) -> None:
        """Show the chosen table and the project's lines for it."""
        code, name = self.language.currentText(), self.table.currentText()
        self.shipped.setPlainText(wordlists.shipped(code, name) or "This language has no such table yet.")
        self.own.setPlainText(self._texts().get((code, name), ""))
        self.problem.setText("")

    def keep(self) -> bool:
        """Keep the lines; one that can't be read is named and stood in, and nothing is changed."""
        project = self._session.desk.project
        code, name = self.language.currentText(), self.table.currentText()
        text = exact_text(self.own.document())
        if project is None or text == self._texts().get((code, name), ""):
            return True
        try:
            wordlists.keep(project, code, name, text)
        except Problem as problem:
            self.problem.setText(problem.sentence)
            self._stand_at(problem.details)
            return False
        self.problem.setText("")
        self._session.review.history_changed.emit()
        return True

    def accept(self) -> None:
        """Keep the lines and close."""
        if self.keep():
            super().accept()

    def bring(self, path: Path) -> None:
        """Put the lines of a file where the own lines are; they are kept with Keep."""
        try:
            self.own.setPlainText(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            self.problem.setText(f"{path.name} can't be read as text. Nothing was changed.")

    def reset(self) -> None:
        """Take all own lines away."""
        self.own.clear()

    # ---- inside

    def _texts(self) -> dict[tuple[str, str], str]:
        project = self._session.desk.project
        lists = wordlists.of_project(project) if project else ()
        return {(each.language, each.name): each.text for each in lists}

    def _fill(self) -> None:
        project = self._session.desk.project
        self.language.addItems(wordlists.codes(wordlists.of_project(project) if project else ()))
        self.language.setCurrentText("en")
        self.table.addItems(wordlists.table_names())
        for part, name in (
            (self.language, "Language"),
            (self.table, "Table"),
            (self.shipped, "The table as it is shipped"),
            (self.own, "Lines of this project"),
        ):
            part.setAccessibleName(name)
        self.own.setTabChangesFocus(True)
        self.shipped.setTabChangesFocus(True)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addWidget(label("Language"))
        row.addWidget(self.language)
        row.addSpacing(12)
        row.addWidget(label("Table"))
        row.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(label("As it is shipped", strong=True))
        column.addWidget(self.shipped, 3)
        column.addWidget(label("Lines of this project", strong=True))
        column.addWidget(label(_HINT, muted=True, wrap=True))
        column.addWidget(self.own, 2)
        column.addWidget(self.problem)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(buttons.Save | buttons.Cancel, self)
        box.button(buttons.Save).setText("Keep")
        for text, verb in (("Import…", self._ask), ("Reset", self.reset)):
            button = QPushButton(text)
            button.clicked.connect(verb)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Import lines", "", "Text (*.txt);;All files (*)")
        if name:
            self.bring(Path(name))

    def _stand_at(self, line: str) -> None:
        """Put the cursor where the line is that can't be read."""
        rows = exact_text(self.own.document()).split("\n")
        number = next((n for n, row in enumerate(rows) if row.strip() == line.strip()), -1)
        if number >= 0:
            block = self.own.document().findBlockByNumber(number)
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            self.own.setTextCursor(cursor)
            self.own.setFocus()
