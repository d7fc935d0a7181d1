"""The dialog that chooses two versions of an article, to see what was changed between them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.flow.articles import ArticleCard, VersionCard
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import day, label, plural
from workbench.gui.session import Session

VERSIONS = 2


def line(version: VersionCard) -> str:
    """``Version 2 · 12 Feb 2024 · Maria · 1,055 words · report.txt``."""
    parts = (
        f"Version {version.number}",
        day(version.at),
        version.reviewer,
        plural(version.words, "word"),
        version.file_name,
    )
    return " · ".join(one_line(part) for part in parts if part)


class VersionsDialog(QDialog):
    """Every version, the last two of them chosen; two have to be."""

    picked = Signal(int, int)

    def __init__(
        self, card: ArticleCard, versions: Sequence[VersionCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What a new version changed")
        self.resize(520, 320)
        self._numbers = [version.number for version in versions]
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.list.setAccessibleName("Versions of the article")
        self.list.addItems([line(version) for version in versions])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.compare = QPushButton("Compare these two")
        self.compare.setDefault(True)
        buttons.addButton(self.compare, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label(one_line(card.title) or "Untitled", strong=True, wrap=True))
        column.addWidget(label("Choose two versions; Space chooses and lets go.", muted=True, wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.list.itemSelectionChanged.connect(self._offer)
        for row in range(max(0, len(versions) - VERSIONS), len(versions)):
            self.list.item(row).setSelected(True)
        self.list.setCurrentRow(len(versions) - 1, self.list.selectionModel().SelectionFlag.NoUpdate)

    def chosen(self) -> list[int]:
        """The numbers of the chosen versions, the earlier one first."""
        return [self._numbers[row] for row in range(self.list.count()) if self.list.item(row).isSelected()]

    def accept(self) -> None:
        """Hand the two on."""
        if len(numbers := self.chosen()) == VERSIONS:
            super().accept()
            self.picked.emit(*numbers)

    def _offer(self) -> None:
        self.compare.setEnabled(len(self.chosen()) == VERSIONS)


def compare_versions(session: Session, guid: str, parent: QWidget) -> None:
    """Lay two versions of an article side by side; ask which when there are more than two."""
    card = session.desk.card(guid)
    if card is None:
        return
    versions = session.chronicle.versions(guid)
    if len(versions) > VERSIONS:
        dialog = VersionsDialog(card, versions, parent)
        dialog.picked.connect(lambda *two: session.desk.choose(guid, guid, two))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
    elif len(versions) == VERSIONS:
        session.desk.choose(guid, guid, (versions[0].number, versions[1].number))
    else:
        session.desk.told.emit("This article has one version only; a corrected text makes another.")
