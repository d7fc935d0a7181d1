import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from workbench.core.problem import Problem
from workbench.gui import theme as themes
from workbench.paths import resources

NAMES = ("light", "dark")
TEXT_ON = {
    "text": (
        "window",
        "page",
        "raised",
        "selection",
        "current_fill",
        "claim_fill",
        "wording_fill",
        "moved_fill",
        "only_here_fill",
        "absent_fill",
        "same_fill",
        "exact_fill",
        "fact_fill",
    ),
    "muted": ("window", "page", "raised"),
    "boilerplate": ("page",),
    "on_accent": ("accent",),
    "accent": ("window", "page", "raised"),
    "problem": ("window", "page", "raised"),
    "claim": ("page", "claim_fill"),
}
MARKS_ON = {
    "claim": ("page", "claim_fill", "raised", "window"),
    "current": ("page", "current_fill", "claim_fill"),
    "wording": ("page", "wording_fill"),
    "structure": ("page", "raised"),
    "moved": ("page", "moved_fill"),
    "only_here": ("page", "only_here_fill"),
    "absent": ("page", "absent_fill"),
    "same": ("page",),
    "fact": ("page", "claim_fill", "fact_fill"),
    "focus": ("page", "window", "raised"),
}


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def measured(theme: themes.Theme, pairs: dict[str, tuple[str, ...]], floor: float) -> list[str]:
    return [
        f"{theme.name}: {ink} on {ground} is {ratio:.2f}:1"
        for ink, grounds in pairs.items()
        for ground in grounds
        if (ratio := contrast(theme.color(ink), theme.color(ground))) < floor
    ]


def test_the_measure_knows_black_on_white() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_text_reads_on_every_ground(name: str) -> None:
    assert measured(themes.load(name), TEXT_ON, 4.5) == []


@pytest.mark.parametrize("name", NAMES)
def test_marks_stand_out_from_their_ground(name: str) -> None:
    assert measured(themes.load(name), MARKS_ON, 3.0) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_exact_copy_is_shaded_stronger_than_the_reworded_one(name: str) -> None:
    theme = themes.load(name)
    page = theme.color("page")
    assert contrast(theme.color("exact_fill"), page) > contrast(theme.color("same_fill"), page) > 1.1


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('claim = "#a35600"', 'claim = "teel"', "claim"),
        ('muted = "#686259"', "", "muted"),
        ('muted = "#686259"', 'muted = "#686259"\nshiny = "red"', "shiny"),
        ("[colors]", "[colors", "light.toml"),
    ],
)
def test_a_broken_palette_says_what_is_wrong_and_where(old: str, new: str, named: str) -> None:
    text = resources("themes", "light.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(Problem) as caught:
        themes.parse("light.toml", text.replace(old, new, 1))
    assert named in caught.value.sentence
    assert "light.toml" in caught.value.sentence


def test_applying_a_theme_colours_the_application(qapp: QApplication) -> None:
    for name in NAMES:
        theme = themes.load(name)
        themes.apply(qapp, theme)
        assert qapp.palette().color(QPalette.ColorRole.Base) == theme.color("page")
        qapp.setStyleSheet("")
        assert qapp.style().name().lower() == "fusion"


def test_an_explicit_scheme_overrides_the_system(qapp: QApplication) -> None:
    assert themes.choose("dark").dark
    assert not themes.choose("light").dark
    assert themes.choose("system").name in {"Light", "Dark"}


def test_a_colour_taken_from_a_theme_cannot_change_it() -> None:
    theme = themes.load("light")
    theme.color("claim").setRgb(0, 0, 0)
    assert theme.color("claim") == QColor("#a35600")
