"""Cells of the facts table."""

from workbench.gui.facts.model import Column
from workbench.gui.parts.cells import Cells
from workbench.gui.theme import Theme


class CellDelegate(Cells):
    """Number and signs stand out a little, tags stay back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, strong=(Column.NUMBER, Column.EVIDENCE), faint=(Column.TAGS,))
