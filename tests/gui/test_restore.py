"""What comes back at the next start: project, pair, place, layout, theme; and what may be missing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.model import Side
from workbench.flow import projects
from workbench.gui import theme as themes
from workbench.gui.session import Session
from workbench.gui.session.filtering import Filter
from workbench.gui.settings import Place, Settings
from workbench.gui.window import MainWindow

Start = Callable[[], MainWindow]


@pytest.fixture
def start(qtbot: QtBot, dressed: QApplication, jobs, settings: Settings, tmp_path: Path) -> Start:  # type: ignore[no-untyped-def]
    """Starts the program's window as often as it is called."""

    def begin() -> MainWindow:
        kept = Settings(settings.path)
        window = MainWindow(Session(jobs), kept, themes.load("light"), sample_folder=tmp_path)
        qtbot.addWidget(window)
        window.resize(1200, 800)
        window.restore()
        window.show()
        window.projects.begin(None)
        return window

    settings.save()
    return begin


def test_the_first_start_shows_the_sample_with_its_most_telling_pair(start: Start) -> None:
    window = start()
    assert window.session.desk.pair[Side.LEFT].outlet == "Zephyrnet"
    assert "White Home" in window.session.desk.text(Side.RIGHT)
    assert window.welcome.isVisible()
    window.close()


def test_the_advice_stays_away_once_put_away(start: Start) -> None:
    window = start()
    window.welcome.button.click()
    window.close()
    again = start()
    assert not again.welcome.isVisible()
    again.menus.action("welcome").trigger()
    assert again.welcome.isVisible()
    again.close()


def test_the_advice_of_the_sample_does_not_stand_over_other_articles(start: Start, tmp_path: Path) -> None:
    window = start()
    assert window.projects.open(tmp_path / "own.swb", create=True)
    assert not window.welcome.isVisible()
    window.close()


def test_the_filters_of_a_project_come_back_and_are_its_own(start: Start, tmp_path: Path) -> None:
    window = start()
    window.session.focus.set_filter(hidden_kinds=frozenset({"synonym"}), words="missiles")
    window.session.focus.order_by_severity(True)
    window.close()
    again = start()
    assert again.session.focus.filter == Filter(hidden_kinds=frozenset({"synonym"}))
    assert again.session.focus.severest_first
    assert again.projects.open(tmp_path / "other.swb", create=True)
    assert again.session.focus.filter == Filter()
    again.close()


def test_pair_divergence_and_scroll_position_come_back(qtbot: QtBot, start: Start) -> None:
    window = start()
    cards = window.session.desk.first(999)
    window.session.desk.choose(cards[0].guid, cards[1].guid)
    for _ in range(4):
        window.session.focus.step(+1)
    divergence = window.session.focus.divergence
    pane = window.pages.spread.panes[Side.LEFT]
    qtbot.waitUntil(lambda: not window.pages.spread.glide.busy)
    pane.bring(2_000.0, 0)
    top = pane.paper.offset_at(pane.top)
    window.close()
    again = start()
    assert again.session.desk.pair[Side.LEFT].guid == cards[0].guid
    assert again.session.focus.divergence == divergence
    back = again.pages.spread.panes[Side.LEFT]
    assert abs(back.paper.offset_at(back.top) - top) < 200
    again.close()


def test_the_layout_comes_back(start: Start) -> None:
    window = start()
    window.menus.action("show_library").trigger()
    window.close()
    again = start()
    assert not again.library.isVisible()
    assert again.divergences.isVisible()
    again.menus.action("reset_layout").trigger()
    assert again.library.isVisible()
    again.close()


def test_a_damaged_layout_is_the_first_layout(start: Start, settings: Settings) -> None:
    settings.set_window(QByteArray(b"\x00rubbish"), QByteArray(b"\xff\xffmore"))
    settings.save()
    window = start()
    assert all(part.isVisible() for part in (window.library, window.divergences, window.facts))
    window.close()


def test_a_lost_project_is_said_and_forgotten(start: Start, settings: Settings, tmp_path: Path) -> None:
    settings.remember(tmp_path / "gone.swb")
    settings.save()
    window = start()
    assert "no file" in window.problems.sentence.text()
    assert window.settings.recent() == []
    assert window.no_project.isVisible()
    window.close()


def test_a_place_in_a_pair_that_is_gone_is_no_trouble(start: Start, settings: Settings, sample: Path) -> None:
    settings.remember(sample)
    settings.set_place(sample, Place("no-such", "article", 3, "no-such-fact", {"left": 12}))
    settings.save()
    window = start()
    assert window.session.desk.project is not None
    assert window.session.desk.pair == {}
    assert window.session.focus.fact == ""
    window.close()


def test_two_projects_keep_two_places(start: Start, tmp_path: Path) -> None:
    window = start()
    (tmp_path / "second").mkdir()
    second = projects.open_sample(tmp_path / "second", "M.")
    assert window.projects.open(second)
    cards = window.session.desk.first(999)
    window.session.desk.choose(cards[3].guid, cards[0].guid)
    window.projects.open_sample()
    assert window.session.desk.pair[Side.LEFT].outlet == "Zephyrnet"
    window.projects.open(second)
    assert window.session.desk.pair[Side.LEFT].guid == cards[3].guid
    window.close()


def test_settings_survive_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"[General]\ntheme=plaid\nrecent=@Invalid()\n\x00\xff[places]\n")
    settings = Settings(path)
    assert settings.theme == "system"
    assert settings.place(tmp_path / "any.swb") == Place()
    settings.set_place(tmp_path / "any.swb", Place("a", "b", 1, "f", {"left": 3}))
    assert settings.place(tmp_path / "any.swb") == Place("a", "b", 1, "f", {"left": 3})


def test_recent_projects_are_few_and_in_order(settings: Settings, tmp_path: Path) -> None:
    for number in range(14):
        settings.remember(tmp_path / f"{number}.swb")
    settings.remember(tmp_path / "7.swb")
    assert [path.stem for path in settings.recent()][:3] == ["7", "13", "12"]
    assert len(settings.recent()) == 10


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.ini")
    settings.theme = "dark"
    settings.save()
    assert settings.theme == "dark"


def test_view_polarity_row_and_caret_come_back(start: Start) -> None:
    window = start()
    window.menus.action("sameness").trigger()
    window.menus.action("to_rows").trigger()
    window.rows.table.go(7)
    window.pages.spread.panes[Side.RIGHT].stand(900)
    window.close()
    again = start()
    assert again.middle.shown == "Rows"
    assert again.session.focus.sameness
    assert again.pages.footer.same.isChecked()
    assert again.rows.table.currentIndex().row() == 7
    assert again.pages.spread.panes[Side.RIGHT].caret.point == 900
    again.menus.action("to_pages").trigger()
    again.menus.action("sameness").trigger()
    again.close()
    last = start()
    assert last.middle.shown == "Pages"
    assert not last.session.focus.sameness
    assert last.pages.footer.differs.isChecked()
    last.close()


def test_a_damaged_view_is_the_pages(start: Start, settings: Settings) -> None:
    settings.reading.view = "Columns"
    settings.save()
    window = start()
    assert window.middle.shown == "Pages"
    window.close()
