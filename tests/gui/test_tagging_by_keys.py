"""Fifty divergences become facts without the mouse, with three keys each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.core.model import Stance
from workbench.flow import facts, tags
from workbench.gui.parts.picker import Picker
from workbench.gui.window import MainWindow


def pane(window: MainWindow) -> QWidget:
    window.activateWindow()
    window.parts.go_to("pages")
    focused = window.focusWidget()
    assert focused is not None
    return focused


def test_fifty_divergences_take_three_keys_each(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    where, keys = pane(window), 0
    wanted = [list(Stance)[number % 5] for number in range(50)]
    for number, stance in enumerate(wanted):
        held = Qt.KeyboardModifier.AltModifier
        for key, modifier in (
            (Qt.Key.Key_Down, held),
            (Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier),
            (Qt.Key(ord("1") + list(Stance).index(stance)), Qt.KeyboardModifier.NoModifier),
        ):
            assert window.focusWidget() is where
            qtbot.keyClick(where, key, modifier)
            keys += 1
        assert len(window.session.ledger.lines) == number + 1
    assert keys == 150
    made = window.session.review.facts
    assert [fact.evidence[-1].stance for fact in made] == wanted
    assert len({fact.evidence[-1].exact for fact in made}) > 1


def test_a_tag_takes_two_keys_with_its_own(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    where = pane(window)
    qtbot.keyClick(where, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(where, Qt.Key.Key_F)
    for path, key in (("arms", "f"), ("places", "z")):
        guid = window.session.review.do(lambda project, path=path: tags.add_tag(project, path))
        window.session.review.do(lambda project, guid=guid, key=key: tags.set_hotkey(project, guid, key))
    qtbot.keyClick(where, Qt.Key.Key_T)
    (palette,) = window.findChildren(Picker)
    qtbot.keyClick(palette.field, Qt.Key.Key_F)
    (fact,) = window.session.review.facts
    assert fact.tags == ("arms",)
    qtbot.keyClick(where, Qt.Key.Key_Z)  # no command has it, so it acts alone
    (fact,) = window.session.review.facts
    assert fact.tags == ("arms", "places")
    qtbot.keyClicks(window.library.filter, "z")
    assert window.library.filter.text() == "z"
    assert facts.facts(window.session.desk.project)[0].tags == ("arms", "places")


def test_o_goes_round_the_quotes_that_overlap(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    where = pane(window)
    for _ in range(2):
        qtbot.keyClick(where, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        qtbot.keyClick(where, Qt.Key.Key_F)
        qtbot.keyClick(where, Qt.Key.Key_F)
    seen = set()
    for _ in range(4):
        qtbot.keyClick(where, Qt.Key.Key_O)
        seen.add(window.session.focus.evidence)
    assert len(seen) >= 2
