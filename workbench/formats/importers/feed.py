"""Files of RSS and Atom feeds: each entry is an article, as far as the feed tells it."""

import io
import re
from collections.abc import Iterator
from typing import Any

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats import charsets
from workbench.formats.decoding import NotText, clean, decode
from workbench.formats.files import shown
from workbench.formats.importers.importer import LARGEST, Importer, Source, digest
from workbench.formats.importers.titles import guess

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_WHOLE = 1000
_SUMMARY = "What the feed holds of this article is short, perhaps only a summary."


def read(source: Source) -> Iterator[Draft | Problem]:
    """The drafts of the entries of one feed."""
    feed, encoding = _parsed(source)
    if not feed.entries:
        raise Problem(f"{shown(source.path)} was not read: it is no RSS or Atom feed with articles in it.")
    for number, entry in enumerate(feed.entries, 1):
        yield _draft(source, feed, entry, number, encoding)
    if feed.bozo and _is_damage(feed.bozo_exception):
        yield Problem(
            f"{shown(source.path)} is damaged, so that only {len(feed.entries):,} of its articles could be "
            "read.",
            repr(feed.bozo_exception),
        )


def _parsed(source: Source) -> tuple[Any, str]:
    """The feed and the encoding it was in; a stream is given, as text might be taken for an address."""
    import feedparser

    data = source.data(LARGEST)
    try:
        found = decode(data, source.options.encoding, charsets.declared(data))
    except NotText as error:
        raise Problem(f"{shown(source.path)} was not read: it is {error}, no feed.") from error
    text = _DOCTYPE.sub("", _DECLARATION.sub("", found.text), count=1)
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        parsed = feedparser.parse(io.BytesIO(text.encode()), response_headers=headers)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError) as error:
        raise Problem(
            f"{shown(source.path)} was not read: it is no RSS or Atom feed.", repr(error)
        ) from error
    return parsed, found.encoding


def _draft(source: Source, feed: Any, entry: Any, number: int, encoding: str) -> Draft | Problem:
    from workbench.formats.pages.details import moment, one_line
    from workbench.formats.pages.reading import fragment

    content, is_whole = _content(entry)
    text = clean(fragment(content)).text if content else ""
    if not text.strip():
        return Problem(f"{shown(source.path)}, entry {number:,} was not read: the feed holds no text of it.")
    original = content.encode("utf-8", "replace")
    title = one_line(fragment(str(entry.get("title") or "")))
    return Draft(
        text=text,
        original=original,
        sha256=digest(original),
        media_type="text/html",
        file_name=source.path.name,
        encoding=encoding,
        importer="feed",
        title=title or guess(text),
        outlet=one_line(fragment(str(feed.feed.get("title") or ""))),
        author=one_line(str(entry.get("author") or "")),
        # Asked in its own way, the library warns where one of the two stands for the other.
        published=moment(one_line(str(dict.get(entry, "published") or dict.get(entry, "updated") or ""))),
        url=_address(entry),
        notices=() if is_whole or len(text) >= _WHOLE else (_SUMMARY,),
        guessed=() if title else ("title",),
        language=_language(feed),
        place=f"entry {number}",
        is_whole=False,
    )


def _content(entry: Any) -> tuple[str, bool]:
    """The longest text that the feed holds of an entry, and whether it is meant to be all of it."""
    whole = max((str(each.get("value") or "") for each in entry.get("content") or ()), key=len, default="")
    return (whole, True) if whole.strip() else (str(entry.get("summary") or ""), False)


def _address(entry: Any) -> str:
    for each in (entry.get("link"), entry.get("id")):
        text = re.sub(r"\s+", "", clean(str(each or "")).text)
        if re.match(r"https?://[^/]", text):
            return text[:2000]
    return ""


def _language(feed: Any) -> str:
    code = str(feed.feed.get("language") or "").split("-")[0].strip().lower()
    return code if re.fullmatch("[a-z]{2,3}", code) else ""


def _is_damage(error: object) -> bool:
    return type(error).__name__ in ("SAXParseException", "UnicodeDecodeError")


FEED = Importer(
    "feed",
    "RSS or Atom feed",
    (".rss", ".atom", ".xml"),
    read,
    confined=True,
    signatures=(b"<rss", b"<feed", b"<rdf:RDF"),
    library="feedparser",
)
