"""A comparison as text for people: counts first, then each divergence with its two spans under each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap
from types import MappingProxyType

import click

from workbench.cli.excerpt import Excerpt, aligned, clipped, excerpt, printable
from workbench.cli.findings import Finding, boilerplate, divergences, structure
from workbench.core.draft import Draft
from workbench.core.model import Comparison, LinkRelation, Severity, Side

_COLOURS = MappingProxyType(
    {"claim": "red", "wording": "blue", "structure": "magenta", "boilerplate": "cyan"}
)
_INDENT = "    "
_LABEL = 8
_COLUMN = 21


class Report:
    """The readable form of one comparison, at most ``width`` columns wide."""

    def __init__(self, drafts: tuple[Draft, Draft], comparison: Comparison, width: int) -> None:
        self._drafts = drafts
        self._comparison = comparison
        self._width = max(60, width)
        self._found = divergences(comparison)
        self._structure = structure(comparison)
        self._boilerplate = boilerplate(comparison)

    def lines(self, kinds: Sequence[str] = (), everything: bool = False) -> Iterator[str]:
        """The report line by line: every claim, or only ``kinds``, or ``everything``."""
        yield from self._header()
        yield from self._notices()
        yield from self._counts()
        if kinds:
            yield from self._section("chosen kinds", [f for f in self._found if f.kind in kinds])
            return
        yield from self._section("claims", self._accent("claim"))
        if everything:
            yield from self._section("wording", self._accent("wording"))
            yield from self._section("structure", self._structure)
            yield from self._section("boilerplate", self._boilerplate)
        elif len(self._found) + len(self._structure) > len(self._accent("claim")):
            yield from ("", "Wording and structure are counted above and listed with --all.")

    def _accent(self, accent: str) -> list[Finding]:
        return [f for f in self._found if f.accent == accent]

    def _header(self) -> Iterator[str]:
        for side, draft in zip(Side, self._drafts, strict=True):
            title = clipped(printable(draft.title), self._width - _LABEL)
            yield click.style(f"{side.upper():{_LABEL}}", bold=True) + title
            words, sentences = len(draft.text.split()), len(self._comparison.sentences(side))
            facts = f"{printable(draft.file_name)} · {words:,} words · {sentences:,} sentences"
            yield " " * _LABEL + clipped(facts, self._width - _LABEL)

    def _notices(self) -> Iterator[str]:
        """What could not be compared."""
        for notice in self._comparison.notices:
            yield from ("", *wrap(printable(notice), self._width))

    def _counts(self) -> Iterator[str]:
        links = Counter(link.relation for link in self._comparison.links)
        parts = [f"{links[relation]:,} {relation}" for relation in LinkRelation]
        yield ""
        yield self._count("links", len(self._comparison.links), parts)
        severities = Counter(f.severity for f in self._accent("claim"))
        parts = [f"{severities[severity]:,} {severity}" for severity in Severity]
        yield self._count("claims", len(self._accent("claim")), parts)
        labels = Counter(f.label.lower() for f in self._accent("wording"))
        parts = [f"{number:,} {label}" for label, number in labels.items()]
        yield self._count("wording", len(self._accent("wording")), parts)
        shapes = Counter(f.label for f in self._structure)
        yield self._count("structure", len(self._structure), [f"{n:,} {name}" for name, n in shapes.items()])
        sides = Counter("right" if f.left is None else "left" for f in self._boilerplate)
        parts = [f"{sides[side]:,} {side}" for side in Side]
        yield self._count("boilerplate", len(self._boilerplate), parts)
        yield self._count("reuse", len(self._comparison.reuse), self._shares())
        yield from self._evidence()

    def _shares(self) -> list[str]:
        figures = self._comparison.figures
        taken = [_percent(figures.get(f"reused_{side}", 0.0)) for side in Side]
        exact = [_percent(figures.get(f"exact_{side}", 0.0)) for side in Side]
        rows = zip(Side, taken, exact, strict=True)
        shares = [f"{share} of the {side} ({part} exact)" for side, share, part in rows]
        return [*shares, *(["spun word by word"] if figures.get("spun") else [])]

    def _evidence(self) -> Iterator[str]:
        """What bears on which article was made from the other."""
        for number, words in enumerate(self._comparison.evidence):
            rows = wrap(printable(words), self._width - _COLUMN)
            for row, line in enumerate(rows):
                label = "" if number or row else "Evidence"
                yield f"{label:{_COLUMN - 2}}{' ' if row else '·'} {line}"

    def _count(self, name: str, number: int, parts: Sequence[str]) -> str:
        return f"{name.capitalize():12}{number:>6,}   {', '.join(parts) if number else ''}".rstrip()

    def _section(self, name: str, found: Sequence[Finding]) -> Iterator[str]:
        yield ""
        yield click.style(f"{name.upper()} ({len(found):,})", bold=True)
        for number, finding in enumerate(found, 1):
            yield from self._finding(number, finding)

    def _finding(self, number: int, finding: Finding) -> Iterator[str]:
        colour = _COLOURS.get(finding.accent)
        words = " · ".join(word for word in (finding.label, finding.relation, finding.severity) if word)
        yield ""
        yield f"{number:>3} " + click.style(words.replace("_", " "), fg=colour, bold=True)
        yield from self._spans(finding, colour)
        if finding.values != ("", ""):
            yield from self._wrapped("values", " ↔ ".join(value or "–" for value in finding.values))
        if finding.why:
            yield from self._wrapped("why", finding.why)

    def _spans(self, finding: Finding, colour: str | None) -> Iterator[str]:
        room = self._width - len(_INDENT) - _LABEL
        spans = {} if finding.is_whole else {side: span for side in Side if (span := finding.span(side))}
        pieces = aligned(tuple(excerpt(self._text(side), span) for side, span in spans.items()), room)
        marked = {side: _marked(piece, colour) for side, piece in zip(spans, pieces, strict=True)}
        for side in Side:
            plain = finding.span(side) or finding.silent
            if plain and side not in marked:
                words = clipped(printable(plain.of(self._text(side))), room)
                marked[side] = click.style(words, dim=not finding.is_whole)
            if side in marked:
                yield f"{_INDENT}{side:{_LABEL}}{marked[side]}".rstrip()
                if finding.again:
                    piece = aligned((excerpt(self._text(side), finding.again),), room)[0]
                    yield f"{_INDENT}{'again':{_LABEL}}{_marked(piece, colour)}".rstrip()

    def _text(self, side: Side) -> str:
        return self._drafts[side is Side.RIGHT].text

    def _wrapped(self, label: str, text: str) -> Iterator[str]:
        rows = wrap(printable(text), self._width - len(_INDENT) - _LABEL) or [""]
        for number, row in enumerate(rows):
            yield f"{_INDENT}{'' if number else label:{_LABEL}}{row}"


def _marked(piece: Excerpt, colour: str | None) -> str:
    passage = click.style(piece.passage, fg=colour, bold=True)
    return f"{piece.before}[{passage}]{piece.after}"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")
