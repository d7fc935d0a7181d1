"""The word tables of a project and its users: which lines they add, and where those are kept."""

from collections.abc import Iterable
from pathlib import Path

from workbench import paths
from workbench.core.language import WordList, main_code
from workbench.core.problem import Problem
from workbench.formats import language
from workbench.store import Project
from workbench.store import wordlists as stored

__all__ = ["WordList", "for_comparing", "keep", "of_folder", "of_project", "remove", "shipped", "table_names"]

IN_PROJECT = "of this project"


def of_folder(folder: Path | None = None) -> tuple[WordList, ...]:
    """The lists of a folder (without one: of the user's configuration), every line of them checked."""
    lists = language.read_lists(folder or paths.own_lexicons())
    language.check(lists)
    return lists


def of_project(project: Project) -> tuple[WordList, ...]:
    """The lists that are kept in the project file and go wherever it goes."""
    rows = stored.lists(project)
    return tuple(WordList(row[0], row[1], row[2], f"{row[0]}/{row[1]} {IN_PROJECT}") for row in rows)


def for_comparing(project: Project | None, folder: Path | None = None) -> tuple[WordList, ...]:
    """All lines to apply, in their order: the user's own, then the project's; the comparison checks them."""
    own = language.read_lists(folder or paths.own_lexicons())
    return (*own, *(of_project(project) if project else ()))


def keep(project: Project, code: str, name: str, text: str) -> None:
    """Keep lines for one table in the project; an empty text takes the list away.

    Raises Problem naming the line that can't be read; then nothing is changed.
    """
    code, name = main_code(code), name.strip()
    if not text.strip():
        remove(project, code, name)
        return
    made = WordList(code, name, text, f"{code}/{name}")
    language.check((*_others(of_project(project), code, name), made))
    with project.action(f"Word list {code}/{name}") as action:
        stored.keep(action, code, name, text)


def remove(project: Project, code: str, name: str) -> None:
    """Take the project's list for one table away: the table is again as it was shipped."""
    with project.action(f"Reset word list {code}/{name}") as action:
        if not stored.remove(action, main_code(code), name):
            raise Problem(f"The project has no word list {code}/{name} of its own. Nothing was changed.")


def shipped(code: str, name: str) -> str:
    """A table as it is shipped, with the header that explains it."""
    return language.shipped_text(code, name)


def table_names(code: str = "en") -> tuple[str, ...]:
    """The names of all tables that a language may have."""
    return language.table_names(code)


def codes(lists: Iterable[WordList] = ()) -> tuple[str, ...]:
    """The languages that tables are shipped for, and those of the lists."""
    return tuple(dict.fromkeys([*language.supported(), *(each.language for each in lists)]))


def _others(lists: Iterable[WordList], code: str, name: str) -> tuple[WordList, ...]:
    return tuple(each for each in lists if (each.language, each.name) != (code, name))
