"""A title guessed from the first lines of a text."""

_LINES = 10
_LONGEST = 160
_FEWEST_WORDS = 4
_OPENERS = "“\"'‘«„¿¡"
_FIRST_EMOJI = "\U0001f000"


def guess(text: str) -> str:
    """The first line that looks like a headline, else the opening words; empty for text without letters."""
    lines = _opening(text)
    short = [line for line in lines if len(line) <= _LONGEST and line[-1] not in ".,;:"]
    headline = next((line for line in short if len(line.split()) >= _FEWEST_WORDS), "")
    if headline or not lines:
        return headline
    return lines[0] if lines[0] in short else opening_words(lines[0])


def opening_words(line: str, most: int = 60) -> str:
    """The first words of a line, cut between words, with an ellipsis when something is left out."""
    line = " ".join(line[: most * 8].split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _opening(text: str) -> list[str]:
    """The first lines with letters, up to and including the first line of running prose."""
    found: list[str] = []
    for line in text[:20_000].split("\n"):
        line = line.strip()
        if not line or not (line[0].isalnum() or line[0] in _OPENERS or line[0] >= _FIRST_EMOJI):
            continue
        found.append(line)
        if len(line) > _LONGEST or len(found) == _LINES:
            break
    return found
