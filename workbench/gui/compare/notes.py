"""Why something is marked: everything that is known about one place, as plain words."""

from collections.abc import Sequence
from html import escape

from workbench.core.model import Comparison, Side, Span
from workbench.gui.compare import speech
from workbench.gui.compare.gutter import Threads
from workbench.gui.compare.ink import Look


def notes(
    side: Side, point: int, look: Look, comparison: Comparison | None, threads: Threads
) -> Sequence[str]:
    """The reasons at one code point: divergences first, then evidence, then the sentence's link."""
    here = Span(point, point + 1)
    found: list[str] = []
    if comparison is not None:
        marks = sorted(look.sheet.marks.touching(here), key=lambda mark: -mark.style.rank)
        found += [speech.why(comparison.divergences[m.divergence]) for m in marks if m.divergence >= 0]
    found += [flag.words for flag in look.flags.touching(here)]
    found += [gap.words for gap in look.sheet.gaps.touching(here)]
    bars = look.sheet.bars.touching(here)
    found += [bar.words for bar in bars]
    number = threads.link_at(side, point)
    if number is not None and not bars:
        found.append(speech.linked(threads.links[number]))
    return found


def tip(reasons: Sequence[str]) -> str:
    """The reasons for a tool tip; text from articles is never read as markup."""
    body = "".join(f"<p>{escape(reason).replace(chr(10), '<br>')}</p>" for reason in reasons)
    return f"<qt>{body}</qt>" if body else ""
