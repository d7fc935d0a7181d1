import sqlite3
from pathlib import Path

import pytest

from workbench.core.problem import Problem
from workbench.store.failures import in_plain_words


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another program"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read-only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "moved or deleted"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk reported an error"),
        (sqlite3.SQLITE_CANTOPEN, "could not be opened"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_NOTADB, "not a project"),
        (sqlite3.SQLITE_RANGE, "refused this"),
    ],
)
def test_every_error_becomes_one_sentence(code: int, word: str) -> None:
    error = sqlite3.OperationalError("technical")
    error.sqlite_errorcode = code
    with pytest.raises(Problem, match=word) as caught, in_plain_words(Path("/x/Study.swb")):
        raise error
    assert "Nothing was changed." in caught.value.sentence
    assert "technical" not in caught.value.sentence
    assert "technical" in caught.value.details


def test_errors_of_the_file_system_are_told_too() -> None:
    with pytest.raises(Problem, match="disk is full"), in_plain_words(Path("/x/Study.swb")):
        raise OSError(28, "No space left on device")


def test_text_that_cannot_be_decoded_is_damage() -> None:
    plain = sqlite3.connect(":memory:")
    with pytest.raises(Problem, match="damaged"), in_plain_words(Path("/x/Study.swb")):
        plain.execute("SELECT CAST(x'ff' AS TEXT)").fetchone()
    plain.close()
