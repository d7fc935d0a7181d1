"""Progress is shown in a terminal only."""

import io
import sys

import pytest

from workbench.cli import meter
from workbench.cli.meter import Meter, ticket


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(meter, "_EVERY", 0.0)
    return screen


def test_a_terminal_sees_one_line_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    count = Meter("pairs", 2)
    count.step()
    count.step()
    count.end("compared")
    steps = [part.strip() for part in screen.getvalue().split("\r")]
    assert steps[1:3] == ["1 of 2 pairs", "2 of 2 pairs"]
    assert steps[-1].startswith("2 pairs compared in ")


def test_a_ticket_shows_its_share_and_cleans_up(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with ticket() as shown:
        shown.progress(0.5, "a\x1bb.txt")
    steps = screen.getvalue().split("\r")
    assert steps[1].strip() == "50% a\ufffdb.txt"
    assert steps[-2:] == [" " * 79, ""]


def test_a_file_gets_the_summary_alone(capsys: pytest.CaptureFixture[str]) -> None:
    count = Meter("pairs")
    count.step()
    with ticket() as shown:
        shown.progress(0.5, "half")
    count.end("compared")
    assert capsys.readouterr().err.startswith("1 pair compared in ")
