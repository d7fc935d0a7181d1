"""Rows in words: what the status says, what a screen reader reads, and how much there is of what."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from workbench.core.model import Article, Link, Origin, Role, Side
from workbench.gui.parts.ink import one_line
from workbench.gui.parts.words import plural, source
from workbench.gui.rows.entries import Entry

LETTERS: Mapping[Side, str] = MappingProxyType({Side.LEFT: "A", Side.RIGHT: "B"})
ORIGINS: Mapping[Origin, str] = MappingProxyType(
    {Origin.AUTOMATIC: "automatic", Origin.CONFIRMED: "✓ confirmed", Origin.MANUAL: "✎ by hand"}
)
_SAID: Mapping[Origin, str] = MappingProxyType(
    {Origin.AUTOMATIC: "linked automatically", Origin.CONFIRMED: "confirmed", Origin.MANUAL: "linked by hand"}
)


def status(entry: Entry) -> list[str]:
    """The lines of the status, the most important first."""
    if entry.conflict is not None:
        return ["! conflict"]
    if entry.link is None:
        return _standing(entry)
    link = entry.link
    lines = [ORIGINS[link.origin], likeness(link)]
    if link.moved:
        lines.append("⇅ moved")
    if not entry.one_to_one:
        lines.append(f"{len(entry.left)} : {len(entry.right)}")
    return lines


def likeness(link: Link) -> str:
    """How much of the wording both share: ``same``, ``edited 82 %``."""
    return link.relation.value if link.score >= 1.0 else f"{link.relation} {link.score * 100:.0f} %"


def _standing(entry: Entry) -> list[str]:
    if entry.furniture:
        return [entry.role.value]
    if entry.role is not Role.PROSE:
        return ["unmatched", entry.role.value]
    if entry.apart:
        return ["✎ set apart", f"from {_numbered(entry)}"]
    if entry.alone is not None and entry.alone.absent:
        return ["absent", f"only in {LETTERS[entry.alone.side]}"]
    best = f"at best {entry.alone.best * 100:.0f} %" if entry.alone and entry.alone.best else ""
    return ["unmatched", *([best] if best else [])]


def empty_side(entry: Entry, side: Side) -> str:
    """What is said where a row has nothing on one side."""
    if entry.alone is None or entry.furniture:
        return ""
    if entry.apart:
        return f"a person set it apart from {_numbered(entry)}"
    letter = LETTERS[side]
    return f"nothing like it in {letter}" if entry.alone.absent else f"linked with nothing in {letter}"


def why(entry: Entry) -> str:
    """The reason of a row, one sentence."""
    if entry.conflict is not None:
        return entry.conflict.why
    if entry.link is not None:
        return _begun(entry.link.why) or "No reason was given for this link."
    if entry.apart:
        return f"A person set it apart from {_numbered(entry)}; linking both again takes that back."
    if entry.furniture:
        return "A line of the page that belongs to no article; it need not be linked."
    return ""


def title(entry: Entry) -> str:
    """Which sentences a row is about: ``A 3 ↔ B 4, 5``."""
    sides = [
        f"{LETTERS[side]} {', '.join(str(number + 1) for number in entry.of(side))}"
        for side in Side
        if entry.of(side)
    ]
    return " ↔ ".join(sides)


def spoken(entry: Entry, texts: Mapping[Side, Sequence[str]]) -> str:
    """A whole row as one listens to it."""
    parts = []
    if entry.link is not None:
        moved = ", moved" if entry.link.moved else ""
        parts.append(f"{_SAID[entry.link.origin]}, {likeness(entry.link)}{moved}")
    elif entry.conflict is not None:
        parts.append(f"conflict: {entry.conflict.why}")
    else:
        parts.append(" ".join(status(entry)))
    parts += [f"{LETTERS[side]}: {one_line(' '.join(texts[side]))}" for side in Side if texts[side]]
    return ". ".join(parts)


def counts(rows: Sequence[Entry]) -> str:
    """``32 links · 4 confirmed · 3 unmatched``."""
    links = [row.link for row in rows if row.link is not None]
    confirmed = sum(link.origin is not Origin.AUTOMATIC for link in links)
    alone = sum(row.alone is not None for row in rows)
    disputed = sum(row.conflict is not None for row in rows)
    said = [plural(len(links), "link"), f"{confirmed:,} confirmed", f"{alone:,} unmatched"]
    return " · ".join(said + ([plural(disputed, "conflict")] if disputed else []))


def picked(found: Mapping[Side, Sequence[int]]) -> str:
    """What Alt+S would link: ``A 5 ↔ B 6, 7``."""
    sides = [f"{LETTERS[s]} {', '.join(str(n + 1) for n in found[s][:4])}" for s in Side if found.get(s)]
    return " ↔ ".join(sides) + (" …" if any(len(numbers) > 4 for numbers in found.values()) else "")


def named(article: Article | None, side: Side) -> str:
    """The head of a column: ``A   The Diplomat · 12 Feb 2024``."""
    if article is None:
        return LETTERS[side]
    return f"{LETTERS[side]}   {one_line(source(article.outlet, article.published))}"


def _numbered(entry: Entry) -> str:
    """The sentences that a lone one was set apart from: ``B 4, 5``."""
    side = Side.RIGHT if entry.left else Side.LEFT
    more = " …" if len(entry.apart) > 3 else ""
    return f"{LETTERS[side]} {', '.join(str(number + 1) for number in entry.apart[:3])}{more}"


def _begun(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}." if reason else ""
