import pytest

from workbench.core.problem import Problem
from workbench.formats.language import load, load_folder


def test_english_tables_are_there():
    assert load().map("abbreviations")["gen"] == "title"


def test_unknown_language_has_no_tables():
    assert not load("xx").tables


def test_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / "units.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Problem, match=r"units\.txt"):
        load_folder(tmp_path, "en")
