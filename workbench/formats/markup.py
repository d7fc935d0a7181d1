"""The visible text of marked-up documents, paragraph by paragraph."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BLANK = re.compile(r"[ \xa0]*\n[ \xa0]*")
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Dialect:
    """The local names of elements that are paragraphs, and of those that are not shown.

    ``sign`` gives the characters that an element stands for by itself, such as a line end.
    """

    blocks: Collection[str]
    unseen: Collection[str]
    sign: Callable[[Any], str]


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(_SPACE.sub(" ", text))

    def taken(self) -> str:
        """The paragraph without blanks around its lines; a new one begins."""
        text = re.sub(" {2,}", " ", "".join(self.parts)).replace(_SOFT_HYPHEN, "")
        self.parts.clear()
        return _BLANK.sub("\n", text).strip()


def paragraphs(root: Any, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The paragraphs of a tree, each with the local name of the element that it ends or begins."""
    from lxml import etree

    hidden, paragraph = 0, _Paragraph()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        hidden -= event == "end" and name in dialect.unseen
        if not hidden and name in dialect.blocks and (text := paragraph.taken()):
            yield text, name
        hidden += event == "start" and name in dialect.unseen
        if not hidden and event == "start":
            paragraph.parts.append(dialect.sign(element))
            paragraph.add(element.text)
        elif not hidden and element is not root:
            paragraph.add(element.tail)
    if text := paragraph.taken():
        yield text, ""


def local(element: Any) -> str:
    """The name of an element in lower case without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
