from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui import theme as themes
from workbench.gui.middle import Middle
from workbench.gui.theme import Theme


class Late(QLabel):
    def set_theme(self, theme: Theme) -> None:
        self.setText("dark" if theme.dark else "light")


def test_a_view_is_built_when_it_is_shown_first_and_dressed_with_the_rest(qtbot: QtBot) -> None:
    middle = Middle(QWidget(), QWidget(), themes.choose("light"), tools=QWidget())
    qtbot.addWidget(middle)
    built: list[Theme] = []
    make: Callable[[Theme], QWidget] = lambda theme: built.append(theme) or Late()  # noqa: E731
    middle.add_view("Claims", "Claims: every source at once", make)
    middle.set_theme(themes.choose("dark"))
    assert built == []
    middle.buttons["Claims"].click()
    assert (middle.shown, len(built), built[0].dark) == ("Claims", 1, True)
    middle.set_theme(themes.choose("light"))
    middle.show_view("Pages")
    middle.show_view("Claims")
    shown = middle.views["Claims"]
    assert isinstance(shown, Late)
    assert (shown.text(), len(built)) == ("light", 1)
