"""HTML of any quality to a tree that is safe to walk; nothing outside the file is ever asked for."""

import re
from typing import Any, cast

from lxml import etree, html

from workbench.core.problem import Problem

DEEPEST = 400
"""The deepest nesting that is handed to code which may recurse."""

_PARSED = 1500  # libxml2 goes to 2,048
_NESTING = re.compile(
    r"</?(?!(?:script|style|template|noscript|textarea|head|title|meta|link|html|body)\b)[a-zA-Z][^<>]*>"
)
_BREAKS = re.compile(r"(?:<br>\s*){3,}")
_DATA = re.compile(r"""(?<=["'(])data:[\w/+.;=-]{0,80},[^"')\s<>]{200,}""")
_DATA_BYTES = re.compile(rb"""(?<=["'(])data:[\w/+.;=-]{0,80},[^"')\s<>]{200,}""")
_HALVES = re.compile(r"(?:&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5[5-7]\d{3});?)+")
_NUMBER = re.compile(r"[xX]([0-9a-fA-F]+)|(\d+)")
_NUL = re.compile(r"&#(?:[xX]0+|0+);?")
_INVISIBLE = ("script", "style", "template", "iframe", "object", "embed", "svg", "math", "canvas", "noscript")


def parse(text: str) -> html.HtmlElement:
    """The tree of a page; Problem where there is nothing in it."""
    text = _HALVES.sub(_character, _NUL.sub("\ufffd", text))
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True, default_doctype=False
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Problem("there is no page in it", repr(error)) from error
    return tree


def walkable(text: str) -> tuple[html.HtmlElement, bool]:
    """The tree of a page, and whether its nesting had to be given up, past which a parser drops text."""
    tree = parse(text)
    if depth(tree) < _PARSED:
        return tree, False
    return parse(_BREAKS.sub("<br><br>", _NESTING.sub("<br><br>", text))), True


def without_data(text: str) -> str:
    """A page without the pictures and fonts that are written into it."""
    return _DATA.sub("data:,", text)


def without_data_in(data: bytes) -> bytes:
    """The bytes of a page without the pictures and fonts that are written into it."""
    return _DATA_BYTES.sub(b"data:,", data)


def size(tree: html.HtmlElement) -> int:
    """How many elements a tree has."""
    return int(cast(float, tree.xpath("count(//*)")))


def depth(tree: html.HtmlElement) -> int:
    """How deep the elements of a tree are nested."""
    deepest = now = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        now += 1 if event == "start" else -1
        deepest = max(deepest, now)
    return deepest


def lean(tree: html.HtmlElement) -> html.HtmlElement:
    """The same tree without scripts, styles, pictures drawn in place and comments."""
    etree.strip_elements(tree, etree.Comment, with_tail=False)
    etree.strip_elements(tree, *_INVISIBLE, with_tail=False)
    return tree


def _character(match: re.Match[str]) -> str:
    """What two halves of a character, written as numbers, stand for; a single half is shown as damaged."""
    codes = [
        int(hexadecimal, 16) if hexadecimal else int(number)
        for hexadecimal, number in _NUMBER.findall(match[0])
    ]
    return "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def attribute(element: Any, name: str) -> str:
    """An attribute's text, empty where there is none."""
    return cast(str, element.get(name) or "")
