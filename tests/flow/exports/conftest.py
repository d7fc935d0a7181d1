"""A project in which everything that can be exported is there, written by hostile hands."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.core.model import Quote, Span, Stance
from workbench.flow import articles, facts, projects
from workbench.flow.projects import Project
from workbench.store import Action

STAMP = "2026-01-02T03:04:05Z"
NASTY = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\ttab first",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "both \"double\" and 'single', with commas; and semicolons",
    "two\nlines | and a pipe",
    "bell \x07 and escape \x1b[31m here",
    "😀 👩‍👩‍👧 and 日本語",
    "مرحبا بالعالم: الصفقة ملغاة",
    "{{ 7 * 7 }} {% raw %}",
    "[link](javascript:alert(1)) **bold** `code`",
    "00123",
    "1e5",
    "line\u2028end ]]> &amp;",
)
PROSE = "Leaders met on April 10. The deal is worth $3 billion. Nothing else was said about it that day."
TEXT = "\n".join(NASTY) + "\n" + PROSE
OTHER = (
    "Leaders met on April 11. The deal is worth 4 billion dollars. Nothing else was said about it that day."
)


@pytest.fixture(scope="session")
def rich_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project file with facts, verdicts, tags, memos and links, which nobody opens again."""
    path = tmp_path_factory.mktemp("rich") / "Study.swb"
    opened = projects.open_project(path, reviewer="Anna", create=True)
    _fill(opened)
    opened.close()
    return path


@pytest.fixture
def rich(rich_file: Path, tmp_path: Path) -> Iterator[Project]:
    opened = projects.open_project(Path(shutil.copy(rich_file, tmp_path / "Rich.swb")), reviewer="Anna")
    yield opened
    opened.close()


@pytest.fixture
def bare(rich_file: Path, tmp_path: Path) -> Iterator[Project]:
    """The same project with the same articles, before anybody tagged a fact."""
    before = rich_file.with_name("Bare.swb")
    opened = projects.open_project(Path(shutil.copy(before, tmp_path / "Bare.swb")), reviewer="Anna")
    yield opened
    opened.close()


def made(text: str, title: str, **told: str) -> Draft:
    from hashlib import sha256

    data = text.encode()
    return Draft(text, data, sha256(data).hexdigest(), title=title, **told)  # type: ignore[arg-type]


def _fill(project: Project) -> None:
    drafts = [
        made(
            TEXT,
            "=Title <b>1</b>",
            outlet="Daily",
            url="https://example.org/a?b=1&c=2",
            published="2024-04-10",
        ),
        made(OTHER, "Second | title", outlet="@Weekly", url="javascript:alert(1)", retrieved="2024-04-12"),
        made(PROSE + " Last.", "Third", author="A. Author", url="http://example.net/x"),
    ]
    first, second, third = articles.add_articles(project, drafts).articles
    projects.save_copy(project, project.path.with_name("Bare.swb"))
    guids = []
    for number, text in enumerate(NASTY):
        start = TEXT.index(text)
        quotes = [Quote(first, Span(start, start + len(text)), Stance.STATES, text.strip())]
        if number < 3:
            quotes.append(Quote(second, Span(0, 24), Stance.CONTRADICTS, "another date"))
            quotes.append(
                Quote(third, Span(25, 54), (Stance.QUALIFIES, Stance.MENTIONS, Stance.SUPPORTS)[number])
            )
        guids.append(facts.tag_fact(project, text.strip() or "x", quotes).guid)
    guids.append(facts.tag_fact(project, "A fact without evidence", []).guid)
    articles.add_version(project, third, made(OTHER + " Corrected.", "Third"))
    with project.action("Judge") as action:
        _judge(action, guids, {"first": first})


def _judge(action: Action, guids: list[str], known: dict[str, str]) -> None:
    who, at = action.reviewer_id, "2024-05-01T10:00:00Z"
    signed = {"created_by": who, "created_at": at}
    ids = {row["guid"]: row["id"] for row in action.rows("SELECT id, guid FROM fact")}
    bob = action.insert("reviewer", {"guid": _guid("bob"), "name": "=Bob", "initials": "B", "created_at": at})
    row = {"guid": _guid("places"), "name": "=places", "color": "#4c78a8", "description": "where <it> was"}
    root = action.insert("tag", {**row, **signed, "hotkey": "p"})
    leaf = action.insert("tag", {"guid": _guid("leaf"), "name": "France & <b>", "parent_id": root, **signed})
    unused = action.insert("tag", {"guid": _guid("unused"), "name": "unused", "parent_id": leaf, **signed})
    assert unused
    for guid, tag in ((guids[0], leaf), (guids[0], root), (guids[1], root)):
        action.insert("fact_tag", {"fact_id": ids[guid], "tag_id": tag, **signed})
    scale = action.insert("verdict_scale", {"guid": _guid("scale"), "name": "Truth", "ordered": 1, **signed})
    verdicts = [
        action.insert(
            "verdict", {"guid": _guid(name), "scale_id": scale, "label": name, "rating": n, "seq": n}
        )
        for n, name in enumerate(("False", "=Mixed", "True"), 1)
    ]
    rounds = [
        action.insert(
            "round", {"guid": _guid(f"r{n}"), "number": n, "scale_id": scale, "state": state, **signed}
        )
        for n, state in ((1, "revealed"), (2, "blind"))
    ]
    for number, (reviewer, round_id, verdict) in enumerate(
        ((who, rounds[0], verdicts[0]), (bob, rounds[0], verdicts[1]), (who, rounds[1], verdicts[2]))
    ):
        row = {
            "guid": _guid(f"a{number}"),
            "fact_id": ids[guids[0]],
            "round_id": round_id,
            "verdict_id": verdict,
        }
        told = {"rationale": "SECRET of the blind round" if number == 2 else "+because", "confidence": 3}
        action.insert(
            "assessment", {**row, **told, "created_by": reviewer, "created_at": at, "updated_at": at}
        )
    for number, guid in enumerate(guids[:2]):
        row = {"guid": _guid(f"j{number}"), "fact_id": ids[guid], "round_id": rounds[0]}
        told = {"method": "discussion", "rationale": "=agreed\nafter talk", "verdict_id": verdicts[1]}
        action.insert("adjudication", {**row, **told, **signed})
    newer = action.rows("SELECT id FROM adjudication WHERE guid = ?", [_guid("j0")])[0]["id"]
    row = {"guid": _guid("old"), "fact_id": ids[guids[0]], "round_id": rounds[0], "method": "majority"}
    action.insert(
        "adjudication", {**row, "superseded_by": newer, **signed, "created_at": "2024-04-30T10:00:00Z"}
    )
    _annotate(action, guids, ids, known)


def _annotate(action: Action, guids: list[str], ids: dict[str, int], known: dict[str, str]) -> None:
    at = "2024-05-02T10:00:00Z"
    signed = {"created_by": action.reviewer_id, "created_at": at}
    ends = {"from_fact_id": ids[guids[1]], "to_fact_id": ids[guids[0]]}
    action.insert("fact_link", {"guid": _guid("link"), "kind": "contradicts", **ends, **signed})
    evidence = action.rows("SELECT id, guid FROM evidence ORDER BY id LIMIT 1")[0]
    action.update("evidence", evidence["id"], {"confidence": 4, "important": 1})
    targets = {
        "fact": guids[0],
        "evidence": evidence["guid"],
        "article": known["first"],
        "tag": _guid("leaf"),
    }
    project = action.rows("SELECT guid FROM project")[0]["guid"]
    for target, guid in {**targets, "project": project}.items():
        row = {
            "guid": _guid(f"memo {target}"),
            "target": target,
            "target_guid": guid,
            "body": f"=memo <i>{target}</i>",
        }
        action.insert("memo", {**row, **signed, "updated_at": at})
    told = {
        "claimant": "Ministry & Co",
        "claimant_url": "https://example.org/ministry",
        "claim_date": "2024-04",
        "context": "Said on the radio.",
        "review_url": "https://example.org/review",
        "status": "agreed",
    }
    action.update("fact", ids[guids[0]], told)
    action.update("fact", ids[guids[1]], {"review_url": "javascript:alert(1)"})
    action.update("project", 1, {"publisher_name": "The Desk", "publisher_url": "https://example.org"})


def _guid(name: str) -> str:
    from uuid import UUID, uuid5

    return str(uuid5(UUID(int=7), name))


@pytest.fixture
def stamp() -> str:
    return STAMP


@pytest.fixture
def nasty() -> tuple[str, ...]:
    return NASTY


@pytest.fixture
def export(rich: Project, tmp_path: Path) -> Callable[..., bytes]:
    """Write the rich project in one format and hand its bytes over."""
    from workbench.flow import exporting

    def write(name: str, stamp: str = STAMP, **scope: object) -> bytes:
        path = tmp_path / f"{name}.out"
        wanted = exporting.Scope(**scope)  # type: ignore[arg-type]
        exporting.export_facts(rich, name, path, scope=wanted, exported_at=stamp)
        return path.read_bytes()

    return write
