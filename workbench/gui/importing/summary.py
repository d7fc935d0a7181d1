"""The strip above the pages that sums an import up, until it is put away or another one begins."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from workbench.flow.bringing import Brought
from workbench.gui.icons import icon
from workbench.gui.parts.words import label
from workbench.gui.session import Session
from workbench.gui.theme import Theme


class ImportSummary(QFrame):
    """Silent when everything came in; else one line, with the files on demand."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = QLabel()
        self._brought = Brought()
        self.sentence = label(wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.details = QPushButton("Which files…")
        self.details.setAutoDefault(True)  # Enter presses it, as it does in a dialog
        self.details.clicked.connect(self.open_report)
        self.close_button = QToolButton()
        self._build()
        self.hide()
        self.set_theme(theme)
        session.bringing.began.connect(self.hide)
        session.bringing.ended.connect(self.show_end)
        session.desk.project_changed.connect(self.hide)

    def show_end(self, brought: Brought) -> None:
        """Sum up an import that ended, if there is anything to tell."""
        from workbench.gui.importing.report import groups

        self._brought = brought
        self.sentence.setText(brought.summary)
        self.setAccessibleName(f"Import: {brought.summary}")
        self.details.setVisible(bool(groups(brought)))
        self.details.setText("Details…" if brought.stopped else "Which files…")
        if not brought.is_plain:
            self._draw()
        self.setVisible(not brought.is_plain)

    def open_report(self) -> None:
        """Name every file that is not in, and why."""
        from workbench.gui.importing.report import ImportReport

        report = ImportReport(self._brought, self.window())
        report.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        report.show()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self._theme = theme
        if not self.isHidden():
            self._draw()

    def _draw(self) -> None:
        palette = self.palette()
        ground = "absent_fill" if self._brought.stopped else "wording_fill"
        palette.setColor(QPalette.ColorRole.Window, self._theme.color(ground))
        self.setPalette(palette)
        sign = ("warning", self._theme, "problem") if self._brought.stopped else ("import", self._theme)
        self._sign.setPixmap(icon(*sign).pixmap(20))
        self.close_button.setIcon(icon("close", self._theme))

    def _build(self) -> None:
        self.setAutoFillBackground(True)
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip("Put away")
        self.close_button.setAccessibleName("Put the summary of the import away")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        for part in (self._sign, self.sentence, self.details, self.close_button):
            row.addWidget(part, 1 if part is self.sentence else 0)
