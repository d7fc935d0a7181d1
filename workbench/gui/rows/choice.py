"""What is stood in and selected in the rows, told to the session: the text for F, the sentences for Alt+S."""

from PySide6.QtCore import QObject

from workbench.core.model import Side, Span
from workbench.gui.rows.entries import Entry
from workbench.gui.rows.model import SIDES, Column
from workbench.gui.rows.table import RowsTable
from workbench.gui.session import Session


class Choice(QObject):
    """In a text column the side stood in is picked; in the status column whole rows, once there are two.

    What was picked on the other side stays, so that one sentence after the other can be stood on.
    """

    def __init__(self, session: Session, table: RowsTable) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self.quiet = False
        table.selectionModel().currentChanged.connect(self.tell)
        table.selectionModel().selectionChanged.connect(self.tell)
        table.delegate.is_picked = self.is_picked
        focus = session.focus
        focus.divergence_changed.connect(lambda: self.go(self.row_of_divergence()))
        focus.selection_changed.connect(self._follow_selection)
        focus.revealed.connect(self._follow_selection)
        session.linking.picked_changed.connect(table.viewport().update)

    def is_picked(self, entry: Entry, side: Side) -> bool:
        """Whether the sentences of a row on one side would be linked by Alt+S."""
        picked = self._session.linking.picked.get(side, ())
        return entry.conflict is None and any(number in picked for number in entry.of(side))

    def tell(self) -> None:
        """Tell what is stood in now, unless it was the session that led here."""
        entry = self._table.rows.entry(self._table.currentIndex().row())
        if self.quiet or entry is None:
            return
        self.quiet = True
        kept = dict(self._session.linking.picked)
        column = Column(self._table.currentIndex().column())
        found = self.stretch(entry, SIDES.get(column))
        if found is not None:
            self._session.focus.select_text(*found)
        selected = self._selected()
        for side in Side:
            self._session.linking.pick(side, selected.get(side, kept.get(side, ())))
        self.quiet = False

    def go(self, row: int, column: int | None = None) -> None:
        """Look at a row because the session does; nothing is picked or selected by that."""
        before, self.quiet = self.quiet, True
        self._table.go(row, column)
        self.quiet = before

    def row_of_divergence(self) -> int:
        """The row of the divergence in focus; -1 when there is none, or nobody sees the rows."""
        current = self._session.focus.current
        if current is None or not self._in_step:
            return -1
        row = self._table.rows.row_of_link(current.link)
        for side in Side:
            span = current.span(side)
            if row < 0 and span is not None:
                row = self._table.rows.row_at(side, span)
        return row

    def drop(self) -> None:
        """Pick nothing any more."""
        for side in Side:
            self._session.linking.pick(side, ())

    def stretch(self, entry: Entry, wanted: Side | None = None) -> tuple[Side, Span] | None:
        """Where a row stands in the text, on the wanted side where it has one."""
        comparison = self._session.desk.comparison
        for side in [wanted, *Side] if wanted else list(Side):
            if comparison and entry.of(side):
                found = comparison.sentences(side)
                first, last = entry.of(side)[0], entry.of(side)[-1]
                return side, Span(found[first].span.start, found[last].span.end)
        return None

    @property
    def _in_step(self) -> bool:
        """Whether the rows are seen, and are those of the comparison on the desk."""
        rows = self._table.rows
        return self._table.isVisible() and rows.comparison is self._session.desk.comparison

    def _follow_selection(self) -> None:
        selection = self._session.focus.selection
        if selection is not None and not self.quiet and self._in_step:
            self.go(self._table.rows.row_at(selection.side, selection.span))

    def _selected(self) -> dict[Side, set[int]]:
        """The sentences of the selected cells by side; a single row of the status column picks nothing."""
        cells = self._table.selectedIndexes()
        found: dict[Side, set[int]] = {}
        for cell in cells:
            entry, side = self._table.rows.entry(cell.row()), SIDES.get(Column(cell.column()))
            if entry is None or entry.conflict is not None or (side is None and len(cells) < 2):
                continue
            for each in [side] if side else list(Side):
                found.setdefault(each, set()).update(entry.of(each))
        return found
