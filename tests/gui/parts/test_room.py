"""Windows that are no larger than their screen."""

from PySide6.QtWidgets import QWidget

from workbench.gui.parts.room import fit


def test_a_window_stays_on_its_screen(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fit(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
    fit(window, 100_000, 100_000)
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height()
