"""Is this a passage that can be anchored? Asked before anything is stored."""

from workbench.core.model import Span
from workbench.core.problem import Problem

_LONGEST = 100_000


def check(span: Span, text: str, title: str) -> None:
    """Refuse a span outside the text of the article ``title``, a blank one, and one without end."""
    if not 0 <= span.start < span.end <= len(text):
        raise Problem(
            f"The passage lies outside the text of “{title}”. Nothing was changed. Select it again.",
            f"{span.start}:{span.end} of {len(text)} code points",
        )
    if not span.of(text).strip():
        raise Problem(f"The passage in “{title}” is blank. Nothing was changed. Select some words.")
    if span.end - span.start > _LONGEST:
        raise Problem(
            f"The passage in “{title}” is longer than {_LONGEST:,} characters. Nothing was changed. "
            "Select a shorter one."
        )
