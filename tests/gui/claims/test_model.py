"""What a column shows beside the cell of its origin."""

from workbench.core.collation.table import Cell, CellState, Collation, Row
from workbench.core.model import Article
from workbench.gui.claims.model import ClaimsModel

AGREES, OUTLIER = CellState.AGREES, CellState.OUTLIER


def slips(origin: Cell, copy: Cell) -> tuple[int, ...]:
    row = Row("quantity", "missing", (Cell(OUTLIER, value="16"), origin, copy), 0.5)
    model = ClaimsModel()
    model.show(Collation(("a", "b", "c"), (0, 1, 1), (row,)), (Article("a"), Article("b"), Article("c")))
    return model.slips(row, 1)


def test_only_copies_that_say_otherwise_than_their_origin_stand_out(qapp) -> None:
    assert slips(Cell(OUTLIER, value="60"), Cell(OUTLIER, value="60")) == ()
    assert slips(Cell(AGREES, value="60"), Cell(OUTLIER, value="90")) == (2,)
    assert slips(Cell(OUTLIER, value="90"), Cell(AGREES, value="60")) == (2,)
    assert slips(Cell(AGREES, value="60"), Cell(AGREES, value="about 60")) == ()
    assert slips(Cell(AGREES, value="60"), Cell(CellState.SILENT)) == ()
