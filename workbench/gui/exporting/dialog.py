"""Which facts, which format, which file; what the file will look like, and what it will not hold."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.flow.exporting import Glance
from workbench.formats.exporters import EXPORTERS, Exporter
from workbench.gui.exporting.choice import FactChoice
from workbench.gui.exporting.errand import Errand
from workbench.gui.exporting.look import Look
from workbench.gui.parts.room import fit
from workbench.gui.parts.words import label, plural
from workbench.gui.session import Session
from workbench.gui.settings import Settings

_DELAY = 150
_ROW = 26


class ExportDialog(QDialog):
    """Formats at the left with what each is for; the choice of facts, a preview and the file at the right."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._named = ""
        self.errand = Errand(session, parent)
        self.setWindowTitle("Export facts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 980, 680)
        self._make()
        self._later = QTimer(self, singleShot=True, interval=_DELAY)
        self._later.timeout.connect(self._preview)
        self._lay_out()
        self.formats.currentRowChanged.connect(self._changed)
        self.choice.changed.connect(self._changed)
        self.file.textChanged.connect(self._name_changed)
        self.errand.glanced.connect(self._show)
        self.finished.connect(self.errand.stop)
        names = [each.name for each in EXPORTERS]
        kept = settings.export_format
        self.formats.setCurrentRow(names.index(kept) if kept in names else 0)
        self.formats.setFocus()

    def chosen(self) -> Exporter:
        """The format that is chosen."""
        return EXPORTERS[max(0, self.formats.currentRow())]

    def accept(self) -> None:
        """Write the file that is named, after asking when it is there already."""
        path = Path(self.file.text().strip()).expanduser()
        if not path.is_absolute():
            path = self._settings.folder("export") / path
        self.write(path)

    def write(self, path: Path) -> None:
        """Have the facts written to ``path`` in the chosen format."""
        exporter = self.chosen()
        path = path if path.suffix else path.with_suffix(exporter.suffix)
        self._settings.export_format = exporter.name
        self._settings.set_folder("export", path.parent)
        self.errand.stop()
        job = self.errand.write(exporter.name, path, self.choice.scope())
        if job is None:
            return
        if job.over:
            super().accept()
            return
        # Nothing shall change in the project while it is being read; the writing goes on without us.
        self.setEnabled(False)
        self.counted.setText("Reading the facts…")
        job.progressed.connect(self._leave)
        job.finished.connect(self._leave)

    # ---- inside

    def _leave(self, *_: object) -> None:
        super().accept()

    def _make(self) -> None:
        self.formats, self.look = QListWidget(), Look()
        for exporter in EXPORTERS:
            item = QListWidgetItem(exporter.label)
            item.setSizeHint(QSize(0, _ROW))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, exporter.purpose)
            self.formats.addItem(item)
        self.formats.setAccessibleName("Formats")
        self.purpose = label(wrap=True, muted=True)
        self.choice = FactChoice(self._session)
        self.counted = label(strong=True)
        self.missing = label(wrap=True)
        self.missing.setAccessibleName("Left out")
        self.file = QLineEdit()
        self.file.setAccessibleName("File")
        self.missing.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def _lay_out(self) -> None:
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        left.addWidget(_titled("F&ormat", self.formats))
        left.addWidget(self.formats, 1)
        left.addWidget(self.purpose)
        left.addSpacing(10)
        left.addWidget(label("Facts", strong=True))
        left.addWidget(self.choice)
        left.addWidget(self.counted)
        right.addWidget(_titled("&Preview of the beginning", self.look.text))
        right.addWidget(self.look, 1)
        right.addWidget(label("Left out, and why", strong=True))
        right.addWidget(self.missing)
        right.addSpacing(6)
        right.addLayout(self._file_row())
        right.addWidget(self._buttons())
        row.setSpacing(18)
        row.addLayout(left, 2)
        row.addLayout(right, 3)

    def _file_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        choose = QPushButton("&Choose…")
        choose.clicked.connect(self._choose)
        row.addWidget(_titled("&File", self.file))
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = box.addButton("&Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        box.accepted.connect(self._confirmed)
        box.rejected.connect(self.reject)
        return box

    def _confirmed(self) -> None:
        """A file that was typed and not chosen in a dialog may be there already."""
        path = Path(self.file.text().strip()).expanduser()
        if path.exists() and str(path) != self._named:
            self._choose()
        else:
            self.accept()

    def _choose(self) -> None:
        exporter = self.chosen()
        name, _ = QFileDialog.getSaveFileName(
            self,
            f"Export as {exporter.label}",
            self.file.text(),
            f"{exporter.label} (*{exporter.suffix})",
        )
        if name:
            self._named = name
            self.file.setText(name)

    def _changed(self) -> None:
        exporter = self.chosen()
        self.purpose.setText(exporter.purpose)
        if not self.file.isModified():
            self.file.setText(str(self._settings.folder("export") / f"{self._name()} facts{exporter.suffix}"))
        else:
            self.file.setText(str(Path(self.file.text()).with_suffix(exporter.suffix)))
            self.file.setModified(True)
        self.errand.stop()
        self.look.wait()
        self.counted.setText("Counting…")
        self.missing.setText("")
        self._later.start()

    def _preview(self) -> None:
        self.errand.look(self.chosen().name, self.choice.scope())

    def _show(self, glance: Glance) -> None:
        quotes = plural(glance.evidence, "quote")
        self.counted.setText(f"{plural(glance.facts, 'fact')} with {quotes}")
        missing = [f"• {each.sentence}" for each in glance.left_out]
        self.missing.setText("\n".join(missing) or "Nothing.")
        self.look.show_text(glance.beginning)

    def _name_changed(self, name: str) -> None:
        self.go.setEnabled(bool(name.strip()))

    def _name(self) -> str:
        project = self._session.desk.project
        return project.path.stem if project else "Workbench"


def _titled(text: str, buddy: QWidget) -> QLabel:
    made = label(text, strong=True)
    made.setBuddy(buddy)
    return made
