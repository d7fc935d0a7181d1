"""Checks of what people write down about an article; pure, without a window."""

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

FIELDS = (
    ("title", "Title", ""),
    ("outlet", "Outlet", "who published it"),
    ("author", "Author", ""),
    ("published", "Published", "2024-02-12"),
    ("url", "Address", "https://…"),
    ("language", "Language", "en, de, …"),
)
# What is asked of a new article; its language shows in its words.
DRAFTED = ("title", "outlet", "author", "published", "url")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}([T ].+)?)?)?")


def published_trouble(text: str) -> str:
    """Why ``text`` is no ISO date or time, or an empty string."""
    if not text:
        return ""
    if not DATE.fullmatch(text):
        return "Write the date as 2024-02-12, 2024-02 or 2024."
    try:
        datetime.fromisoformat({4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text))
    except ValueError:
        return f"There is no such date as {text}."
    return ""


def url_trouble(text: str) -> str:
    """Why ``text`` is no web address, or an empty string."""
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        whole = False
    if whole and not re.search(r"\s", text):
        return ""
    return "An address begins with http:// or https:// and has no blanks."


def language_trouble(text: str) -> str:
    """Why ``text`` is no code of a language, or an empty string."""
    if re.fullmatch(r"[a-zA-Z]{2,3}([-_][a-zA-Z]{2,4})?", text):
        return ""
    return "Write the language as a code: en, de, fr, en-GB."


def troubles(values: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, by field."""
    checked = {
        "published": published_trouble(values.get("published", "")),
        "url": url_trouble(values.get("url", "")),
        "language": language_trouble(values.get("language", "en")),
    }
    return {name: trouble for name, trouble in checked.items() if trouble}
