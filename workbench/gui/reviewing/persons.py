"""Dialogs on who reviews: one's own details, and the round that is to be opened."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.reviewing import ROLES, Reviewer, initials, orcid
from workbench.gui.parts.words import label
from workbench.gui.session import Session

ABOUT = "What you decide is signed with this. It stays in the project and goes into exports."
NOT_ORCID = "This is not an ORCID iD: it has 16 digits, and the last one must fit the others."
NO_NAME = "A reviewer needs a name."


class ReviewerDialog(QDialog):
    """Name, initials, ORCID, role and colour of who works now, or of another reviewer of the project."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._known = session.reviewing.reviewers()
        self._me = session.reviewing.me
        self.setWindowTitle("Reviewers")
        self.setMinimumWidth(460)
        self.who = QComboBox()
        others = [each for each in self._known if each.guid != self._me.guid]
        for each in (self._me, *others):
            self.who.addItem(f"{each.name} (you)" if each is self._me else each.name, each)
        self.name, self.initials, self.orcid = QLineEdit(), QLineEdit(), QLineEdit()
        self.orcid.setPlaceholderText("0000-0002-1825-0097")
        self.initials.setMaxLength(6)
        self.role = QComboBox()
        self.role.addItems([role.capitalize() for role in ROLES])
        self.color = QPushButton()
        self.color.setAutoDefault(False)
        self.color.clicked.connect(self._ask_color)
        self.active = QCheckBox("Works on this project")
        self.note = label(wrap=True)
        self._build()
        self.who.currentIndexChanged.connect(self._fill)
        self._fill()

    def accept(self) -> None:
        """Keep what is written; stay open and say why where that cannot be."""
        if not self.name.text().strip():
            self._say(NO_NAME, self.name)
        elif self.orcid.text().strip() and not orcid(self.orcid.text()):
            self._say(NOT_ORCID, self.orcid)
        elif self._session.reviewing.edit_reviewer(self._chosen.guid, self.changes()):
            super().accept()

    def changes(self) -> dict[str, object]:
        """What is written."""
        return {
            "name": self.name.text(),
            "initials": self.initials.text() or initials(self.name.text()),
            "orcid": self.orcid.text(),
            "role": ROLES[self.role.currentIndex()],
            "color": self._color,
            "active": self.active.isChecked(),
        }

    @property
    def _chosen(self) -> Reviewer:
        found: Reviewer = self.who.currentData()
        return found

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = (
            ("&Reviewer", self.who),
            ("&Name", self.name),
            ("&Initials", self.initials),
            ("&ORCID iD", self.orcid),
            ("Ro&le", self.role),
            ("&Colour", self.color),
        )
        for title, field in rows:
            form.addRow(title, field)
            field.setAccessibleName(title.replace("&", ""))
        form.addRow("", self.active)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label(ABOUT, muted=True, wrap=True))
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(_buttons(self, "Save"))
        self.note.hide()

    def _fill(self) -> None:
        each = self._chosen
        self.name.setText(each.name)
        self.initials.setText(each.initials)
        self.initials.setPlaceholderText(initials(each.name))
        self.orcid.setText(each.orcid)
        self.role.setCurrentIndex(ROLES.index(each.role))
        self.active.setChecked(each.active)
        self._show_color(each.color)
        self.note.hide()

    def _ask_color(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._color or "#2c5a8f"), self, "Colour")
        if chosen.isValid():
            self._show_color(chosen.name())

    def _show_color(self, color: str) -> None:
        self._color = color
        self.color.setText(color or "Choose…")
        edge = f"border-left: 14px solid {color};" if QColor.isValidColorName(color) else ""
        self.color.setStyleSheet(f"text-align: left; {edge}")

    def _say(self, trouble: str, field: QLineEdit) -> None:
        self.note.setText(trouble)
        self.note.show()
        field.setFocus()
        field.selectAll()


class RoundDialog(QDialog):
    """What the next round is called, and the scale it is judged on."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("New round")
        self.setMinimumWidth(460)
        self.name = QLineEdit()
        self.name.setPlaceholderText("for example: first look")
        self.name.setAccessibleName("Name of the round")
        self.scale = QComboBox()
        self.scale.setAccessibleName("Scale")
        self.verdicts = label(muted=True, wrap=True)
        for scale in session.reviewing.scales():
            self.scale.addItem(scale.name, scale)
        self.scale.currentIndexChanged.connect(self._tell)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Name", self.name)
        form.addRow("&Scale", self.scale)
        form.addRow("", self.verdicts)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        said = "Everybody judges every fact alone; nobody sees what others say until you reveal it."
        column.addWidget(label(said, muted=True, wrap=True))
        column.addLayout(form)
        column.addWidget(_buttons(self, "Open the round"))
        self._tell()

    def accept(self) -> None:
        """Open the round."""
        self._session.judging.open_round(self.name.text(), self.scale.currentData())
        super().accept()

    def _tell(self) -> None:
        scale = self.scale.currentData()
        said = " · ".join(verdict.label for verdict in scale.verdicts)
        self.verdicts.setText(f"{said}\n{'In order' if scale.ordered else 'Without an order'}.")


def _buttons(dialog: QDialog, yes: str) -> QDialogButtonBox:
    both = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    box = QDialogButtonBox(both, dialog)
    box.button(QDialogButtonBox.StandardButton.Ok).setText(yes)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
