"""The fields for where an article comes from; what was guessed is marked until a person looks at it."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from workbench.gui.library.provenance import FIELDS, troubles
from workbench.gui.parts.words import trouble
from workbench.gui.theme import Theme

GUESSED = "Guessed; tick it when it is right"


class ProvenanceForm(QWidget):
    """One field for each of the ``values``, with room for what is wrong with it.

    A field that is ``guessed`` is set in italics, with a box to say that it is right; editing it says more
    than that.
    """

    edited = Signal()

    def __init__(self, values: Mapping[str, str], theme: Theme, guessed: Collection[str] = ()) -> None:
        super().__init__()
        self._fields: dict[str, QLineEdit] = {}
        self._notes: dict[str, QLabel] = {}
        self.guesses: dict[str, QCheckBox] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, title, example in FIELDS:
            if name not in values:
                continue
            field = QLineEdit(values[name])
            field.setPlaceholderText(example)
            field.setAccessibleName(title)
            field.setCursorPosition(0)
            field.textEdited.connect(self._clear)
            self._fields[name] = field
            self._notes[name] = trouble(theme.color("problem"))
            form.addRow(f"&{title}", field)
            if name in guessed and values[name]:
                form.addRow("", self._guess(name, field))
            form.addRow("", self._notes[name])

    def values(self) -> dict[str, str]:
        """What is written, without blanks around it."""
        return {name: field.text().strip() for name, field in self._fields.items()}

    def confirmed(self) -> tuple[str, ...]:
        """The guessed fields that were said to be right."""
        return tuple(name for name, box in self.guesses.items() if box.isChecked())

    def confirm_all(self) -> None:
        """Say of every guess that it is right."""
        for box in self.guesses.values():
            box.setChecked(True)

    def check(self) -> bool:
        """Say what is wrong beside each field and go to the first; whether all is well."""
        found = troubles(self.values())
        for name, note in self._notes.items():
            note.setText(found.get(name, ""))
            note.setVisible(name in found)
            self._fields[name].setAccessibleDescription(found.get(name, ""))
        for name in found:
            self._fields[name].setFocus()
            self._fields[name].selectAll()
            break
        return not found

    def _clear(self) -> None:
        for note in self._notes.values():
            note.hide()
        self.edited.emit()

    def _guess(self, name: str, field: QLineEdit) -> QCheckBox:
        box = self.guesses[name] = QCheckBox(GUESSED)
        box.setAccessibleName(f"{field.accessibleName()} was guessed; it is right")
        field.setAccessibleDescription("guessed")
        field.textEdited.connect(box.hide)
        field.textEdited.connect(lambda: _lean(field, False))
        box.toggled.connect(lambda right: _lean(field, not right))
        _lean(field, True)
        return box


def _lean(field: QLineEdit, guessed: bool) -> None:
    font = field.font()
    font.setItalic(guessed)
    field.setFont(font)
