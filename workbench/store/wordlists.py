"""The project's own lines for word tables, in and out of the project file."""

from workbench.store.clock import new_guid
from workbench.store.project import Action, Project


def lists(reader: Project | Action) -> tuple[tuple[str, str, str], ...]:
    """Language, table and text of every list, by language and table."""
    rows = reader.rows("SELECT language, name, text FROM lexicon ORDER BY language, name", [])
    return tuple((row["language"], row["name"], row["text"]) for row in rows)


def keep(action: Action, language: str, name: str, text: str) -> None:
    """Put a list in, or its new text in place of the one before."""
    found = _id(action, language, name)
    if found is not None:
        action.update("lexicon", found, {"text": text, "updated_at": action.at})
        return
    row = {
        "guid": new_guid(),
        "language": language,
        "name": name,
        "text": text,
        "created_by": action.reviewer_id,
        "created_at": action.at,
        "updated_at": action.at,
    }
    action.insert("lexicon", row)


def remove(action: Action, language: str, name: str) -> bool:
    """Take a list away; False when it is not there."""
    found = _id(action, language, name)
    if found is not None:
        action.delete("lexicon", found)
    return found is not None


def _id(action: Action, language: str, name: str) -> int | None:
    rows = action.rows("SELECT id FROM lexicon WHERE language = ? AND name = ?", [language, name])
    return rows[0]["id"] if rows else None
