"""Kill the program in the middle of its work, again and again, and see what the project file says.

A child works on a project file as a reviewer would: it tags, edits, judges, removes, imports, undoes and
redoes, and prints ACK with the number of the action and a digest of everything stored only after the
action was committed. The parent kills it at a random moment, opens the file and checks that the last
acknowledged state is there, or that state with one whole further action.

    python tests/torture/kill.py --kills 25 --seed 1
"""

import argparse
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.model import Quote, Span, Stance
from workbench.core.problem import Problem
from workbench.flow import articles, facts, history, linking, projects
from workbench.flow.projects import Project

LOGGED = (
    "project",
    "reviewer",
    "article",
    "article_version",
    "anchor",
    "anchor_position",
    "fact",
    "evidence",
    "tag",
    "fact_tag",
    "link_decision",
    "link_decision_span",
)


@dataclass
class Tally:
    """What the runs came to."""

    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0
    committed_unseen: int = 0
    complaints: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        said = f"{self.runs} runs, acknowledged {self.acknowledged}, lost {self.lost}, corrupt {self.corrupt}"
        return f"{said} ({self.committed_unseen} committed just before the acknowledgement)"


# ---- the child


def work(path: Path, seed: int) -> None:
    """Work on the project until killed."""
    chance = random.Random(seed)
    project = projects.open_project(path, reviewer="Anna")
    acknowledge(project)
    while True:
        quotes = [quote(project, chance) for _ in range(1 + chance.randrange(3))]
        try:
            act(project, chance, quotes)
        except Problem as problem:
            if "already" not in problem.sentence:
                raise
        acknowledge(project)


def act(project: Project, chance: random.Random, quotes: list[Quote]) -> None:
    present = facts.facts(project)
    roll = chance.random()
    if roll < 0.3 or not present:
        facts.tag_fact(project, f"Fact {chance.random()}", quotes, tags=chance.sample("abcdef", 2))
    elif roll < 0.4:
        here, there = quote(project, chance), quote(project, chance)
        verb = chance.choice([linking.link, linking.unlink, linking.confirm, linking.forget])
        verb(project, here.article, [here.span], there.article, [there.span])
    elif roll < 0.5:
        facts.edit_fact(project, chance.choice(present).guid, statement=f"Edit {chance.random()}")
    elif roll < 0.6:
        facts.add_evidence(project, chance.choice(present).guid, quotes)
    elif roll < 0.65:
        facts.set_tags(project, chance.choice(present).guid, chance.sample("abcdefgh", 3))
    elif roll < 0.75:
        facts.remove_fact(project, chance.choice(present).guid)
    elif roll < 0.8:
        text = f"Imported {chance.random()} " * chance.randrange(1, 4000)
        articles.add_articles(project, [Draft(text, text.encode(), "")])
    elif roll < 0.84:
        guid = chance.choice(articles.articles(project)[:5]).guid
        text = f"Corrected {chance.random()}. {articles.article(project, guid).text}"
        articles.add_version(project, guid, Draft(text, text.encode(), ""))
    else:
        chance.choice([history.undo, history.undo, history.redo])(project)


def quote(project: Project, chance: random.Random) -> Quote:
    guid = chance.choice(articles.articles(project)[:5]).guid
    start = chance.randrange(2000)
    return Quote(guid, Span(start, start + chance.randrange(20, 300)), chance.choice(list(Stance)))


def acknowledge(project: Project) -> None:
    os.write(1, f"ACK {last_action(project)} {digest(project)}\n".encode())


def last_action(project: Project) -> int:
    return int(project.rows("SELECT max(id) AS id FROM action")[0]["id"])


def digest(project: Project) -> str:
    rows = [project.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in LOGGED]  # noqa: S608
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


# ---- the parent


def torture(folder: Path, kills: int, seed: int) -> Tally:
    """Kill the child ``kills`` times on one and the same file."""
    chance, tally = random.Random(seed), Tally()
    path = projects.open_sample(folder, "Anna")
    for run in range(kills):
        acks = kill_one(path, seed * 1_000_003 + run, chance.uniform(0.0, 0.6))
        tally.runs += 1
        tally.acknowledged += len(acks) - 1
        judge(path, acks[-1], tally, raw_first=bool(run % 2))
    return tally


def kill_one(path: Path, seed: int, after: float) -> list[tuple[int, str]]:
    """Let a child work for ``after`` seconds from its first word on; what it acknowledged."""
    command = [sys.executable, __file__, "--child", str(path), "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(after)
        child.kill()
        said = (first + child.stdout.read()).split(b"\n")[:-1]
    if child.returncode != -signal.SIGKILL or not first:
        raise RuntimeError(f"the child ended by itself with {child.returncode}")
    split = [line.decode().split() for line in said]
    return [(int(number), state) for _, number, state in split]


def judge(path: Path, last: tuple[int, str], tally: Tally, *, raw_first: bool) -> None:
    """Look into the file, with SQLite alone and with our own code, each the first to meet what was left."""
    found = raw_complaints(path) if raw_first else []
    try:
        project = projects.open_project(path, reviewer="Anna")
    except Problem as problem:
        tally.corrupt += 1
        tally.complaints += [*found, f"not opened: {problem.sentence} {problem.details}"]
        return
    try:
        found += content_complaints(project)
        number = last_action(project)
        ahead = number - last[0]
        if ahead not in (0, 1) or (ahead == 0 and digest(project) != last[1]):
            tally.lost += 1
            found.append(f"acknowledged action {last[0]}, found {number}")
        tally.committed_unseen += ahead == 1
    finally:
        project.close()
    found += [] if raw_first else raw_complaints(path)
    tally.corrupt += bool(found)
    tally.complaints += found


def raw_complaints(path: Path) -> list[str]:
    """What SQLite itself finds wrong, asked without our code; a hot journal is rolled back by this."""
    plain = sqlite3.connect(path)
    try:
        answers = [str(row) for row in plain.execute("PRAGMA integrity_check") if row != ("ok",)]
        return answers + [str(row) for row in plain.execute("PRAGMA foreign_key_check")]
    finally:
        plain.close()


def content_complaints(project: Project) -> list[str]:
    """Half actions, rows the log does not explain, and quotes the text does not say."""
    health = projects.health(project)
    found = [*(f"text of {title}" for title in health.texts), *health.entries, *health.rows]
    texts = {card.guid: articles.article(project, card.guid).text for card in articles.articles(project)}
    for fact in facts.facts(project):
        for item in fact.evidence:
            said = item.span.of(texts[item.article]) if item.span else ""
            if said != item.exact and item.anchor_status in ("exact", "moved"):
                found.append(f"quote of {fact.name}")
    if project.rows("SELECT action_id FROM current_action") != [{"action_id": None}]:
        found.append("an action is still open")
    if project.rows("SELECT 1 FROM change LEFT JOIN action ON action.id = action_id WHERE action.id IS NULL"):
        found.append("changes without their action")
    return found + log_complaints(project)


def log_complaints(project: Project) -> list[str]:
    """Replay the log from the first entry on: it must give exactly the rows that are there."""
    replayed: dict[tuple[str, str], str] = {}
    for change in project.rows("SELECT table_name, row_key, before, after FROM change ORDER BY id"):
        key = (change["table_name"], change["row_key"])
        if replayed.pop(key, None) != change["before"]:
            return [f"the log jumps at {key}"]
        if change["after"] is not None:
            replayed[key] = change["after"]
    wanted = Counter((table, canonical(json.loads(row))) for (table, _), row in replayed.items())
    present = Counter(
        (table, canonical(row))
        for table in LOGGED
        for row in project.rows(f"SELECT * FROM {table}")  # noqa: S608
    )
    return (
        []
        if wanted == present
        else [f"the log differs from the rows: {(wanted - present) + (present - wanted)}"]
    )


def canonical(row: dict[str, object]) -> str:
    return json.dumps(row, sort_keys=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        work(options.child, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        tally = torture(Path(folder), options.kills, options.seed)
    for complaint in tally.complaints:
        print(complaint, file=sys.stderr)
    print(f"kill -9, seed {options.seed}: {tally}")
    return int(bool(tally.lost or tally.corrupt))


if __name__ == "__main__":
    sys.exit(main())
