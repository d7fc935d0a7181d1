"""Which paragraphs of a page are its article: trafilatura points at them, the page says how they read.

Barbaresi, A. (2021). Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction. ACL-IJCNLP: System Demonstrations, 122-131. Its stricter and its ordinary reading are laid
together; what either would drop inside a sentence or repeat is taken from the page itself.
"""

import re
from collections.abc import Collection, Sequence
from copy import deepcopy

from lxml import html

from workbench.formats.pages.blocks import Block
from workbench.formats.pages.trees import DEEPEST, depth, lean

_WORD = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\w+?(?=[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\b)"
)
_RUN = 3
_ENOUGH = 0.5
_STRICT = 0.4


def article(tree: html.HtmlElement, found: Sequence[Block]) -> list[int]:
    """The numbers of the paragraphs that make up the article, ascending; none where none stands out."""
    if depth(tree) > DEEPEST:
        return []
    tree = lean(deepcopy(tree))
    strict = _matched(found, _lines(tree, strict=True))
    ordinary = _matched(found, _lines(tree, fast=True))
    if _size(found, strict) < _STRICT * _size(found, ordinary):
        ordinary = _matched(found, _lines(tree))
        strict = strict if _size(found, strict) >= _STRICT * _size(found, ordinary) else ordinary
    return _with_gaps(found, strict, ordinary)


def _lines(tree: html.HtmlElement, *, strict: bool = False, fast: bool = False) -> list[str]:
    """The lines that trafilatura takes for the article; ``fast`` is its own rules alone."""
    import trafilatura

    found = trafilatura.bare_extraction(
        deepcopy(tree), favor_precision=strict, fast=fast, include_comments=False, with_metadata=False
    )
    text = getattr(found, "text", "") or ""
    return text.split("\n")


def _matched(found: Sequence[Block], lines: Sequence[str]) -> list[int]:
    """The paragraphs that the lines were taken from."""
    whole = {" ".join(_words(line)) for line in lines}
    runs = {run for line in lines for run in _runs(_words(line))}
    return [i for i, block in enumerate(found) if _is_in(block, whole, runs)]


def _is_in(block: Block, whole: Collection[str], runs: Collection[tuple[str, ...]]) -> bool:
    words = _words(block.text)
    if not words:
        return False
    if len(words) < _RUN + 2 or not runs:
        return " ".join(words) in whole
    own = _runs(words)
    return sum(run in runs for run in own) >= _ENOUGH * len(own)


def _with_gaps(found: Sequence[Block], chosen: Sequence[int], ordinary: Sequence[int]) -> list[int]:
    """The chosen paragraphs with those between them that belong there: quoted posts, and what both hold."""
    if not chosen:
        return list(ordinary)
    home = {found[i].parent for i in chosen}
    kept = set(chosen)
    for i in range(chosen[0], chosen[-1]):
        block = found[i]
        if i in kept:
            continue
        between = i in ordinary or {i - 1, i + 1} <= kept
        if is_quoted_post(block) or (between and block.parent in home and block.linked < _ENOUGH):
            kept.add(i)
    return sorted(kept)


def is_quoted_post(block: Block) -> bool:
    """Whether a paragraph is a post of somebody that the article shows."""
    return any("twitter-tweet" in name or "instagram-media" in name for _, name in block.parts)


def _size(found: Sequence[Block], chosen: Sequence[int]) -> int:
    return sum(len(found[i].text) for i in chosen)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
