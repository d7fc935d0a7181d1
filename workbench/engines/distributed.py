"""The join by Daft, in this process or on a Ray cluster; both come with the extra ``cluster``.

The same plan as in the embedded engine, written as joins with the frames kept between them. Neither library
is let report anything to its makers.
"""

import importlib
import os
from typing import TYPE_CHECKING, Any

from workbench.core.near.collection import Collection, Pairs
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.engines.engine import CROWDED, EXPLAINED, FEW, SHARED, STEPS, Engine, turns

if TYPE_CHECKING:
    import daft

INSTALL = 'pip install "source-workbench[cluster]"'
_QUIET = (
    ("DAFT_ANALYTICS_ENABLED", "0"),
    ("DAFT_PROGRESS_BAR", "0"),
    ("DO_NOT_TRACK", "1"),
    ("RAY_USAGE_STATS_ENABLED", "0"),
    ("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0"),
)


def pairs_natively(found: Collection, jobs: int, ticket: Ticket) -> Pairs:
    """The candidate pairs of a collection, by Daft on all cores of this machine."""
    daft = loaded("daft")
    if daft.get_or_infer_runner_type() != "native":
        daft.set_runner_native()
    return pairs(found, ticket)


def pairs_on_ray(found: Collection, jobs: int, ticket: Ticket) -> Pairs:
    """The candidate pairs of a collection, by Daft on the Ray cluster of RAY_ADDRESS, else on a local one."""
    with on_ray(jobs):
        return pairs(found, ticket)


class on_ray:  # noqa: N801
    """Runs Daft on Ray for as long as a block lasts; a cluster that was started for it ends with it."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._ray: Any = None

    def __enter__(self) -> None:
        ray, daft = loaded("ray"), loaded("daft")
        if not ray.is_initialized():
            address = os.environ.get("RAY_ADDRESS")
            size = {} if address else {"num_cpus": max(2, self._jobs), "include_dashboard": False}
            ray.init(address=address, log_to_driver=False, logging_level="ERROR", **size)
            self._ray = ray
        daft.set_runner_ray(noop_if_initialized=True)

    def __exit__(self, *told: object) -> None:
        if self._ray is not None:
            self._ray.shutdown()


def loaded(name: str) -> Any:
    """The library, told beforehand to report nothing; Problem when it is not installed."""
    for key, value in _QUIET:
        os.environ.setdefault(key, value)
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Problem(
            f"The engine needs {name.title()}, which is not installed: {INSTALL} brings it. "
            "Nothing was written; the engine duckdb needs nothing more.",
            repr(error),
        ) from error


def pairs(found: Collection, ticket: Ticket) -> Pairs:
    """The candidate pairs of a collection, by the runner that Daft has."""
    import numpy as np

    if not len(found):
        return Pairs(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
    arrow, daft = loaded("pyarrow"), loaded("daft")
    holders = arrow.array(found.holders().astype(np.int64))
    posting = daft.from_arrow(arrow.table({"article": holders, "hash": arrow.array(found.sketches.hashes)}))
    numbers = arrow.array(np.arange(len(found), dtype=np.int64))
    lengths = daft.from_arrow(arrow.table({"article": numbers, "size": arrow.array(found.sizes())}))
    met = joined(posting, lengths, turns(len(found)), ticket).to_arrow()
    low, high, shared = (met[name].to_numpy().astype(np.int64) for name in ("low", "high", "shared"))
    order = np.lexsort((high, low))
    return Pairs(low[order], high[order], shared[order])


def joined(
    posting: "daft.DataFrame", lengths: "daft.DataFrame", turned: tuple[int, ...], ticket: Ticket
) -> "daft.DataFrame":
    """The frame of candidate pairs: low, high, shared.

    ``posting`` holds article and hash, each pair of them once; ``lengths`` article and size.
    """
    from daft import col, lit

    ticket.progress(0.0, "Counting shared passages")
    known = (
        posting.groupby("hash").agg(col("article").count().alias("holders")).where(col("holders") > lit(1))
    )
    held = posting.join(known.collect(), on="hash").collect()
    ticket.progress(0.3, "Counting shared passages")
    wide = _wide(held.where(col("holders") > lit(FEW)).collect(), _crowds(held, lengths)).collect()
    ticket.progress(0.5, "Pairing articles")
    few = held.where(col("holders") <= lit(FEW))
    here, there = (few.select(col("article").alias(name), "hash") for name in ("low", "high"))
    met = here.join(there, on="hash").where(col("low") < col("high")).select("low", "high")
    met = met.concat(_with_hubs(wide, _hubs(wide, turned)))
    counted = met.groupby("low", "high").agg(col("low").count().cast(_integer()).alias("shared"))
    made = counted.where(col("shared") >= lit(SHARED)).collect()
    ticket.progress(1.0, "Pairing articles")
    return made


def _integer() -> Any:
    return loaded("daft").DataType.int64()


def _crowds(held: "daft.DataFrame", lengths: "daft.DataFrame") -> "daft.DataFrame":
    """The size of the crowd that each article stands in; 1 where it is in none."""
    from daft import col, lit
    from daft.functions import when

    part, of = CROWDED
    counted = [(col("holders") >= lit(step)).cast(_integer()).sum().alias(f"n{step}") for step in STEPS]
    sums = held.where(col("holders") >= lit(FEW)).groupby("article").agg(*counted)
    sums = sums.join(lengths, on="article")
    count = lit(1)
    for step in STEPS:
        is_crowd = col(f"n{step}") * of >= col("size") * part
        count = when(is_crowd, lit(step)).otherwise(count)
    return sums.select("article", count.cast(_integer()).alias("crowd"))


def _wide(held: "daft.DataFrame", crowds: "daft.DataFrame") -> "daft.DataFrame":
    """Who holds the hashes that many articles hold because they are of one cluster."""
    from daft import col

    is_explained = (col("crowd") * EXPLAINED >= col("holders")).cast(_integer())
    counted = [is_explained.sum().alias("explained"), col("article").count().cast(_integer()).alias("all")]
    sums = held.join(crowds, on="article").groupby("hash").agg(*counted)
    kept = sums.where(col("explained") * 2 >= col("all")).select("hash")
    return held.select("article", "hash").join(kept, on="hash", how="semi")


def _hubs(wide: "daft.DataFrame", turned: tuple[int, ...]) -> "daft.DataFrame":
    """The articles that the other holders of each hash are paired with."""
    from daft import col, lit
    from daft.functions import bitwise_xor

    found = None
    for turn in turned:
        first = wide.select("hash", bitwise_xor(col("article"), lit(turn)).alias("hub"))
        first = first.groupby("hash").agg(col("hub").min().alias("hub"))
        first = first.select("hash", bitwise_xor(col("hub"), lit(turn)).cast(_integer()).alias("hub"))
        found = first if found is None else found.concat(first)
    assert found is not None  # noqa: S101
    return found.distinct().collect()


def _with_hubs(wide: "daft.DataFrame", hubs: "daft.DataFrame") -> "daft.DataFrame":
    """The pairs of holders with hubs, of two hubs only once."""
    from daft import col, lit
    from daft.functions import when

    flags = hubs.select("hash", col("hub").alias("article"), lit(True).alias("is_hub"))
    both = wide.join(flags, on=["hash", "article"], how="left").join(hubs, on="hash")
    both = both.where(
        (col("article") != col("hub")) & (col("is_hub").is_null() | (col("article") < col("hub")))
    )
    is_less = col("article") < col("hub")
    return both.select(
        when(is_less, col("article")).otherwise(col("hub")).alias("low"),
        when(is_less, col("hub")).otherwise(col("article")).alias("high"),
    )


DAFT = Engine("daft", "Daft, on this machine", pairs_natively, INSTALL)
RAY = Engine("ray", "Daft on a Ray cluster", pairs_on_ray, INSTALL)
