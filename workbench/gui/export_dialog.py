"""Which format, which file: each format says what it is for."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workbench.formats.exporters import EXPORTERS, Exporter
from workbench.gui.parts.words import label, plural
from workbench.gui.session import Session
from workbench.gui.settings import Settings


class ExportDialog(QDialog):
    """The formats with their purpose; the file is asked for when one is chosen."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.setWindowTitle("Export facts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        facts = session.review.facts
        quotes = sum(len(fact.evidence) for fact in facts)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        said = f"{plural(len(facts), 'fact')} with {plural(quotes, 'quote')}, one row for each quote."
        column.addWidget(label(said, strong=True))
        column.addSpacing(6)
        self.group = QButtonGroup(self)
        for number, exporter in enumerate(EXPORTERS):
            self._add(column, number, exporter)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(self._buttons())

    def chosen(self) -> Exporter:
        """The format that is chosen."""
        return EXPORTERS[self.group.checkedId()]

    def accept(self) -> None:
        """Ask for the file; stay open when none is named."""
        exporter = self.chosen()
        suggested = self._settings.folder("export") / f"{self._name()} facts{exporter.suffix}"
        name, _ = QFileDialog.getSaveFileName(
            self, f"Export as {exporter.label}", str(suggested), f"{exporter.label} (*{exporter.suffix})"
        )
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the facts to ``path`` in the chosen format."""
        exporter = self.chosen()
        path = path if path.suffix else path.with_suffix(exporter.suffix)
        self._settings.export_format = exporter.name
        self._settings.set_folder("export", path.parent)
        super().accept()
        self._session.review.export(exporter.name, path)

    def _add(self, column: QVBoxLayout, number: int, exporter: Exporter) -> None:
        button = QRadioButton(exporter.label.replace("&", "&&"))
        button.setAccessibleDescription(exporter.purpose)
        purpose = label(exporter.purpose, muted=True, wrap=True)
        purpose.setContentsMargins(26, 0, 0, 6)
        self.group.addButton(button, number)
        if exporter.name == self._settings.export_format or number == 0:
            button.setChecked(True)
        column.addWidget(button)
        column.addWidget(purpose)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        box.addButton("Choose the file…", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _name(self) -> str:
        project = self._session.desk.project
        return project.path.stem if project else "Workbench"
