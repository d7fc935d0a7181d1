import pytest

from workbench.core.language import WordList
from workbench.core.problem import Problem
from workbench.formats.language import (
    check,
    load,
    load_folder,
    read_lists,
    shipped_text,
    stop_words,
    supported,
    table_names,
)
from workbench.paths import resources

TABLES = sorted(resources("lexicons").glob("*/*.txt"))


def test_english_tables_are_there():
    assert load().map("abbreviations")["gen"] == "title"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_table_begins_with_a_header_that_explains_it(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    first = lines[0]
    assert first.startswith("# ")
    assert len(first.split()) >= 4
    assert not first.startswith(("# format:", "# line:"))
    assert load(path.parent.name).entries(path.stem)


@pytest.mark.parametrize("code", [code for code in supported() if code != "en"])
def test_other_languages_have_tables_that_english_has_too(code):
    names = {path.stem for path in TABLES if path.parent.name == code}
    assert names <= set(table_names())
    for name in names:
        there, here = load().tables.get(name), load(code).tables[name]
        assert there is None or (there.format, there.line) == (here.format, here.line)


def test_a_language_without_tables_gets_those_of_all_languages():
    assert load("xx") is not load()
    assert load("xx").code == "und"


def test_a_country_is_no_language_of_its_own():
    assert load("en_GB").code == "en"
    assert load("en-US").words("stop_words") == load().words("stop_words")


@pytest.mark.parametrize("code", ["../en", "/etc", "EN/..", ".."])
def test_a_code_never_leaves_the_folder_of_the_tables(code):
    assert load(code).code == "und"


def test_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / "units.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Problem, match=r"units\.txt"):
        load_folder(tmp_path, "en")


def test_a_folder_of_lists_is_read_by_language_and_table(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "units.txt").write_text("parsec = length, 3.0857e16, parsecs\n", encoding="utf-8")
    (tmp_path / "readme.txt").write_text("not a list", encoding="utf-8")
    (found,) = read_lists(tmp_path)
    assert (found.language, found.name) == ("en", "units")
    assert load("en", (found,)).lists("units")["parsec"][0] == "length"
    assert "parsec" not in load().lists("units")
    assert read_lists(tmp_path / "nowhere") == ()


def test_a_list_that_can_t_be_read_names_its_file_and_line(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "months.txt").write_text("# mine\nbrumaire = elf\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"months\.txt can't be read at line 2"):
        check(read_lists(tmp_path))


def test_a_language_of_one_s_own_needs_nothing_but_tables():
    own = WordList("eo", "months", "# format: map\njanuaro = 1\n")
    assert load("eo", (own,)).map("months") == {"januaro": "1"}
    assert "eo" in stop_words((WordList("eo", "stop_words", "la\nkaj\n"),))


def test_a_shipped_table_can_be_read_with_its_header():
    assert shipped_text("en", "units").startswith("# Units")
    assert shipped_text("en", "nothing") == shipped_text("..", "units") == ""
