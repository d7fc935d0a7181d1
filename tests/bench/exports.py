"""How long exports of a large review take: 20,000 facts with 100,000 quotes, read and written.

Prints seconds and megabytes for reading the project and for writing each tabular format.
"""

import hashlib
import sys
import tempfile
import time
from pathlib import Path

from workbench.core.dossier import Scope
from workbench.core.draft import Draft
from workbench.flow import articles, exporting, projects
from workbench.flow.projects import Project
from workbench.store.clock import new_guid

FORMATS = ("csv", "csv-exact", "xlsx", "jsonl", "webannotation", "qdpx")
SENTENCE = "The ministry ordered 450 missiles on Monday, and the crew met the staff of the White House. "


def fill(project: Project, facts: int, spans: int) -> None:
    drafts = []
    for number in range(100):
        text = f"Article {number}. " + SENTENCE * 40
        drafts.append(
            Draft(text, text.encode(), hashlib.sha256(text.encode()).hexdigest(), title=f"A {number}")
        )
    articles.add_articles(project, drafts)
    texts = {
        row["id"]: row["text"]
        for row in project.rows(
            "SELECT article_version.article_id AS id, text FROM article_text "
            "JOIN article_version ON article_version.text_sha256 = article_text.sha256"
        )
    }
    with project.action("Fill") as action:
        signed = {"created_by": action.reviewer_id, "created_at": action.at}
        tags = [action.insert("tag", {"guid": new_guid(), "name": f"tag {n}", **signed}) for n in range(20)]
        ids = sorted(texts)
        for number in range(1, facts + 1):
            row = {"guid": new_guid(), "number": number, "statement": f"Fact {number}: {SENTENCE}", **signed}
            fact = action.insert("fact", {**row, "updated_at": action.at})
            action.insert("fact_tag", {"fact_id": fact, "tag_id": tags[number % 20], **signed})
            for each in range(spans // facts):
                article = ids[(number + each) % len(ids)]
                start = 12 + number % 30 * 90
                row = {"guid": new_guid(), "article_id": article, "origin_version_id": article, **signed}
                quote = texts[article][start : start + 90]
                context = {"prefix": texts[article][start - 10 : start], "suffix": ""}
                anchor = action.insert("anchor", {**row, "exact": quote, **context})
                place = {"anchor_id": anchor, "version_id": article, "start": start, "end": start + 90}
                action.insert("anchor_position", {**place, "status": "exact", "score": 1.0})
                row = {"guid": new_guid(), "fact_id": fact, "anchor_id": anchor, "stance": "states", **signed}
                action.insert("evidence", {**row, "updated_at": action.at})


def main(facts: int = 20_000, spans: int = 100_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = projects.open_project(Path(folder, "Large.swb"), reviewer="Bench", create=True)
        fill(project, facts, spans)
        started = time.perf_counter()
        exporting.read_dossier(project, Scope())
        print(f"{facts:,} facts, {spans:,} quotes: read in {time.perf_counter() - started:.1f} s")
        for name in FORMATS:
            path = Path(folder, f"out.{name}")
            started, busy = time.perf_counter(), time.process_time()
            exporting.export_facts(project, name, path)
            seconds, busy = time.perf_counter() - started, time.process_time() - busy
            size = path.stat().st_size / 1e6
            print(
                f"{name:14}{seconds:6.1f} s with reading, {busy:6.1f} s of it busy {size:8.1f} MB", flush=True
            )
        project.close()


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
