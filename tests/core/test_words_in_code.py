"""The core knows no word of English: what depends on a language stands in its tables."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import workbench.core
from workbench.core.language import Language
from workbench.formats.language import load

CORE = Path(workbench.core.__file__).parent
FILES = sorted(CORE.rglob("*.py"))
TABLES = ("function_words", "stop_words", "number_words", "ordinal_words", "months", "weekdays", "magnitudes")
ALTERNATION = re.compile(r"\b[a-z]{2,}(?:\|[a-z]{2,})+\b")
# Classes that tables sort their words into, and parts of the program: names that hold in any language.
CLASSES = frozenset(
    (
        "about",
        "after",
        "before",
        "ever",
        "first",
        "may",
        "most",
        "must",
        "nearly",
        "not",
        "only",
        "score",
        "should",
        "will",
    )
)


def english() -> frozenset[str]:
    language: Language = load("en")
    words = frozenset().union(*(language.words(name) for name in TABLES)) - CLASSES
    return frozenset(word for word in words if word[0].isalpha())


def texts(node: ast.AST) -> list[str]:
    """The words compared with, or listed, at one place of the code."""
    if isinstance(node, ast.Compare):
        parts: list[ast.expr] = [node.left, *node.comparators]
    elif isinstance(node, ast.Tuple | ast.Set | ast.List):
        parts = node.elts
    elif isinstance(node, ast.Dict):
        parts = [key for key in node.keys if key is not None]
    else:
        return []
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def found(source: str) -> Iterator[str]:
    words = english()
    for node in ast.walk(ast.parse(source)):
        yield from (text for text in texts(node) if text in words)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for match in ALTERNATION.finditer(node.value):
                yield from (word for word in match[0].split("|") if word in words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORE)))
def test_no_word_of_english_stands_in_the_code(path: Path) -> None:
    assert sorted(found(path.read_text(encoding="utf-8"))) == []


def test_the_test_sees_words_in_code() -> None:
    assert list(found("x = word == 'the'")) == ["the"]
    assert sorted(found("X = {'hundred', 'thousand'}; re.compile('(?:january|march)')")) == [
        "hundred",
        "january",
        "march",
        "thousand",
    ]
