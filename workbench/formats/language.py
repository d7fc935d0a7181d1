"""Reads the word tables of languages, as shipped and as users keep them in folders of their own."""

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench import paths
from workbench.core.language import UNKNOWN, Language, Table, WordList, main_code
from workbench.core.problem import Problem
from workbench.core.wordlists import extended, parse_table

_SUFFIX = ".txt"


@functools.lru_cache(maxsize=16)
def load(code: str = "en", lists: tuple[WordList, ...] = ()) -> Language:
    """The language ``code`` with its tables, changed by users' ``lists``.

    What a language has no table for it takes from the tables that hold for all languages; a language that
    nobody made tables for has only those. Raises Problem for a list that can't be read.
    """
    code = main_code(code)
    shared, own = _shipped(UNKNOWN), {} if code == UNKNOWN else _shipped(code)
    known = _shipped("en")
    if not own and not any(each.language == code for each in lists):
        code = UNKNOWN
    return extended(Language(code, {**shared, **own}), lists, known)


@functools.cache
def supported() -> tuple[str, ...]:
    """The codes of the languages that tables are shipped for."""
    folders = (path.name for path in paths.resources("lexicons").iterdir() if path.is_dir())
    return tuple(sorted(code for code in folders if code != UNKNOWN))


@functools.lru_cache(maxsize=16)
def stop_words(lists: tuple[WordList, ...] = ()) -> Mapping[str, frozenset[str]]:
    """The small words by which each language is known that there are tables for."""
    codes = dict.fromkeys([*supported(), *(each.language for each in lists)])
    found = {code: load(code, lists).words("stop_words") for code in codes if code != UNKNOWN}
    return {code: words for code, words in found.items() if words}


def load_folder(folder: Path, code: str) -> Language:
    """The language whose tables are the ``.txt`` files of ``folder``, each named by its file name."""
    return Language(code, _tables(folder))


def shipped_text(code: str, name: str) -> str:
    """One table as it is shipped, with the header that explains it; nothing where there is none."""
    if code not in (*supported(), UNKNOWN) or name not in _shipped(code):
        return ""
    return _read(paths.resources("lexicons", code) / (name + _SUFFIX))


def table_names(code: str = "en") -> tuple[str, ...]:
    """The names of all tables that a language may have."""
    return tuple(sorted({**_shipped("en"), **_shipped(main_code(code))}))


def read_lists(folder: Path) -> tuple[WordList, ...]:
    """The users' lists of a folder: ``<language>/<table>.txt``; none when the folder isn't there."""
    if not folder.is_dir():
        return ()
    files = sorted(folder.glob(f"*/*{_SUFFIX}"))
    return tuple(WordList(main_code(f.parent.name), f.stem, _read(f), str(f)) for f in files if f.is_file())


def check(lists: Iterable[WordList]) -> None:
    """Raise Problem for the first line of any list that can't be read."""
    known = _shipped("en")
    tables: dict[tuple[str, str], Table] = {}
    for each in lists:
        key = each.language, each.name
        if key not in tables:
            tables |= {(each.language, name): table for name, table in _shipped(each.language).items()}
        start = Language(each.language, {each.name: tables[key]} if key in tables else {})
        tables[key] = extended(start, (each,), known).tables[each.name]


@functools.cache
def _shipped(code: str) -> Mapping[str, Table]:
    return _tables(paths.resources("lexicons", code)) if code == UNKNOWN or code in supported() else {}


def _tables(folder: Path) -> Mapping[str, Table]:
    return {path.stem: parse_table(path.stem, _read(path)) for path in sorted(folder.glob("*" + _SUFFIX))}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(
            f"The word table {path.name} can't be read. Please put back the file as it was.",
            f"{path}: {error}",
        ) from error
