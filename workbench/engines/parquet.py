"""Clusters what outgrows one machine: Parquet in, Parquet out, by Daft here or on a Ray cluster.

Texts are only read where they lie: each machine sketches its share, and the sketches are joined. The machine
that started the work gets the pairs and the sketches of articles that are in one (some 400 bytes each), and
groups them. Texts are not looked at again: what the sketches leave uncertain is decided by their estimate.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.core.near import Pairs, Sketches, group, sketch
from workbench.core.near.collection import scales
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.engines.distributed import joined, loaded, on_ray

if TYPE_CHECKING:
    import daft
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

ENOUGH = 0.15
"""Articles of which this share of the shorter one's sampled shingles is shared are near-duplicates."""

_LONGEST = (1 << 20) - 1
_TURNS = (0, 0x2A5A5A5A5A5A5A5A, 0x55C3A5AA55C3A5AA)


@dataclass(frozen=True, slots=True)
class Written:
    """How many articles were read, and how many clusters they make."""

    articles: int
    clusters: int


def is_remote(place: str) -> bool:
    """Whether a place is an address of an object storage rather than a path."""
    return "://" in place


def is_parquet(place: str) -> bool:
    """Whether the articles at a place are read, or written, as Parquet."""
    return is_remote(place) or place.lower().endswith((".parquet", ".pq"))


def cluster(source: str, target: str, engine: str, jobs: int, ticket: Ticket) -> Written:
    """Cluster the articles of Parquet files with the columns id and text.

    Writes Parquet files with id and cluster into the folder ``target``: a number that all articles of a
    cluster have, and none where a text has no words. Paths and addresses may hold wildcards.
    """
    if not is_remote(target) and Path(target).exists():
        raise Problem(f"“{target}” is there already; nothing was written. Name a new folder.")
    with _runner(engine, jobs):
        ticket.progress(0.0, "Sketching articles")
        made = _sketched(_read(source)).collect()
        different = made.where(_column("key") >= _literal(0)).groupby("key")
        kept = different.agg(
            *(_column(name).any_value() for name in ("shingles", "size", "hashes"))
        ).collect()
        posting = kept.explode("hashes").select(
            _column("key").alias("article"), _column("hashes").alias("hash")
        )
        lengths = kept.select(_column("key").alias("article"), "size")
        met = joined(posting, lengths, _TURNS, ticket.part(0.3, 0.8)).to_arrow()
        labels = _grouped(met, kept, ticket.part(0.8, 1.0))
        found = made.select("id", "key").join(labels, on="key", how="left")
        cluster_of = loaded("daft.functions").coalesce(_column("cluster"), _column("key"))
        has_words = _column("key") >= _literal(0)
        found = found.select("id", loaded("daft.functions").when(has_words, cluster_of).alias("cluster"))
        found.write_parquet(target)
        count = loaded("daft").read_parquet(_inside(target))
        return Written(made.count_rows(), count.select("cluster").distinct().count_rows())


def _inside(target: str) -> str:
    return target.rstrip("/") + "/*.parquet"


def _column(name: str) -> Any:
    return loaded("daft").col(name)


def _literal(value: object) -> Any:
    return loaded("daft").lit(value)


def _runner(engine: str, jobs: int) -> "AbstractContextManager[None]":
    if engine == "ray":
        return on_ray(jobs)
    if engine == "daft":
        return nullcontext()
    raise Problem("Parquet files are clustered by Daft: add --engine daft, or --engine ray for a cluster.")


def _read(source: str) -> Any:
    daft = loaded("daft")
    place = source if is_remote(source) or not Path(source).is_dir() else f"{source.rstrip('/')}/**"
    try:
        read = daft.read_parquet(place)
    except (OSError, daft.exceptions.DaftCoreException) as error:
        raise Problem(f"“{source}” could not be read as Parquet; nothing was written.", str(error)) from error
    if not {"id", "text"} <= set(read.column_names):
        raise Problem(f"“{source}” has no columns id and text; nothing was written.")
    return read


def _sketched(read: "daft.DataFrame") -> "daft.DataFrame":
    """Of each article its id, the key and the hashes of its sketch, and how many shingles and hashes it has.

    The key is the same for the same sketch alone, and smaller for longer texts; -1 where there are no words.
    """
    types = loaded("daft").DataType
    whole = {name: types.int64() for name in ("key", "shingles", "size")}
    kind = types.struct({**whole, "hashes": types.list(types.uint64())})
    sketches = loaded("daft").func.batch(return_dtype=kind)(_rows)
    made = read.select("id", sketches(_column("text")).alias("made"))
    return made.select("id", *(_column("made").get(name).alias(name) for name in (*whole, "hashes")))


def _rows(text: Any) -> Any:
    """The rows of one lot of texts, as Arrow."""
    import numpy as np

    arrow = loaded("pyarrow")
    made = sketch(each or "" for each in text.to_pylist())
    sizes = np.diff(made.starts)
    sums = np.zeros(len(made), dtype=np.uint64)
    filled = np.flatnonzero(sizes)
    if len(filled):
        sums[filled] = np.add.reduceat(made.hashes, made.starts[filled])
    length = (_LONGEST - np.minimum(made.shingles, _LONGEST)).astype(np.uint64)
    keys = np.where(sizes > 0, (length << np.uint64(43) | sums >> np.uint64(21)).astype(np.int64), -1)
    hashes = arrow.LargeListArray.from_arrays(arrow.array(made.starts), arrow.array(made.hashes))
    columns = {"key": arrow.array(keys), "shingles": arrow.array(made.shingles), "size": arrow.array(sizes)}
    return arrow.StructArray.from_arrays([*columns.values(), hashes], [*columns, "hashes"])


def _grouped(met: Any, kept: "daft.DataFrame", ticket: Ticket) -> Any:
    """The cluster of each key that is in a pair: the smallest key in it."""
    import numpy as np

    daft, arrow = loaded("daft"), loaded("pyarrow")
    low, high, shared = (met[name].to_numpy().astype(np.int64) for name in ("low", "high", "shared"))
    involved = np.unique(np.concatenate((low, high)))
    wanted = daft.from_arrow(arrow.table({"key": involved}))
    table = kept.join(wanted, on="key", how="semi").to_arrow().sort_by("key")
    hashes = [each.values.to_numpy() for each in table["hashes"]]
    starts = np.concatenate(([0], np.cumsum([len(each) for each in hashes], dtype=np.int64)))
    joined_hashes = np.concatenate([np.zeros(0, dtype=np.uint64), *hashes])
    sketches = Sketches(joined_hashes, starts, table["shingles"].to_numpy().astype(np.int64))
    pairs = Pairs(np.searchsorted(involved, low), np.searchsorted(involved, high), shared)
    labels = group(sketches, pairs, _by_sketches(sketches), ticket)
    clusters = involved[np.asarray(labels, dtype=np.int64)] if labels else involved
    return daft.from_arrow(arrow.table({"key": involved, "cluster": clusters}))


def _by_sketches(sketches: Sketches) -> Callable[[Sequence[tuple[int, int]]], list[bool]]:
    """A measure that has nothing but the sketches to go by."""
    rates = scales(sketches.shingles)

    def measure(pairs: Sequence[tuple[int, int]]) -> list[bool]:
        return [
            _share(sketches, int(max(rates[left], rates[right])), left, right) >= ENOUGH
            for left, right in pairs
        ]

    return measure


def _share(sketches: Sketches, rate: int, left: int, right: int) -> float:
    shared = len(set(sketches.of(left).tolist()).intersection(sketches.of(right).tolist()))
    return shared * rate / max(1, min(int(sketches.shingles[left]), int(sketches.shingles[right])))
