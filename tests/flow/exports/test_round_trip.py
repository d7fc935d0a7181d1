"""Facts out as JSON lines and back in: nothing is lost, nothing is taken on trust."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from workbench.core.problem import Problem
from workbench.flow import articles, fact_import, facts, history, projects
from workbench.flow.exporting import export_facts
from workbench.flow.projects import Project
from workbench.formats.importers.facts import read_facts
from workbench.paths import resources

Export = Callable[..., bytes]
State = Callable[[Project], dict[str, list[dict[str, object]]]]


def lines(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.splitlines()]


def test_what_comes_back_is_exported_as_the_same_bytes(
    rich: Project, bare: Project, tmp_path: Path, stamp: str
) -> None:
    with bare.action("Publish") as action:
        action.update("project", 1, {"publisher_name": "The Desk", "publisher_url": "https://example.org"})
    third = next(card.guid for card in articles.articles(bare) if card.title == "Third")
    texts = rich.rows("SELECT text FROM article_text ORDER BY id DESC LIMIT 1")
    from workbench.core.draft import Draft

    data = texts[0]["text"].encode()
    articles.add_version(bare, third, Draft(texts[0]["text"], data, "x", title="Third"))
    _same_stamps(rich, bare)
    export_facts(rich, "jsonl", tmp_path / "out.jsonl", exported_at=stamp)
    done = fact_import.import_facts(bare, tmp_path / "out.jsonl")
    assert (done.facts, done.evidence, done.left_out) == (18, 23, ())
    export_facts(bare, "jsonl", tmp_path / "back.jsonl", exported_at=stamp)
    out, back = ((tmp_path / name).read_bytes().splitlines() for name in ("out.jsonl", "back.jsonl"))
    assert back[1:] == out[1:]
    told = [{**json.loads(each[0]), "left_out": 0} for each in (out, back)]
    assert told[0] == told[1]


def _same_stamps(rich: Project, bare: Project) -> None:
    """Give the version that was made twice one identity, as a copy of the file would have."""
    sql = "SELECT guid, imported_at, id FROM article_version WHERE seq = 2"
    there, here = rich.rows(sql)[0], bare.rows(sql)[0]
    with bare.action("Same") as action:
        bare._database.execute("DROP TRIGGER article_version_never_updated")
        action.update(
            "article_version", here["id"], {"guid": there["guid"], "imported_at": there["imported_at"]}
        )


def test_one_undo_takes_the_whole_import_back(
    bare: Project, export: Export, tmp_path: Path, state: State
) -> None:
    (tmp_path / "in.jsonl").write_bytes(export("jsonl"))
    before = state(bare)
    done = fact_import.import_facts(bare, tmp_path / "in.jsonl")
    assert history.undo_label(bare) == "Import 18 facts from “Study”"
    assert done.facts == 18
    history.undo(bare)
    assert state(bare) == before
    history.redo(bare)
    again = fact_import.import_facts(bare, tmp_path / "in.jsonl")
    assert (again.facts, again.left_out[0].count, again.left_out[0].what) == (0, 18, "facts")
    assert facts.tag_fact(bare, "the next one", []).number == 19


def test_quotes_whose_article_is_missing_are_named(export: Export, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(export("jsonl"))
    empty = projects.open_project(tmp_path / "Empty.swb", reviewer="Zoe", create=True)
    done = fact_import.import_facts(empty, tmp_path / "in.jsonl")
    assert (done.facts, done.evidence) == (18, 0)
    assert sum(each.count for each in done.left_out) == 23
    assert done.left_out[0].why == "its article is not here (“=Title <b>1</b>”)"
    empty.close()


def test_an_article_is_known_by_its_text_alone(rich: Project, export: Export, tmp_path: Path) -> None:
    from workbench.core.draft import Draft

    (tmp_path / "in.jsonl").write_bytes(export("jsonl"))
    other = projects.open_project(tmp_path / "Other.swb", reviewer="=bob", create=True)
    text = articles.article(rich, articles.articles(rich)[0].guid).text
    articles.add_articles(other, [Draft(text, text.encode(), "y", title="Under another name")])
    facts.tag_fact(other, "takes number one", [])
    done = fact_import.import_facts(other, tmp_path / "in.jsonl")
    assert (done.facts, done.evidence) == (18, 17)
    assert [fact.number for fact in facts.facts(other)] == [*range(1, 20)]
    for fact in facts.facts(other):
        for each in fact.evidence:
            assert each.span is not None
            assert each.span.of(text) == each.exact
    other.close()


def test_a_quote_that_was_tampered_with_stays_outside(bare: Project, export: Export, tmp_path: Path) -> None:
    found = lines(export("jsonl"))
    fact = next(line for line in found if line["type"] == "fact")
    fact["evidence"][0]["exact"] = "something nobody said"  # type: ignore[index]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    done = fact_import.import_facts(bare, tmp_path / "in.jsonl")
    assert [each.why for each in done.left_out if "does not say" in each.why] == [
        "the text does not say this at its place (“=Title <b>1</b>”)"
    ]


def change(field: str, value: object, kind: str = "fact") -> Callable[[list[dict[str, object]]], object]:
    return lambda found: next(line for line in found if line["type"] == kind).update({field: value})


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda found: found.clear(), "holds no facts"),
        (change("format", "other", "export"), "holds no facts"),
        (change("version", 99, "export"), "newer version"),
        (change("type", "recipe"), "not what Source Workbench writes"),
        (change("number", "seven"), "not what Source Workbench writes"),
        (change("number", 2**80), "not what Source Workbench writes"),
        (change("number", True), "not what Source Workbench writes"),
        (change("statement", "\ud800"), "not what Source Workbench writes"),
        (change("statement", None), "not what Source Workbench writes"),
        (change("evidence", [5]), "not what Source Workbench writes"),
        (change("tags", [{"tag": "gone", "created_by": "x", "created_at": ""}]), "not what Source Workbench"),
        (change("created_by", "nobody"), "not what Source Workbench writes"),
        (lambda found: found.append(found[-8]), "not what Source Workbench writes"),
    ],
)
def test_a_file_that_is_none_of_ours_changes_nothing(
    bare: Project,
    export: Export,
    tmp_path: Path,
    state: State,
    spoil: Callable[[list[dict[str, object]]], object],
    said: str,
) -> None:
    found = lines(export("jsonl"))
    spoil(found)
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    before = state(bare)
    with pytest.raises(Problem, match=said):
        fact_import.import_facts(bare, tmp_path / "in.jsonl")
    assert state(bare) == before


def test_a_status_nobody_knows_changes_nothing(
    bare: Project, export: Export, tmp_path: Path, state: State
) -> None:
    found = lines(export("jsonl"))
    change("status", "guessed")(found)
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    before = state(bare)
    with pytest.raises(Problem):
        fact_import.import_facts(bare, tmp_path / "in.jsonl")
    assert state(bare) == before


def test_every_line_keeps_to_the_published_schema(export: Export) -> None:
    schema = json.loads(resources("schemas", "facts-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    found = lines(export("jsonl"))
    assert {line["type"] for line in found} == {
        *("export", "reviewer", "article", "tag", "scale", "round", "fact", "fact_link", "memo")
    }
    for line in found:
        assert list(validator.iter_errors(line)) == []
        for broken in ({**line, "surprise": 1}, {key: line[key] for key in line if key != "guid"}):
            if broken != line:
                assert list(validator.iter_errors(broken))


def test_the_digest_is_of_the_lines_below_it(export: Export) -> None:
    from hashlib import sha256

    head, _, rest = export("jsonl").partition(b"\n")
    assert json.loads(head)["content_sha256"] == sha256(rest).hexdigest()


def test_reading_gives_the_very_values_that_were_written(
    rich: Project, export: Export, tmp_path: Path
) -> None:
    from workbench.flow.exporting import Scope, read_dossier

    (tmp_path / "in.jsonl").write_bytes(export("jsonl"))
    written, read = read_dossier(rich, Scope()), read_facts(tmp_path / "in.jsonl")
    for group in ("facts", "articles", "reviewers", "tags", "scales", "rounds", "links", "memos"):
        assert getattr(read, group) == getattr(written, group)
