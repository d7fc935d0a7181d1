"""The list of articles with its groups: folding, seeking, and staying where one was."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from workbench.gui.library.delegate import ArticleDelegate
from workbench.gui.library.longlist import LongList
from workbench.gui.library.model import ArticleModel
from workbench.gui.session.catalog import Catalog
from workbench.gui.theme import Theme

KEPT = 1_000


class ArticleList(LongList):
    """Left folds the group one stands in, Right unfolds it and goes in."""

    def __init__(self, catalog: Catalog, theme: Theme, parent: QWidget | None = None) -> None:
        self.articles = ArticleModel(catalog)
        super().__init__(lambda: self.articles.rows.headings, parent)
        self._catalog = catalog
        self.delegate = ArticleDelegate(theme)
        self._kept: tuple[list[int], tuple[int, int | None], int] = ([], (0, None), 0)
        self._grouped = ""
        self.setModel(self.articles)
        self.setItemDelegate(self.delegate)
        self.ring = theme.color("focus")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.LinkAction)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Articles")
        self.keys.bind(Qt.Key.Key_Left, self._fold_here)
        self.keys.bind(Qt.Key.Key_Right, self._unfold_here)
        self.articles.rowsInserted.connect(self.updateGeometries)
        self.sought.connect(self._seek)
        self.selectionModel().selectionChanged.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another palette."""
        self.delegate.theme = theme
        self.ring = theme.color("focus")
        self.viewport().update()

    def refill(self) -> None:
        """List what the catalog holds, with the selection and the place as they were."""
        self._keep()
        self.delegate.excerpts = bool(self._catalog.query.words.strip())
        self.set_heights(*self.delegate.heights(self.font()))
        self.articles.show(self._catalog.arrangement)
        self._restore()
        grouped = self._catalog.measure if self._catalog.arrangement.sections else ""
        if grouped != self._grouped:
            self._grouped = grouped
            self._go_to_group()

    def current(self) -> str:
        """The article one stands on, empty on a heading."""
        return self.articles.guid(self.currentIndex())

    def on_heading(self) -> bool:
        """Whether one stands on the heading of a group."""
        here = self.currentIndex()
        return here.isValid() and self.articles.rows.heading(here.row()) is not None

    def chosen(self) -> list[int]:
        """The numbers of the selected articles in the order of the list; on a heading those of its group."""
        found, here, rows = self._selected_keys(), self.currentIndex(), self.articles.rows
        if found or not here.isValid():
            return found
        group = rows.heading(here.row())
        return list(rows.members(group)) if group else rows.keys(here.row(), here.row())

    def fold_all(self, yes: bool) -> None:
        """Fold every group, or none."""
        self._keep()
        self.articles.fold_all(self._catalog.arrangement, yes)
        self._restore()

    def turn(self, row: int) -> None:
        """Fold a group, or unfold it."""
        group = self.articles.rows.heading(row)
        self.articles.fold(row, group not in self.articles.rows.folded)

    # ---- inside

    def _tell(self) -> None:
        self._catalog.choose(self._selected_keys())

    def _selected_keys(self) -> list[int]:
        return [key for first, last in self.stretches() for key in self.articles.rows.keys(first, last)]

    def _keep(self) -> None:
        """Remember what is selected and seen, by number, for the list as it is next."""
        here, rows = self.currentIndex(), self.articles.rows
        stood = (rows.key(here.row()), rows.heading(here.row())) if here.isValid() else (0, None)
        self._kept = self._selected_keys()[:KEPT], stood, self.verticalOffset()

    def _restore(self) -> None:
        keys, (current, group), offset = self._kept
        selection, rows = self.selectionModel(), self.articles.rows
        row = max(0, rows.row_of(current) if group is None else rows.row_of_heading(group))
        if not row and group is None and len(rows) > 1 and not rows.key(0):
            row = 1
        selection.setCurrentIndex(self.articles.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        for key in keys:
            if (place := rows.row_of(key)) >= 0:
                selection.select(self.articles.index(place), QItemSelectionModel.SelectionFlag.Select)
        self.updateGeometries()
        self.verticalScrollBar().setValue(offset)
        self._tell()

    def _go_to_group(self) -> None:
        """In another arrangement the old place means nothing: show where one stands, with its heading."""
        here = self.currentIndex()
        self.scrollTo(here, QAbstractItemView.ScrollHint.PositionAtCenter)
        above = self.articles.rows.heading_above(here.row())
        if above >= 0 and self.top(here.row() + 1) - self.top(above) <= self.viewport().height():
            self.scrollTo(self.articles.index(above))

    def _fold_here(self) -> None:
        row = self.articles.rows.heading_above(self.currentIndex().row())
        if row >= 0:
            self._stand(row)
            self.articles.fold(row, True)

    def _unfold_here(self) -> None:
        row = self.currentIndex().row()
        group = self.articles.rows.heading(row) if row >= 0 else None
        if group is None:
            return
        if group in self.articles.rows.folded:
            self.articles.fold(row, False)
        elif row + 1 < len(self.articles.rows):
            self._stand(row + 1)

    def _stand(self, row: int) -> None:
        self.setCurrentIndex(self.articles.index(row))

    def _seek(self, typed: str) -> None:
        after = self.currentIndex().row() - (len(typed) > 1)
        row = self.articles.rows.first_of(self._catalog.titled(typed), after)
        if row >= 0:
            self._stand(row)
