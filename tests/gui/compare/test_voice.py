from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from workbench.core.model import Side
from workbench.gui.compare.pages import PagesView


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    return told


def test_walking_by_sentence_reads_each_one(
    view: PagesView, lay: Callable[..., None], heard: list[str]
) -> None:
    lay("One paragraph.\n\nAnother one.", "Else.")
    pane = view.spread.panes[Side.LEFT]
    QTest.keyClick(pane, Qt.Key.Key_Down)
    QTest.keyClick(pane, Qt.Key.Key_Up)
    assert heard == ["Another one.", "One paragraph."]


def test_nobody_is_told_when_nobody_listens(
    view: PagesView, lay: Callable[..., None], heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    lay("One paragraph.\n\nAnother one.", "Else.")
    QTest.keyClick(view.spread.panes[Side.LEFT], Qt.Key.Key_Down)
    assert heard == []
