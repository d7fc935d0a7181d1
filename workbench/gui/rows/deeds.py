"""What the keys of the rows do: each decision is one stored action, then the next open row is looked at."""

from collections.abc import Callable

from workbench.core.model import Origin, Side
from workbench.gui.keyed import key_of
from workbench.gui.rows import repair
from workbench.gui.rows.entries import ADMITS, Entry, Show
from workbench.gui.rows.table import RowsTable
from workbench.gui.session import Session

BY_HAND = f"This link was made by hand; {key_of('unlink')} takes it away."
NO_LINK = f"Nothing is linked here; Enter goes to the best partners, {key_of('link')} links what is selected."
SELECT = (
    "Stand on a left sentence (←), then on a right one (→); or select rows with Shift+↓. "
    f"Then press {key_of('link')}."
)
CONFLICT = f"These decisions contradict the text; {key_of('unlink')} takes them back."


class Deeds:
    """Verbs on the current row; ``land`` is told which row to look at when the links have changed."""

    def __init__(self, session: Session, table: RowsTable, land: Callable[[Entry | None], None]) -> None:
        self._session = session
        self._table = table
        self._land = land

    @property
    def current(self) -> Entry | None:
        """The row in focus."""
        return self._table.rows.entry(self._row)

    def status(self) -> None:
        """Confirm the current link and go on, or leave a confirmed one to the program again."""
        entry = self.current
        if entry is None or entry.link is None:
            self._tell(CONFLICT if entry and entry.conflict else NO_LINK)
        elif entry.link.origin is Origin.MANUAL:
            self._tell(BY_HAND)
        elif entry.unconfirmed:
            ahead = self._find(Show.UNCONFIRMED)
            self._land(self._entry(ahead) if ahead >= 0 else entry)
            self._table.go(ahead)
            self._session.linking.confirm(*entry.part)
        else:
            self._land(entry)
            self._session.linking.forget(*entry.part)

    def confirm_above(self) -> None:
        """Confirm every shown link down to the current row."""
        parts = [row.part for row in self._table.rows.shown[: self._row + 1] if row.unconfirmed]
        if not parts:
            self._tell("Every link down to here is confirmed already.")
            return
        ahead = next((n for n in self._of(Show.UNCONFIRMED) if n > self._row), self._row)
        self._land(self._entry(ahead))
        self._table.go(ahead)
        self._session.linking.confirm_all(parts)

    def next_unconfirmed(self) -> None:
        """Go to the next link that nobody has confirmed yet."""
        self._next(Show.UNCONFIRMED, "No other link waits to be confirmed.")

    def next_uneven(self) -> None:
        """Go to the next row that is not one sentence with one."""
        self._next(Show.UNEVEN, "Every other row is one-to-one.")

    def _next(self, show: Show, nothing: str) -> None:
        row = self._find(show)
        if row < 0:
            self._tell(nothing)
            return
        if row < self._row:
            self._tell("From the top again.")
        self._table.go(row)

    def merge(self) -> None:
        """Make one link of this row and the next."""
        entry, following = self.current, self._entry(self._row + 1)
        if entry is None or following is None or entry.conflict or following.conflict:
            self._tell("There is no row below to merge with.")
            return
        left, right = repair.joined([entry, following])
        if not (left and right):
            self._tell("Both rows are of one article; a link needs sentences of both.")
            return
        self._land(entry)
        self._session.linking.merge([row.part for row in (entry, following)])

    def split(self) -> None:
        """Take the current link apart, sentence by sentence."""
        entry = self.current
        if entry is None or entry.link is None or entry.one_to_one:
            self._tell("Only a link of several sentences can be split; Delete takes this one away.")
            return
        self._land(entry)
        self._session.linking.split(repair.separated(entry))

    def unlink(self) -> None:
        """Take the current link away, or the decisions that contradict the text."""
        entry = self.current
        if entry is None or not (entry.link or entry.conflict):
            self._tell(NO_LINK)
            return
        self._land(entry)
        if entry.conflict is not None:
            self._session.linking.drop(entry.conflict)
        else:
            self._session.linking.unlink(*entry.part)

    def dismiss(self) -> None:
        """Take the current link away, and offer its sentences no partner any more."""
        entry = self.current
        if entry is None or entry.link is None:
            self._tell(NO_LINK)
            return
        self._land(entry)
        self._session.linking.unlink(*entry.part, for_good=True)

    def link(self) -> None:
        """Link the picked sentences of both sides."""
        picked = self._session.linking.picked
        left, right = picked.get(Side.LEFT, ()), picked.get(Side.RIGHT, ())
        if left and right:
            self._land(Entry(left, right))
            self._session.linking.link_selected()
        else:
            self._tell(SELECT)

    def link_these(self, left: tuple[int, ...], right: tuple[int, ...]) -> None:
        """Link exactly these sentences."""
        self._land(Entry(left, right))
        self._session.linking.link(left, right)

    def move(self, by: int) -> None:
        """Move the right sentence over to the row above (-1) or below (+1)."""
        entry, neighbour = self.current, self._entry(self._row + by)
        parts = repair.shifted(entry, neighbour, by) if entry and neighbour else []
        if not parts or neighbour is None:
            self._tell("The right side cannot move there: the row has no left sentence.")
            return
        self._land(neighbour)
        self._session.linking.move(parts)

    # ---- inside

    @property
    def _row(self) -> int:
        return self._table.currentIndex().row()

    def _entry(self, row: int) -> Entry | None:
        return self._table.rows.entry(row)

    def _of(self, show: Show) -> list[int]:
        return [n for n, row in enumerate(self._table.rows.shown) if ADMITS[show](row)]

    def _find(self, show: Show) -> int:
        """The next row of a sort after the current one, around the end; -1 when there is no other."""
        found = [n for n in self._of(show) if n != self._row]
        return next((n for n in found if n > self._row), found[0] if found else -1)

    def _tell(self, words: str) -> None:
        self._session.review.told.emit(words)
