from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.gui.parts.picker import Picker
from workbench.gui.window import MainWindow


def test_everything_is_searched_and_each_find_is_one_step_away(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.session.focus.step(+1)
    window.session.review.tag_fact()
    window.session.review.edit_fact(window.session.focus.fact, statement="A forum on supply was held")
    window.session.focus.select_fact("")
    window.menus.action("search").trigger()
    picker = window.findChild(Picker)
    qtbot.keyClicks(picker.field, "supply foru")
    picker.refill()
    words = [picker.model.entry(row).words for row in range(picker.model.rowCount())]
    assert words[:2] == ["1 fact", "F-0001  A forum on supply was held"]
    assert any(entry.endswith(("articles", "article")) for entry in words[2:])
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert window.session.review.fact(window.session.focus.fact).name == "F-0001"
    window.menus.action("search").trigger()
    picker = window.findChildren(Picker)[-1]
    qtbot.keyClicks(picker.field, "inaugural")
    picker.refill()
    place = next(
        picker.model.entry(r) for r in range(picker.model.rowCount()) if picker.model.entry(r).passage
    )
    picker.accept()
    place.take()
    selection = window.session.focus.selection
    assert selection.span.of(window.session.desk.text(selection.side)).casefold() == "inaugural"


def test_nothing_found_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.projects.open_sample()
    window.menus.action("search").trigger()
    picker = window.findChild(Picker)
    picker.field.setText('xyzzy "')
    picker.refill()
    assert picker.model.entry(0).words == "Nothing has these words."
    picker.reject()
