"""What stands on every page and belongs to none: running heads, running feet and page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from workbench.formats.pdf.document import PageLines
from workbench.formats.pdf.layout import Line

_EDGE = 0.1
"""The share of a page's height, at its top and at its foot, where running heads stand."""
_DEEPEST = 4
_SAME_HEIGHT = 0.02
_OFTEN = 0.3
_DIGITS = re.compile(r"\d+")
_ONLY_PAGE = re.compile(
    r"\W*(?:page|p\.|seite|pagina|página|стр\.?)?\W*1\s*(?:(?:/|of|von|sur|di|de|из)\s*1)?\W*", re.I
)


def furniture(pages: Sequence[PageLines]) -> set[Line]:
    """The lines at the edges of pages that return on others at the same height, but for their numbers."""
    if len(pages) == 1:
        return {line for line, _ in _at_edges(pages[0]) if _ONLY_PAGE.fullmatch(line.text)}
    groups: dict[str, list[tuple[Line, float]]] = defaultdict(list)
    for page in pages:
        for line, height in _at_edges(page):
            groups[_DIGITS.sub("#", line.text).casefold()].append((line, height))
    least = max(2, _OFTEN * len(pages))
    found: set[Line] = set()
    for alike in groups.values():
        found |= _returning(alike, least)
    return found


def _at_edges(page: PageLines) -> list[tuple[Line, float]]:
    """The outermost lines of a page with their height in it, 0 at the top and 1 at the foot."""
    by_height = sorted(page.lines, key=lambda line: line.box.top)
    outermost = dict.fromkeys((*by_height[:_DEEPEST], *by_height[-_DEEPEST:]))
    heights = [(line, (line.box.top + line.box.bottom) / 2 / page.height) for line in outermost]
    return [(line, height) for line, height in heights if not _EDGE < height < 1 - _EDGE]


def _returning(alike: Sequence[tuple[Line, float]], least: float) -> set[Line]:
    """Those of some lines alike that stand at the same height on enough pages."""
    found: set[Line] = set()
    for _, height in alike:
        near = [line for line, other in alike if abs(other - height) < _SAME_HEIGHT]
        if len({line.page for line in near}) >= least:
            found.update(near)
    return found
