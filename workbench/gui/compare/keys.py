"""What the keys do in a reading pane."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from workbench.gui.compare.caret import Caret

if TYPE_CHECKING:
    from workbench.gui.compare.pane import Pane

Deed = Callable[["Pane", bool], None]
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, _SHIFT, Qt.KeyboardModifier.KeypadModifier)


def act(pane: "Pane", event: QKeyEvent) -> bool:
    """Do what the key says; False when it means nothing here."""
    if event.matches(QKeySequence.StandardKey.Copy):
        copy(pane)
        return True
    modifiers = event.modifiers()
    if trim := _TRIMS.get((Qt.Key(event.key()), modifiers & ~Qt.KeyboardModifier.KeypadModifier)):
        trim(pane.caret)
        pane.stood()
        return True
    deed = _DEEDS.get(Qt.Key(event.key()))
    allowed = (*_PLAIN, _CONTROL, _CONTROL | _SHIFT) if event.key() in _FAR else _PLAIN
    if deed is None or modifiers not in allowed:
        return False
    deed(pane, bool(modifiers & _SHIFT))
    return True


def copy(pane: "Pane") -> None:
    """Put the selected text of the article on the clipboard."""
    span = pane.caret.selection
    if span:
        QGuiApplication.clipboard().setText(span.of(pane.paper.text))


def _by_sentence(step: int) -> Deed:
    def deed(pane: "Pane", extend: bool) -> None:
        pane.caret.by_sentence(step, extend=extend)
        pane.stood()

    return deed


def _by_word(step: int) -> Deed:
    def deed(pane: "Pane", extend: bool) -> None:
        pane.caret.by_word(step, extend=extend)
        pane.stood()

    return deed


def _by_page(step: int) -> Deed:
    def deed(pane: "Pane", extend: bool) -> None:
        bar = pane.verticalScrollBar()
        before = pane.paper.y_of(pane.caret.point)
        value = bar.value()
        bar.setValue(value + step * bar.pageStep())
        jumped = bar.value() - value or step * bar.pageStep()
        pane.caret.put(int(pane.paper.offset_at(before + jumped)), extend=extend)
        pane.stood()

    return deed


def _to_end(step: int) -> Deed:
    def deed(pane: "Pane", extend: bool) -> None:
        sentences = pane.caret.sentences
        if sentences:
            end = sentences[-1].end if extend else sentences[-1].start
            pane.caret.put(end if step > 0 else 0, extend=extend)
            pane.stood()

    return deed


def _let_go(pane: "Pane", extend: bool) -> None:
    pane.caret.anchor = None
    pane.stood()


def _pick(pane: "Pane", extend: bool) -> None:
    sentence = pane.caret.sentence
    marks = (
        [mark for mark in pane.look.sheet.marks.touching(sentence) if mark.divergence >= 0]
        if sentence
        else []
    )
    if marks:
        pane.picked.emit(max(marks, key=lambda mark: mark.style.rank).divergence)


def _switch(pane: "Pane", extend: bool) -> None:
    pane.switched.emit()


_TRIMS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[Caret], None]] = {
    (Qt.Key.Key_Right, _CONTROL | _SHIFT): lambda caret: caret.trim_end(+1),
    (Qt.Key.Key_Left, _CONTROL | _SHIFT): lambda caret: caret.trim_end(-1),
    (Qt.Key.Key_Right, _ALT | _SHIFT): lambda caret: caret.trim_start(+1),
    (Qt.Key.Key_Left, _ALT | _SHIFT): lambda caret: caret.trim_start(-1),
}
_FAR = (Qt.Key.Key_Home, Qt.Key.Key_End)
_DEEDS: Mapping[Qt.Key, Deed] = {
    Qt.Key.Key_Up: _by_sentence(-1),
    Qt.Key.Key_Down: _by_sentence(1),
    Qt.Key.Key_Left: _by_word(-1),
    Qt.Key.Key_Right: _by_word(1),
    Qt.Key.Key_PageUp: _by_page(-1),
    Qt.Key.Key_PageDown: _by_page(1),
    Qt.Key.Key_Home: _to_end(-1),
    Qt.Key.Key_End: _to_end(1),
    Qt.Key.Key_Escape: _let_go,
    Qt.Key.Key_Return: _pick,
    Qt.Key.Key_Enter: _pick,
    Qt.Key.Key_Tab: _switch,
}
