"""Colours by meaning and the two typefaces, loaded from the palette files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from workbench.core.problem import Problem
from workbench.paths import resources

SLOTS = (
    "window",
    "page",
    "raised",
    "text",
    "muted",
    "border",
    "accent",
    "on_accent",
    "selection",
    "focus",
    "problem",
    "claim",
    "claim_fill",
    "current",
    "current_fill",
    "wording",
    "wording_fill",
    "structure",
    "moved",
    "moved_fill",
    "only_here",
    "only_here_fill",
    "absent",
    "absent_fill",
    "same",
    "same_fill",
    "exact_fill",
    "boilerplate",
    "fact",
    "fact_fill",
)
READING_FAMILIES = (
    "Charter",
    "Bitstream Charter",
    "Iowan Old Style",
    "Georgia",
    "Source Serif 4",
    "Noto Serif",
    "P052",
    "Palatino Linotype",
    "DejaVu Serif",
    "serif",
)
TEXT_SIZE = 11.5
SMALLEST, LARGEST = 8.0, 24.0

_ROLES: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "problem",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "structure",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


@dataclass(frozen=True, slots=True)
class Theme:
    """One palette, a colour for every slot in ``SLOTS``, and how many points high articles are set."""

    name: str
    dark: bool
    colors: Mapping[str, QColor]
    text_size: float = TEXT_SIZE

    def sized(self, points: float) -> "Theme":
        """The same palette with articles set at ``points``, within what can be read."""
        return replace(self, text_size=min(LARGEST, max(SMALLEST, points)))

    def color(self, slot: str) -> QColor:
        """The colour of ``slot``, as a copy that may be changed."""
        return QColor(self.colors[slot])

    def reading_font(self, size: float = 0.0) -> QFont:
        """The serif that articles are read in, at ``size`` points or at the size chosen for articles."""
        font = QFont()
        font.setFamilies(list(READING_FAMILIES))
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPointSizeF(size or self.text_size)
        font.setKerning(True)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    def ui_font(self, scale: float = 1.0) -> QFont:
        """The system's interface font, larger or smaller by ``scale``."""
        font = QFont(QGuiApplication.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() * scale))
        return font

    def palette(self) -> QPalette:
        """The palette for Qt's own controls."""
        palette = QPalette()
        for role, slot in _ROLES.items():
            palette.setColor(role, self.color(slot))
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted"))
        for role, factor in ((QPalette.ColorRole.Light, 105), (QPalette.ColorRole.Dark, 130)):
            palette.setColor(role, self.color("border").lighter(factor))
        palette.setColor(QPalette.ColorRole.Mid, self.color("border"))
        palette.setColor(QPalette.ColorRole.Midlight, self.color("border"))
        palette.setColor(QPalette.ColorRole.Shadow, self.color("border").darker(140))
        return palette

    def stylesheet(self) -> str:
        """The little that a palette cannot say."""
        border, raised, text = (self.color(slot).name() for slot in ("border", "raised", "text"))
        return (
            f"QToolTip {{ color: {text}; background: {raised}; border: 1px solid {border}; padding: 4px; }}"
            f"QSplitter::handle {{ background: {border}; }}"
        )


def load(name: str) -> Theme:
    """The palette ``light`` or ``dark`` from the resources."""
    path = resources("themes", f"{name}.toml")
    try:
        return parse(path.name, path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Problem(
            f"The palette {path.name} could not be read; reinstall the program.", str(error)
        ) from error


def parse(file_name: str, text: str) -> Theme:
    """The theme written in ``text``; a missing, unknown or unreadable colour is named with its file."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Problem(
            f"The palette {file_name} is not valid TOML; correct it or remove your copy.", str(error)
        ) from error
    given = table.get("colors", {})
    for slot in sorted(set(given) ^ set(SLOTS)):
        trouble = "has no colour for" if slot in SLOTS else "names an unknown slot,"
        raise Problem(f"The palette {file_name} {trouble} “{slot}”; correct that line.")
    colors = {slot: _color(file_name, slot, given[slot]) for slot in SLOTS}
    return Theme(str(table.get("name", file_name)), bool(table.get("dark", False)), MappingProxyType(colors))


def choose(scheme: str = "system") -> Theme:
    """The palette for ``light``, ``dark``, or whatever the ``system`` shows now."""
    if scheme == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return load("dark" if dark else "light")
    return load("dark" if scheme == "dark" else "light")


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; Fusion, because it alone obeys a palette everywhere."""
    if not app.property("wears_fusion"):  # putting a style on again costs half a second
        app.setStyle("Fusion")
        app.setProperty("wears_fusion", True)
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.stylesheet())


def _color(file_name: str, slot: str, value: Any) -> QColor:
    color = QColor.fromString(value) if isinstance(value, str) else QColor()
    if not color.isValid():
        raise Problem(
            f"The palette {file_name} gives “{slot}” the colour “{value}”, which is none; correct that line."
        )
    return color
