# ruff: noqa: E501, S608 - the attacks are read best on one line each
"""Project files made to do harm: none may be executed, none may crash or hold the program for long.

Each attack is made on a copy of a filled project and opened in a process of its own with a limit of time and
memory. It ends refused in a sentence, or open with every text as it was; a canary shows what was executed.

    python tests/torture/hostile.py
"""

import argparse
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

sys.path.insert(0, str(Path(__file__).parent))

from flips import filled

from workbench.core.problem import Problem
from workbench.flow import articles, factbook, facts, projects, searching

SECONDS, MEGABYTES = 2.0, 1500
CANARY = "Executed"
ENDLESS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"
GUARD = "CREATE TRIGGER change_never_deleted BEFORE DELETE ON change BEGIN"
SCHEMA = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET"

SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "trigger added": "CREATE TRIGGER bad AFTER INSERT ON fact BEGIN UPDATE fact SET context = 'Executed'; END",
        "trigger in place of a guard": "DROP TRIGGER change_never_deleted; "
        f"{GUARD} UPDATE project SET name = 'Executed'; END",
        "trigger text altered in the schema": f"{SCHEMA} sql = replace(sql, 'RAISE(ABORT', 'max(RAISE(IGNORE') "
        "WHERE name = 'fact_insert_in_action'",
        "guard removed": "DROP TRIGGER fact_insert_in_action",
        "endless view": f"CREATE VIEW bad AS {ENDLESS}",
        "view replaced by an endless one": f"DROP VIEW tag_path; CREATE VIEW tag_path AS {ENDLESS}",
        "view over itself": "CREATE VIEW bad AS SELECT * FROM worse; CREATE VIEW worse AS SELECT * FROM bad",
        "table replaced by a view": f"{SCHEMA} type = 'view', rootpage = 0, "
        f"sql = 'CREATE VIEW memo AS {ENDLESS}' WHERE name = 'memo'",
        "generated column of 900 MB": "ALTER TABLE memo ADD COLUMN bad TEXT AS (printf('%.*c', 900000000, 'x'))",
        "table with a generated column": "CREATE TABLE bad (a, b AS (zeroblob(900000000)))",
        "check that never ends": f"{SCHEMA} sql = replace(sql, 'body TEXT NOT NULL', "
        "'body TEXT NOT NULL DEFAULT (printf(''%.*c'', 900000000, 1))') WHERE name = 'memo'",
        "index over an expression": "CREATE INDEX bad ON fact (printf('%.*c', 90000000, statement))",
        "partial index with a function": "CREATE INDEX bad ON fact (id) WHERE length(hex(zeroblob(9000000))) > 1",
        "extra virtual table": "CREATE VIRTUAL TABLE bad USING fts5(x)",
        "virtual table of another module": f"{SCHEMA} sql = 'CREATE VIRTUAL TABLE fact_search USING dbstat' "
        "WHERE name = 'fact_search'",
        "unknown module": f"{SCHEMA} sql = 'CREATE VIRTUAL TABLE fact_search USING exec(rm)' "
        "WHERE name = 'fact_search'",
        "search over another table": f"{SCHEMA} sql = replace(sql, 'content = ''fact''', 'content = ''change''') "
        "WHERE name = 'fact_search'",
        "schema cut off": f"{SCHEMA} sql = 'CREATE TABLE fact (' WHERE name = 'fact'",
        "two tables on one page": f"{SCHEMA} rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'fact') "
        "WHERE name = 'memo'",
        "a table on a page far away": f"{SCHEMA} rootpage = 2000000000 WHERE name = 'memo'",
        "five thousand tables": "".join(f"CREATE TABLE bad{n} (a);" for n in range(5000)),
        "search data overwritten": "UPDATE fact_search_data SET block = randomblob(400)",
        "search data huge": "UPDATE article_search_data SET block = zeroblob(30000000) WHERE id > 10",
        "search data gone": "DELETE FROM article_search_data; DELETE FROM fact_search_idx",
        "search sizes wrong": "UPDATE fact_search_docsize SET sz = randomblob(9)",
        "search sizes gone": "DELETE FROM article_search_docsize",
        "search settings foreign": "UPDATE fact_search_config SET v = 9; "
        "INSERT INTO article_search_config VALUES ('rank', 'load_extension(''x'')')",
        "a huge blob": "DROP TRIGGER original_never_updated; UPDATE original SET bytes = zeroblob(300000000) "
        "WHERE id = 1; CREATE TRIGGER original_never_updated BEFORE UPDATE ON original\n"
        "BEGIN SELECT RAISE(ABORT, 'original bytes never change'); END",
        "an action left open": "UPDATE current_action SET action_id = 99",
        "another encoding": "PRAGMA encoding = 'UTF-16'",
        "write-ahead log": "PRAGMA journal_mode = WAL",
    }
)


def header(path: Path, at: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + len(data)] = data
    path.write_bytes(content)


def journal(path: Path) -> None:
    """A hot journal of a stranger, which would be rolled back into the file."""
    start = bytes.fromhex("d9d505f920a163d7") + b"\xff" * 4 + b"\0" * 16
    path.with_name(f"{path.name}-journal").write_bytes(start.ljust(512, b"\0") + os.urandom(40_000))


def link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


FILES: Mapping[str, Callable[[Path], object]] = MappingProxyType(
    {
        "page size of 1": lambda path: header(path, 16, b"\0\1"),
        "page size doubled": lambda path: header(path, 16, b"\x20\0"),
        "reserved bytes": lambda path: header(path, 20, b"\xff"),
        "free list in a circle": lambda path: header(path, 32, b"\0\0\0\2\0\0\xff\xff"),
        "page count beyond the file": lambda path: header(path, 28, b"\x7f\xff\xff\xff"),
        "format of the future": lambda path: header(path, 18, b"\x09\x09"),
        "journal of a stranger": journal,
        "link to endless zeros": link,
        "pipe": pipe,
    }
)


def visit(path: Path) -> None:
    """What the window does with a project: open, list, read, search, write, undo."""
    try:
        project = projects.open_project(path, reviewer="Anna")
        for card in articles.articles(project):
            articles.article(project, card.guid)
        factbook.lines(project)
        searching.search(project, "word1 said")
        facts.tag_fact(project, "A fact after the attack", [])
        searching.search(project, "attack")
        project.close()
    except Problem as problem:
        print(f"REFUSED {problem.sentence} {problem.details[-60:]!r}")
        return
    print("OPENED")


def attack(model: Path, folder: Path, name: str) -> str:
    """What came of one attack: a complaint, or nothing when it did no harm."""
    path = Path(shutil.copy(model, folder / "Hostile.swb"))
    if name in SCRIPTS:
        plain = sqlite3.connect(path, isolation_level=None)
        try:
            plain.executescript(SCRIPTS[name])
        finally:
            plain.close()
    else:
        FILES[name](path)
    return opened(path, name)


def opened(path: Path, name: str) -> str:
    limit = MEGABYTES * 1_000_000
    start = time.perf_counter()
    before = _processor_seconds()
    ended = subprocess.run(
        [sys.executable, __file__, "--child", str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    took = min(_processor_seconds() - before, time.perf_counter() - start)
    said = ended.stdout.strip()
    print(f"{took:5.2f} s  {name}: {said or ended.stderr.strip()[-160:]}")
    if ended.returncode or not said:
        return f"{name}: ended with {ended.returncode}: {ended.stderr.strip()[-300:]}"
    if took > SECONDS + 1:  # a second is Python's own start
        return f"{name}: took {took:.1f} s"
    return f"{name}: executed" if executed(path) else ""


def executed(path: Path) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    plain = sqlite3.connect(path)
    try:
        plain.execute("PRAGMA trusted_schema = OFF")
        said = plain.execute("SELECT name FROM project UNION SELECT context FROM fact").fetchall()
        return any(CANARY in str(row) for row in said)
    except sqlite3.Error:
        return False
    finally:
        plain.close()


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="*", default=[*SCRIPTS, *FILES])
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        visit(options.child)
        return 0
    complaints = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        model = filled(folder / "Model.swb", 1, 60)
        for each in options.only:
            home = Path(tempfile.mkdtemp(dir=folder))
            complaints += filter(None, [attack(model, home, each)])
            shutil.rmtree(home)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    print(f"hostile files: {len(options.only)} runs, harmful {len(complaints)}")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main())
