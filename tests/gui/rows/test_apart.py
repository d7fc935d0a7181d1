"""What a person set apart is said to be set apart, never to be absent."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from workbench.core.model import Comparison, Sentence, Side, Span, Unmatched
from workbench.gui.compare.marks import sheet
from workbench.gui.rows import phrases
from workbench.gui.rows.entries import entries


def test_an_unlinked_sentence_says_who_set_it_apart(rows) -> None:  # type: ignore[no-untyped-def]
    rows.stand((2,), (1,))
    rows.press(Qt.Key.Key_Delete)
    rows.stand((2,), ())
    assert phrases.status(rows.current) == ["✎ set apart", "from B 2"]
    assert phrases.empty_side(rows.current, Side.RIGHT) == "a person set it apart from B 2"
    assert phrases.why(rows.current).startswith("A person set it apart from B 2")
    rows.stand((), (1,))
    assert phrases.empty_side(rows.current, Side.LEFT) == "a person set it apart from A 3"
    rows.stand((1,), ())
    assert "set apart" not in " ".join(phrases.status(rows.current))
    rows.undo()
    rows.stand((2,), (1,))


def test_the_pages_say_it_too(rows) -> None:  # type: ignore[no-untyped-def]
    rows.stand((2,), (1,))
    rows.press(Qt.Key.Key_Delete)
    QApplication.processEvents()
    QApplication.processEvents()
    pane = rows.window.pages.spread.panes[Side.LEFT]
    start = rows.window.session.desk.comparison.left[2].span.start
    assert "A person set this sentence apart from sentence 2 of B." in pane.explain(start)


def test_what_is_set_apart_is_never_called_absent() -> None:
    left, right = (Sentence(Span(0, 9)),), (Sentence(Span(0, 9)),)
    alone = tuple(Unmatched(side, 0, absent=True) for side in Side)
    comparison = Comparison(left, right, unmatched=alone)
    apart = {(Side.LEFT, 0): (0, 1, 2, 3), (Side.RIGHT, 0): (0,)}
    said = [" ".join(phrases.status(each)) for each in entries(comparison, apart)]
    assert said == ["✎ set apart from A 1", "✎ set apart from B 1, 2, 3 …"]
    found = sheet(comparison, Side.LEFT, (), sameness=False, apart=apart)
    assert [bar.words for bar in found.bars.items] == [
        "A person set this sentence apart from sentences 1, 2, 3 … of B."
    ]
    assert found.gaps.items == []
    assert sheet(comparison, Side.LEFT, (), sameness=False).gaps.items != []
