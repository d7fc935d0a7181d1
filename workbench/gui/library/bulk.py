"""The dialog that writes the same things down of many articles at once."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.gui.library.provenance import troubles
from workbench.gui.parts.words import label, trouble
from workbench.gui.theme import Theme

FIELDS = ("outlet", "author", "published", "language", "note")
TITLES = ("&Outlet", "&Author", "&Published", "&Language", "&Note")
VARIOUS = "various — left as they are"


class BulkDialog(QDialog):
    """What all have in common is shown, what differs is called various; only fields touched are written."""

    def __init__(
        self, count: int, common: Mapping[str, str | None], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Edit {count:,} articles")
        self.setMinimumWidth(480)
        self._common = dict(common)
        self.fields: dict[str, QLineEdit] = {}
        self._touched: set[str] = set()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, title in zip(FIELDS, TITLES, strict=True):
            form.addRow(title, self._field(name))
        self.note = trouble(theme.color("problem"))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        said = f"What you write here holds for all {count:,} articles; fields you leave alone stay."
        column.addWidget(label(said, muted=True, wrap=True))
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(self._buttons(count))

    def changes(self) -> dict[str, str]:
        """What was touched and is other than what all articles say already."""
        written = {name: self.fields[name].text().strip() for name in FIELDS if name in self._touched}
        return {name: text for name, text in written.items() if text != self._common.get(name)}

    def accept(self) -> None:
        """Close only when everything written can be kept."""
        found = troubles({"language": "en", **self.changes()})
        for name, sentence in found.items():
            self.note.setText(sentence)
            self.note.show()
            self.fields[name].setFocus()
            self.fields[name].selectAll()
            return
        super().accept()

    def _field(self, name: str) -> QLineEdit:
        value = self._common.get(name)
        field = self.fields[name] = QLineEdit(value or "")
        field.setPlaceholderText(VARIOUS if value is None else "")
        field.setAccessibleName(name.capitalize())
        field.setAccessibleDescription("various" if value is None else "")
        field.setCursorPosition(0)
        field.textEdited.connect(lambda: self._touch(name))
        return field

    def _touch(self, name: str) -> None:
        self._touched.add(name)
        self.fields[name].setPlaceholderText("empty for all of them")
        self.note.hide()

    def _buttons(self, count: int) -> QDialogButtonBox:
        both = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        box = QDialogButtonBox(both, self)
        box.button(QDialogButtonBox.StandardButton.Ok).setText(f"Change {count:,} articles")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box
