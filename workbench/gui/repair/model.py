"""The stray quotes as a list, those to be checked first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.flow.repair import STATUSES, Stray
from workbench.gui.parts.ink import one_line, tip

Index = QModelIndex | QPersistentModelIndex
HEAD = Qt.ItemDataRole.UserRole + 1


def head(stray: Stray) -> str:
    """What stands over a quote: what became of it, whose evidence it is, in which article."""
    whose = stray.facts or "a decision"
    return f"{STATUSES[stray.status]} · {whose} · {stray.outlet or stray.title}"


def sentence(stray: Stray) -> str:
    """One quote as it is read aloud."""
    return (
        f"{STATUSES[stray.status]}: “{one_line(stray.exact)}”, {stray.facts or 'a decision'}, {stray.title}"
    )


class StrayModel(QAbstractListModel):
    """One row a quote."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.strays: tuple[Stray, ...] = ()

    def show(self, strays: Sequence[Stray]) -> None:
        """List these quotes."""
        self.beginResetModel()
        self.strays = tuple(strays)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many quotes there are to look at."""
        return 0 if parent is not None and parent.isValid() else len(self.strays)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The quote, what stands over it, and both in a sentence."""
        if not index.isValid():
            return None
        stray = self.strays[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(stray.exact)
        if role == HEAD:
            return head(stray)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(stray)
        return tip(sentence(stray)) if role == Qt.ItemDataRole.ToolTipRole else None
