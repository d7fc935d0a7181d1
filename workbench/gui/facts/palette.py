"""The tag palette: type to filter, Enter gives or takes, a tag's own key does it at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from workbench.core.model import Tag
from workbench.gui.parts.picker import Entry, Picker
from workbench.gui.parts.tint import seen_on, tint
from workbench.gui.parts.words import plural
from workbench.gui.session import Session
from workbench.gui.theme import Theme

HINT = "Enter gives the tag or takes it back. “parent / child” makes one tag under another. "
KEYS = "A tag’s key acts at once; a blank first begins a filter instead."


def open_tags(session: Session, theme: Theme, parent: QWidget) -> Picker:
    """Offer every tag for the chosen facts."""
    chosen = session.tagging.chosen
    lines = session.ledger.lines
    whose = lines[chosen[0]].name if len(chosen) == 1 else plural(len(chosen), "fact")
    keyed = any(tag.hotkey for tag in session.ledger.tags.values())
    made = Picker(
        f"Tags of {whose}",
        lambda words: entries(session, theme, words),
        parent,
        hint=HINT + (KEYS if keyed else ""),
    )

    def press(key: str) -> bool:
        tag = session.tagging.with_hotkey(key.lower())
        if tag is not None:
            made.accept()
            session.tagging.toggle(tag)
        return tag is not None

    made.press = press
    made.open()
    return made


def entries(session: Session, theme: Theme, words: str) -> Sequence[Entry]:
    """The tags that hold all the words, and the way to make a new one."""
    wanted = words.casefold().replace("/", " / ").split()
    every, some = session.tagging.held()
    found = [tag for tag in session.tagging.offered() if _fits(tag, wanted)]
    path = " / ".join(part.strip() for part in words.split(" / ") if part.strip())
    if wanted:
        found.sort(key=lambda tag: not tag.name.casefold().startswith(wanted[0]))
    listed = [
        _entry(session, theme, tag, "✓" if tag.guid in every else "–" * (tag.guid in some)) for tag in found
    ]
    exact = any(tag.path.casefold() == path.casefold() for tag in session.ledger.tags.values())
    if path and not exact:
        listed.append(Entry(f"Make the tag “{path}”", lambda: session.tagging.give(path), note="new"))
    return listed


def _fits(tag: Tag, wanted: Sequence[str]) -> bool:
    said = tag.path.casefold()
    return all(word in said for word in wanted)


def _entry(session: Session, theme: Theme, tag: Tag, mark: str) -> Entry:
    color = seen_on(tint(tag.color, tag.guid), theme.color("page"))
    note = "   ".join(part for part in (f"{tag.facts:,}" if tag.facts else "", tag.hotkey.upper()) if part)
    return Entry(tag.path, lambda: session.tagging.toggle(tag), note=note, color=color, mark=mark)
