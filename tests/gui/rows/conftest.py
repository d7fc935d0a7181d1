"""A window on two short articles of a project, with the rows in the middle."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.flow import articles
from workbench.gui.rows.entries import Entry
from workbench.gui.window import MainWindow

LEFT = (
    "The ministry ordered 450 missiles on Monday. Nobody in the harbour had expected a decision so early. "
    "The crew met the White House staff in Washington. Wages of the dock workers rise by four percent. "
    "The treaty was signed by Ambassador Keller in Vienna."
)
RIGHT = (
    "The ministry ordered 540 missiles on Monday. The crew met the White Home staff in Washington. "
    "Wages of the dock workers rise by five percent. The treaty was signed by Ambassador Keller in Vienna. "
    "Farmers complain about <b>rain</b> & hail in August."
)
# The rows that these make, by the numbers of their sentences.
PARTS = [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,)), ((4,), (3,)), ((), (4,))]


class Rows:
    """What a person does with the rows, and sees in them."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.view, self.table = window.rows, window.rows.table

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(self.window.focusWidget(), key, held)

    def stand(self, left: tuple[int, ...], right: tuple[int, ...], column: int = 1) -> None:
        """Stand on the row of exactly these sentences."""
        places = [n for n, row in enumerate(self.view.model.shown) if row.part == (left, right)]
        assert places, self.parts
        self.table.go(places[0], column)

    @property
    def parts(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        return [row.part for row in self.view.model.shown]

    @property
    def current(self) -> Entry:
        entry = self.view.deeds.current
        assert entry is not None
        return entry

    @property
    def said(self) -> str:
        """What stands in the status bar."""
        return self.window.status.currentMessage()

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def rows(qtbot: QtBot, window: MainWindow) -> Rows:
    """The rows of the pair, with the keyboard in them."""
    desk = window.session.desk
    assert desk.open(window.settings.path.parent / "pair.swb", "M.", create=True)
    for text, title, outlet in ((LEFT, "Missiles", "The Ledger"), (RIGHT, "<i>Arms</i>", "<b>Post</b>")):
        desk.import_draft(replace(articles.read_pasted(text), title=title, outlet=outlet))
    guids = {card.title: card.guid for card in desk.first(999)}
    desk.choose(guids["Missiles"], guids["<i>Arms</i>"])
    window.activateWindow()
    window.menus.action("to_rows").trigger()
    found = Rows(qtbot, window)
    assert found.parts == PARTS
    return found
