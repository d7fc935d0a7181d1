"""JSON lines, JSON lists and CSV tables of articles: what is found, and what is stepped over."""

import hashlib
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.dates import dated
from workbench.formats.importers import Source
from workbench.formats.importers.csv_articles import CSV_ARTICLES
from workbench.formats.importers.json_articles import JSON_ARTICLES
from workbench.formats.records import FORMAT


def found(data: bytes | str, name: str) -> Iterator[Draft | Problem]:
    importer = CSV_ARTICLES if name.endswith("sv") else JSON_ARTICLES
    content = data.encode() if isinstance(data, str) else data
    return importer.read(Source(Path(name), content=content))


def drafts(data: bytes | str, name: str) -> list[Draft]:
    made = list(found(data, name))
    assert all(isinstance(each, Draft) for each in made), made
    return [each for each in made if isinstance(each, Draft)]


def said(data: bytes | str, name: str) -> list[str]:
    """The text of each article, and the sentence of each Problem, in their order."""
    return [each.text if isinstance(each, Draft) else each.sentence for each in found(data, name)]


def refusal(data: bytes | str, name: str) -> str:
    with pytest.raises(Problem) as caught:
        list(found(data, name))
    return caught.value.sentence


def test_a_json_line_is_an_article_with_its_details() -> None:
    line = {
        "ID": 17,
        "Headline": "Talks end",
        "source": {"id": None, "name": "The Paper"},
        "authors": ["A. Writer", {"name": "B. Other"}],
        "published_at": "2024-04-10T09:00:00Z",
        "Web-URL": "https://example.org/a",
        "lang": "en-GB",
        "content": "They met.\r\nAnd parted.",
        "words": 4,
    }
    raw = json.dumps(line)
    (draft,) = drafts(f"\ufeff{raw}\r\n\n", "a.jsonl")
    assert draft.text == "They met.\nAnd parted."
    assert (draft.title, draft.outlet, draft.author) == ("Talks end", "The Paper", "A. Writer, B. Other")
    assert (draft.published, draft.url) == ("2024-04-10T09:00:00+00:00", "https://example.org/a")
    assert (draft.language, draft.place, draft.guessed) == ("en", "17", ())
    assert draft.original == raw.encode()
    assert draft.sha256 == hashlib.sha256(raw.encode()).hexdigest()
    assert draft.file_name == "a.jsonl"


def test_a_broken_line_is_said_with_its_number_and_the_others_go_on() -> None:
    lines = ['{"text": "One."}', '{"text": "Tw', "", "[1, 2]", '{"title": "No text"}', '{"text": "Three."}']
    assert said("\n".join(lines), "a.jsonl") == [
        "One.",
        "“a.jsonl”, line 2 was not read: it is not one JSON value.",
        "“a.jsonl”, line 4 was not read: it is no object with the details of an article.",
        "“a.jsonl”, line 5 was not read: it holds no text (in a field named text, content or body).",
        "Three.",
    ]


def test_places_are_lines_where_there_is_no_id() -> None:
    assert [
        each.place for each in drafts('\n{"text": "One."}\n{"id": "b-2", "text": "Two."}', "a.jsonl")
    ] == [
        "line 2",
        "b-2",
    ]


@pytest.mark.parametrize("indent", [None, 1])
def test_lists_and_objects_that_hold_one_are_read(indent: int | None) -> None:
    articles = [{"text": f"Number {n}.", "name": "N"} for n in range(3)]
    texts = ["Number 0.", "Number 1.", "Number 2."]
    assert said(json.dumps(articles, indent=indent), "a.json") == texts
    assert said(json.dumps({"status": "ok", "articles": articles}, indent=indent), "a.json") == texts
    assert said(json.dumps(articles[0], indent=indent), "a.json") == texts[:1]
    assert said("\n".join(json.dumps(each, indent=indent) for each in articles), "a.json") == texts


def test_a_list_that_breaks_off_is_read_up_to_there() -> None:
    whole = json.dumps([{"text": f"Number {n}."} for n in range(3)], indent=1)
    assert said(whole[:-12], "a.json") == [
        "Number 0.",
        "Number 1.",
        "“a.json” was read no further than its entry 3 (line 8): what follows is broken, or far too long.",
    ]


def test_deep_nesting_and_endless_numbers_are_said() -> None:
    lines = ["[" * 100_000, '{"text": ' + "9" * 10_000 + "}", '{"text": "One."}']
    assert said('{"text": "Zero."}\n' + "\n".join(lines), "a.jsonl")[-1] == "One."
    assert "no further" in said("[" * 100_000, "a.json")[0]


def test_lone_surrogates_and_nul_are_mended() -> None:
    (draft,) = drafts('{"text": "a\\ud800b\\u0000c", "title": "\\udfff\\u0000t", "id": "\\ud800"}', "a.jsonl")
    assert draft.text == "a\ufffdb\ufffdc"
    assert draft.title == "t"
    draft.text.encode()


def test_facts_and_files_without_articles_are_refused() -> None:
    head = json.dumps({"type": "export", "format": FORMAT, "version": 1})
    assert "holds facts, not articles" in refusal(head + '\n{"type": "fact"}', "a.jsonl")
    assert "no article in its first" in refusal('{"a": 1}\n' * 5_000, "a.jsonl")
    assert "there is no article in it" in refusal("[]", "a.json")
    assert "it is empty" in refusal("", "a.jsonl")
    assert "a binary file" in refusal(bytes(range(32)) * 9, "a.jsonl")


def test_a_table_is_read_by_the_names_of_its_columns() -> None:
    table = 'Id,HEADLINE,Date,Full text\r\n7,Talks end,10 April 2024,"They met,\r\nand ""parted""."\r\n'
    (draft,) = drafts(table, "a.csv")
    assert draft.text == 'They met,\nand "parted".'
    assert (draft.title, draft.published, draft.place) == ("Talks end", "2024-04-10", "7")
    assert draft.original.decode() == table.partition("\r\n")[2]


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings_are_told(delimiter: str, encoding: str) -> None:
    rows = [["title", "body"], ["Café – eins", "Über alles, und; mehr | noch " * 3]]
    table = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows) + "\n"
    (draft,) = drafts(table.encode(encoding), "a.csv")
    assert draft.title == "Café – eins"
    assert draft.text == rows[1][1]


def test_excel_may_name_the_delimiter_first() -> None:
    assert said("sep=;\ntext;title\nOne, two;T\n", "a.csv") == ["One, two"]


def test_rows_of_another_length_are_said_and_the_others_go_on() -> None:
    assert said("title,text\nT,One.\nT\nT,Two,three\n\nT,Four.\n", "a.csv") == [
        "One.",
        "“a.csv”, line 3 was not read: it has 1 column in place of 2.",
        "“a.csv”, line 4 was not read: it has 3 columns in place of 2.",
        "Four.",
    ]


def test_a_quotation_mark_that_is_never_closed_costs_one_line() -> None:
    table = 'title,text\nA,"One."\nB,"Two\nC,Three.\nD,Four.\n'
    assert said(table, "a.csv") == [
        "One.",
        "“a.csv”, line 3 was not read: its quotation marks are broken.",
        "Three.",
        "Four.",
    ]


def test_many_unclosed_quotation_marks_end() -> None:
    table = "title,text\n" + 'A,"One\nB,"Two ""\n' * 200
    assert len(said(table, "a.csv")) < 500


def test_bytes_of_another_encoding_deep_in_a_file_are_read_and_said() -> None:
    rows = "".join(f"T,Number {n} of many rows.\n" for n in range(4_000))
    data = b"title,text\n" + rows.encode() + "T,Café – so.\n".encode("cp1252")
    last = drafts(data, "a.csv")[-1]
    assert last.text == "Café – so."
    assert last.notices[0].startswith("Read as Windows-1252")
    assert last.original == "T,Café – so.\n".encode("cp1252")


def test_a_table_without_a_column_for_the_text_is_refused() -> None:
    assert "no column in its first line is named text" in refusal("a,b\n1,2\n", "a.csv")
    assert "no row below" in refusal("title,text\n", "a.csv")


def test_long_files_are_read_within_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": n, "text": f"{n} " + "word " * 5_000}) + "\n" for n in range(200))
    tracemalloc.start()
    count = sum(isinstance(each, Draft) for each in JSON_ARTICLES.read(Source(path)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 200
    assert most < path.stat().st_size / 4


@pytest.mark.parametrize("name", ["long.jsonl", "long.json", "long.csv"])
def test_a_line_that_never_ends_is_stepped_over(name: str, tmp_path: Path) -> None:
    start = {"long.jsonl": '{"text": "', "long.json": '[{"text": "', "long.csv": 'title,text\nT,"'}[name]
    end = {"long.jsonl": '"}\n{"text": "One."}', "long.json": '"}]', "long.csv": '"\nT,One.\n'}[name]
    path = tmp_path / name
    path.write_text(start + "x" * 17_000_000 + end, encoding="utf-8")
    importer = CSV_ARTICLES if name.endswith("csv") else JSON_ARTICLES
    made = list(importer.read(Source(path)))
    assert isinstance(made[0], Problem)
    assert name == "long.json" or getattr(made[-1], "text", "") == "One."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-04-10", "2024-04-10"),
        ("2024-04", "2024-04"),
        ("2024", "2024"),
        ("2024-04-10T09:30:00+02:00", "2024-04-10T09:30:00+02:00"),
        ("2024-04-10 09:30", "2024-04-10T09:30:00"),
        ("Wed, 10 Apr 2024 09:00:00 +0000", "2024-04-10T09:00:00+00:00"),
        ("10 April 2024", "2024-04-10"),
        ("Wednesday, April 10th, 2024", "2024-04-10"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("2024/04/10", "2024-04-10"),
        ("20240410", "2024-04-10"),
        ("10.4.2024", "2024-04-10"),
        ("25/04/2024", "2024-04-25"),
        ("04/25/2024", "2024-04-25"),
        ("1712739600", "2024-04-10T09:00:00+00:00"),
        ("1712739600000", "2024-04-10T09:00:00+00:00"),
        ("04/10/2024", ""),
        ("2024-13-45", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_are_told_or_left_out(written: str, read: str) -> None:
    date, doubt = dated(written)
    assert date == read
    assert bool(doubt) == (bool(written) and not read)
