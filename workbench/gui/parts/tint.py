"""Colours that people choose, made fit to be seen on any page."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

TINTS: Sequence[str] = (
    "#b4472e",
    "#a86a00",
    "#6f7a12",
    "#2f7d4f",
    "#14808a",
    "#2f6fb5",
    "#5c5fc0",
    "#8d4fb0",
    "#b0437f",
    "#7a6a5c",
)
LEAST = 3.0
_STEP = 0.06


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tint(color: str, seed: str) -> QColor:
    """The colour written down, else one that always goes with ``seed``."""
    written = QColor.fromString(color) if color else QColor()
    return written if written.isValid() else QColor(TINTS[sum(seed.encode()) % len(TINTS)])


def seen_on(color: QColor, page: QColor) -> QColor:
    """The colour nearest to ``color`` that stands out from ``page`` at 3 to 1 or more."""
    goal = QColor("black") if _luminance(page) > 0.18 else QColor("white")
    share, found = 0.0, QColor(color)
    while contrast(found, page) < LEAST and share < 1:
        share = min(1.0, share + _STEP)
        found = _between(color, goal, share)
    return found


def ink_on(ground: QColor) -> QColor:
    """Black or white, whichever reads better on ``ground``; at least 4.5 to 1."""
    inks = (QColor("black"), QColor("white"))
    return max(inks, key=lambda ink: contrast(ink, ground))


def _between(one: QColor, other: QColor, share: float) -> QColor:
    parts = (
        (one.redF(), other.redF()),
        (one.greenF(), other.greenF()),
        (one.blueF(), other.blueF()),
    )
    return QColor.fromRgbF(*(a * (1 - share) + b * share for a, b in parts))


def _luminance(color: QColor) -> float:
    parts = (_linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
