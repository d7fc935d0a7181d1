"""Problems as people see them: a quiet banner, a list on demand, never a flood of boxes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.problem import Problem
from workbench.gui.icons import icon
from workbench.gui.parts.words import label, plural
from workbench.gui.theme import Theme

_KEPT = 500


class ProblemsDialog(QDialog):
    """Every problem since it was last cleared, with its details, beside the work rather than before it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Problems")
        self.resize(640, 420)
        self._problems: list[Problem] = []
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Problems")
        self.list.currentRowChanged.connect(self._show_details)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("Details of the problem")
        self.details.setPlaceholderText("No further details.")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.list, 2)
        column.addWidget(label("Details", muted=True))
        column.addWidget(self.details, 1)
        column.addWidget(self._buttons())

    def show_problems(self, problems: list[Problem]) -> None:
        """List these, the last one chosen."""
        self._problems = list(problems)
        self.list.clear()
        self.list.addItems([problem.sentence for problem in self._problems])
        self.list.setCurrentRow(len(self._problems) - 1)
        self.show()
        self.raise_()
        self.list.setFocus()

    def report(self) -> str:
        """Every sentence with its details, to be pasted elsewhere."""
        return "\n\n".join(f"{p.sentence}\n{p.details}".strip() for p in self._problems)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = box.addButton("Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        box.rejected.connect(self.reject)
        return box

    def _show_details(self, row: int) -> None:
        known = 0 <= row < len(self._problems)
        self.details.setPlainText(self._problems[row].details if known else "")


class ProblemBanner(QFrame):
    """The last problem in one sentence above the pages, with a way to the others and a way out."""

    offered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.problems: list[Problem] = []
        self._dialog: ProblemsDialog | None = None
        self._sign = QLabel()
        self.sentence = label(wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.offer_button = QPushButton()
        self.offer_button.clicked.connect(self._take_offer)
        self.details_button = QPushButton("Details")
        self.details_button.clicked.connect(self.open_list)
        self.close_button = QToolButton()
        self._build()
        self.hide()
        self.set_theme(theme)

    def say(self, problem: Problem) -> None:
        """Show ``problem`` before those that are there already."""
        self.problems = [*self.problems, problem][-_KEPT:]
        self.sentence.setText(problem.sentence)
        self.offer_button.hide()
        count = len(self.problems)
        self.details_button.setText("Details" if count == 1 else plural(count, "problem") + "…")
        self.details_button.setVisible(count > 1 or bool(problem.details))
        self.setAccessibleName(f"Problem: {problem.sentence}")
        self._draw()
        self.show()
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_problems(self.problems)

    def offer(self, next_best: str) -> None:
        """Put a button that does the next best thing beside the problem just said."""
        self.offer_button.setText(next_best)
        self.offer_button.show()

    def open_list(self) -> None:
        """Show every problem with its details."""
        if self._dialog is None:
            self._dialog = ProblemsDialog(self.window())
        self._dialog.show_problems(self.problems)

    def put_away(self) -> None:
        """The problems were read."""
        self.problems = []
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.color("absent_fill"))
        self.setPalette(palette)
        if not self.isHidden():
            self._draw()

    def _build(self) -> None:
        self.setAutoFillBackground(True)
        for button in (self.offer_button, self.details_button):
            button.setAutoDefault(True)  # Enter presses it, as it does in a dialog
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip("Put away")
        self.close_button.setAccessibleName("Put the problem away")
        self.close_button.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        for part in (self._sign, self.sentence, self.offer_button, self.details_button, self.close_button):
            row.addWidget(part, 1 if part is self.sentence else 0)

    def _draw(self) -> None:
        self._sign.setPixmap(icon("warning", self._theme, "problem").pixmap(20))
        self.close_button.setIcon(icon("close", self._theme))

    def _take_offer(self) -> None:
        self.put_away()
        self.offered.emit()
