"""The kinds as the views see them; the engine behind them is loaded when a divergence is first shown.

Importing every kind takes a good part of the start-up time, and a window without a comparison needs none.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.core.kind import Kind

_STEPS = (
    "lexicon",
    "values.acronyms",
    "values.dates",
    "values.names",
    "values.numbers",
    "passage",
    "difference",
    "pairing",
    "kind",
    "absence",
    "measures",
    "naming",
    "kinds",
)


@cache
def known() -> "Mapping[str, Kind]":
    """Every kind by its name."""
    from workbench.core.kinds import KINDS

    return MappingProxyType({kind.name: kind for kind in KINDS})


@cache
def of_group(group: str) -> frozenset[str]:
    """The names of the kinds that are counted as ``structure`` or ``boilerplate``, by their accent."""
    return frozenset(name for name, kind in known().items() if kind.accent == group)


def load_in_steps() -> Iterator[str]:
    """Load a part of the engine at each step, so that an idle window can do it without a pause."""
    for name in _STEPS:
        yield import_module(f"workbench.core.{name}").__name__
