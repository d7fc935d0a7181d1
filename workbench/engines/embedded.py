"""The join by DuckDB inside this process: it spills to a temporary folder, and can be interrupted."""

import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.core.near.collection import Collection, Pairs
from workbench.core.ticket import Cancelled, Ticket
from workbench.engines.engine import CROWDED, EXPLAINED, FEW, SHARED, STEPS, Engine, turns

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    import numpy.typing as npt

_MEMORY = "2GB"
_POLL = 0.1
_COUNTING, _JOINING = "Counting shared passages", "Pairing articles"
_CROWD = (
    "CASE WHEN {of} * count(*) FILTER (holders >= {step}) >= {part} * any_value(size) THEN {step} ELSE 1 END"
)
_HUB = "SELECT hash, xor(min(xor(article, {turn})), {turn})::INT AS hub FROM wide GROUP BY hash"
_COUNT = (
    "CREATE TEMP TABLE posting AS FROM given",
    """CREATE TEMP TABLE known AS
    SELECT hash, count(*)::INT AS holders FROM posting GROUP BY hash HAVING count(*) > 1""",
    """CREATE TEMP TABLE held AS
    SELECT article, hash, holders FROM posting JOIN known USING (hash)""",
    "DROP TABLE posting",
    "DROP TABLE known",
    """CREATE TEMP TABLE crowd AS
    SELECT article, greatest({crowd}) AS size
    FROM held JOIN lengths USING (article) WHERE holders >= {few} GROUP BY article""",
    """CREATE TEMP TABLE kept AS
    SELECT hash FROM held JOIN crowd USING (article) WHERE holders > {few}
    GROUP BY hash HAVING 2 * count(*) FILTER ({explained} * crowd.size >= holders) >= count(*)""",
    """CREATE TEMP TABLE wide AS
    SELECT article, hash FROM held SEMI JOIN kept USING (hash) WHERE holders > {few}""",
    "CREATE TEMP TABLE few AS SELECT article, hash FROM held WHERE holders <= {few}",
    "DROP TABLE held",
)
_JOIN = (
    "CREATE TEMP TABLE hubs AS SELECT DISTINCT hash, hub FROM ({hubs})",
    """CREATE TEMP TABLE met AS
    SELECT x.article AS low, y.article AS high
    FROM few x JOIN few y USING (hash) WHERE x.article < y.article""",
    """INSERT INTO met
    SELECT least(w.article, h.hub), greatest(w.article, h.hub)
    FROM wide w JOIN hubs h USING (hash) LEFT JOIN hubs o ON o.hash = w.hash AND o.hub = w.article
    WHERE w.article <> h.hub AND (o.hub IS NULL OR w.article < h.hub)""",
    """CREATE TEMP TABLE pairs AS
    SELECT low, high, count(*) AS shared FROM met GROUP BY low, high HAVING count(*) >= {least}""",
)


def pairs(found: Collection, jobs: int, ticket: Ticket) -> Pairs:
    """The candidate pairs of a collection; what doesn't fit in 2 GB goes to the disk."""
    import numpy as np

    if not len(found):
        return _pairs({name: np.zeros(0, dtype=np.int64) for name in ("low", "high", "shared")})
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder, _connected(folder, jobs) as connection:
        connection.register("given", {"article": found.holders(), "hash": found.sketches.hashes})
        numbers = np.arange(len(found), dtype=np.int32)
        connection.register("lengths", {"article": numbers, "size": found.sizes().astype(np.int32)})
        with _interrupted_by(connection, ticket):
            steps = _steps(len(found))
            for number, (label, step) in enumerate(steps):
                ticket.progress(number / len(steps), label)
                connection.execute(step)
            return _pairs(connection.execute("FROM pairs ORDER BY low, high").fetchnumpy())


def _steps(count: int) -> Sequence[tuple[str, str]]:
    """What is done, with the words for it, with the numbers of the plan put in."""
    values = {
        "few": FEW,
        "explained": EXPLAINED,
        "least": SHARED,
        "crowd": ", ".join(_CROWD.format(step=step, part=CROWDED[0], of=CROWDED[1]) for step in STEPS),
        "hubs": " UNION ALL ".join(_HUB.format(turn=turn) for turn in turns(count)),
    }
    return [(_COUNTING, step.format(**values)) for step in _COUNT] + [
        (_JOINING, step.format(**values)) for step in _JOIN
    ]


def _pairs(columns: "dict[str, npt.NDArray[np.int64]]") -> Pairs:
    import numpy as np

    return Pairs(*(np.asarray(columns[name], dtype=np.int64) for name in ("low", "high", "shared")))


@contextmanager
def _connected(folder: str, jobs: int) -> "Iterator[duckdb.DuckDBPyConnection]":
    import duckdb

    connection = duckdb.connect(
        config={
            "temp_directory": folder,
            "threads": jobs,
            "memory_limit": _MEMORY,
            "preserve_insertion_order": False,
        }
    )
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _interrupted_by(connection: "duckdb.DuckDBPyConnection", ticket: Ticket) -> Iterator[None]:
    """Stop a running statement as soon as the ticket is cancelled."""
    import duckdb

    over = threading.Event()

    def watch() -> None:
        while not over.wait(_POLL):
            try:
                ticket.check()
            except Cancelled:
                connection.interrupt()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    except duckdb.InterruptException:
        ticket.check()
        raise
    finally:
        over.set()
        watcher.join()


DUCKDB = Engine("duckdb", "DuckDB, in this program", pairs)
