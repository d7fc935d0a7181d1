"""Engines that join the sketches of a collection: one module each, all with the same answer."""

from types import MappingProxyType

from workbench.core.problem import Problem
from workbench.engines.distributed import DAFT, RAY
from workbench.engines.embedded import DUCKDB
from workbench.engines.engine import Engine

ENGINES = MappingProxyType({engine.name: engine for engine in (DUCKDB, DAFT, RAY)})

__all__ = ["ENGINES", "Engine", "engine"]


def engine(name: str) -> Engine:
    """The engine of that name; Problem where there is none."""
    if name not in ENGINES:
        raise Problem(f"There is no engine “{name}”; choose one of {', '.join(ENGINES)}.")
    return ENGINES[name]
