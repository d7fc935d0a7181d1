"""What office documents and books say of themselves, and how it is put into words what was found in them."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.formats.packages import Package

_DATE = re.compile(r"\s*((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?!\d)")
_LANGUAGE = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_][\w-]*)?\s*")
_NO_TITLE = re.compile(
    r"(?i)microsoft \w+ -|untitled|unbenannt|document\d*$|dokument\d*$|word document$|\S+\.\w{2,5}$"
)
_UNFIT = re.compile("[\0-\x1f\x7f\ud800-\udfff]+")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Properties:
    """Details in the words of a file; ``guessed`` names those that it does not state of the article."""

    title: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    outlet: str = ""
    url: str = ""
    guessed: tuple[str, ...] = ()

    def with_title(self, title: str, is_guessed: bool) -> "Properties":
        """The same with another title."""
        others = tuple(name for name in self.guessed if name != "title")
        return replace(self, title=title, guessed=(*others, "title") if is_guessed and title else others)


def core_properties(package: "Package") -> Properties:
    """What a Word document says in its core properties, all guesses: they tell of the file, not its text."""
    root = package.tree("docProps/core.xml")
    if root is None:
        return Properties()
    title = text_of(root, "title")
    told = {
        "title": "" if _NO_TITLE.match(title) else title,
        "author": text_of(root, "creator"),
        "published": date(text_of(root, "created") or text_of(root, "modified")),
    }
    guessed = tuple(name for name, value in told.items() if value)
    return Properties(**told, guessed=guessed)


def text_of(root: Any, name: str) -> str:
    """The text of the first element of a name, whatever its namespace, on one line."""
    found = next(root.iter(f"{{*}}{name}"), None) if root is not None else None
    return one_line("".join(found.itertext())) if found is not None else ""


def one_line(text: str) -> str:
    """A detail as it can be kept: without control characters, on one line, of bearable length."""
    return " ".join(_UNFIT.sub(" ", text).split())[:_LONGEST]


def date(said: str) -> str:
    """The year, month and day at the start of a date in ISO form, empty where there is none."""
    found = _DATE.match(said)
    return found[1] if found and (len(found[1]) < 10 or _is_day(found[1])) else ""


def _is_day(said: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(said))
    except ValueError:
        return False


def language(said: str) -> str:
    """The main code of a language tag, empty where there is none."""
    found = _LANGUAGE.fullmatch(said)
    return found[1].lower() if found else ""


def counted(number: int, thing: str) -> str:
    """``1 comment was``, ``2 comments were``: the start of a notice."""
    return f"1 {thing} was" if number == 1 else f"{number:,} {thing}s were"


def listed(parts: Sequence[str]) -> str:
    """Several counts as the start of one sentence."""
    if len(parts) == 1:
        return parts[0]
    bare = [re.sub(r" (?:was|were)$", "", part) for part in parts]
    return f"{', '.join(bare[:-1])} and {bare[-1]} were"
