"""Title, author, outlet, date and address of a page: as it states them, else guessed and marked so."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from workbench.formats.decoding import clean
from workbench.formats.pages.trees import attribute

_META: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "title": ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", "headline"),
        "author": re.findall(
            r"\S+",
            "author article:author parsely-author sailthru.author byl dc.creator dcterms.creator "
            "citation_author twitter:creator:name",
        ),
        "outlet": ("og:site_name", "application-name", "citation_journal_title", "dc.publisher", "publisher"),
        "published": re.findall(
            r"\S+",
            "article:published_time og:published_time og:article:published_time datepublished date dc.date "
            "dc.date.issued dcterms.date dcterms.created citation_publication_date parsely-pub-date "
            "sailthru.date pubdate publish-date publish_date publication_date originalpublicationdate "
            "cxenseparse:recs:publishtime",
        ),
        "url": ("og:url", "twitter:url", "parsely-link"),
    }
)
_ARTICLES = re.compile(r"article|posting|report|review|story", re.IGNORECASE)
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|^\s*url:\s*(\S+)", re.MULTILINE)
_SITE = re.compile(r"\s+(?:[|–—·•»-]|::)\s+")
_MOST_VALUES, _LONGEST = 20_000, 300
_FIELDS = ("title", "author", "outlet", "published", "url")


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a page; ``guessed`` names what it does not state, ``body`` is the text in its data."""

    title: str = ""
    author: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    guessed: tuple[str, ...] = ()
    body: str = ""


def details(tree: html.HtmlElement, url: str = "", *, search: bool = True) -> Details:
    """The details of a page; ``url`` is where it was met, when that is known for sure.

    ``search`` looks for an author and a day in the text too, which takes long on long pages.
    """
    said: dict[str, str] = dict.fromkeys(_FIELDS, "")
    linked, body = _linked_data(tree)
    for source in (linked, _metas(tree), _elements(tree)):
        for name, value in source.items():
            said[name] = said[name] or one_line(value)
    said["url"] = url or said["url"]
    said["published"] = moment(said["published"])
    guesses = {
        name: value for name, value in _guesses(tree, said, search).items() if value and not said[name]
    }
    known = {**said, **guesses}
    return Details(**known, language=_language(tree), guessed=tuple(guesses), body=body)


def titles(tree: html.HtmlElement) -> list[str]:
    """Everything that a page calls its title, with and without the name of the site."""
    named = [_text(each) for each in tree.iter("title", "h1")] + [_metas(tree).get("title", "")]
    return [part for title in named if title for part in (title, *_SITE.split(title))]


def moment(text: str) -> str:
    """A date or time in ISO 8601, as precise as it was given; empty for what is none."""
    text = text.strip()
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return _other_moment(text)
    return text if "-" in text[:8] else _other_moment(text)


def one_line(text: str) -> str:
    """Text on one line, cut where it is far too long."""
    return " ".join(clean(text[: 4 * _LONGEST]).text.split())[:_LONGEST]


def _other_moment(text: str) -> str:
    """A date as mails and headers write it, or the day at the start of something longer."""
    if match := re.match(r"(\d{4})[-/](\d{2})[-/](\d{2})|(\d{4})(\d{2})(\d{2})", text):
        year, month, day = (part for part in match.groups() if part)
        day_alone = f"{year}-{month}-{day}"
    else:
        day_alone = ""
    try:
        return datetime.fromisoformat(day_alone).date().isoformat() if day_alone else _mail_moment(text)
    except ValueError:
        return ""


def _mail_moment(text: str) -> str:
    try:
        found = parsedate_to_datetime(text)
        # “-0000” is the hour at Greenwich, told by somebody who is elsewhere.
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _linked_data(tree: html.HtmlElement) -> tuple[dict[str, str], str]:
    """What the JSON-LD of a page says of its first article (schema.org), and the article's text there."""
    found: dict[str, str] = {}
    body = ""
    for value in _values(tree):
        if not _ARTICLES.search(str(value.get("@type"))):
            continue
        body = max(body, str(value.get("articleBody") or ""), key=len)
        if not found:
            found = {
                "title": _string(value.get("headline") or value.get("name")),
                "author": _names(value.get("author") or value.get("creator")),
                "outlet": _names(value.get("publisher") or value.get("sourceOrganization")),
                "published": _string(value.get("datePublished") or value.get("dateCreated")),
                "url": _address(_string(value.get("url") or value.get("mainEntityOfPage"))),
            }
    return found, body


def _values(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the JSON-LD of a page, outer ones first."""
    for script in tree.iter("script"):
        if "ld+json" not in attribute(script, "type").lower() or not script.text:
            continue
        try:
            waiting: deque[Any] = deque([json.loads(script.text.strip().rstrip(";"), strict=False)])
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_VALUES):
            if not waiting:
                break
            value = waiting.popleft()
            if isinstance(value, dict):
                yield value
                waiting += [each for each in value.values() if isinstance(each, dict | list)]
            elif isinstance(value, list):
                waiting += value


def _string(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name") or ""
    return value if isinstance(value, str) else ""


def _names(value: Any) -> str:
    """The names of people or organisations, several with commas between."""
    values = value if isinstance(value, list) else [value]
    found = [_string(each.get("name") if isinstance(each, dict) else each) for each in values]
    return ", ".join(dict.fromkeys(one_line(name) for name in found if name and not _address(name)))


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for name in ("property", "name", "itemprop"):
            key = attribute(meta, name).strip().lower()
            if key and attribute(meta, "content").strip():
                said.setdefault(key, attribute(meta, "content").strip())
    found = {}
    for field, keys in _META.items():
        fit = [said[key] for key in keys if key in said and (field == "url") == bool(_address(said[key]))]
        if fit:
            found[field] = fit[0]
    return found


def _elements(tree: html.HtmlElement) -> dict[str, str]:
    """What links, marked elements and the comments of browsers state."""
    found = {}
    for link in tree.iter("link"):
        if attribute(link, "rel").lower() == "canonical":
            found["url"] = _address(attribute(link, "href"))
    for comment in tree.itersiblings(preceding=True):
        found["url"] = found.get("url") or _saved(comment)
    for each in tree.iter("time"):
        if "published" in (attribute(each, "itemprop") + attribute(each, "class")).lower() or (
            each.get("pubdate") is not None
        ):
            found.setdefault("published", attribute(each, "datetime"))
    return found


def _saved(comment: Any) -> str:
    match = _SAVED.search(comment.text or "") if isinstance(comment.text, str) else None
    return _address(match[1] or match[2]) if match else ""


def _guesses(tree: html.HtmlElement, said: Mapping[str, str], search: bool) -> dict[str, str]:
    heading = next((one_line(_text(each)) for each in tree.iter("h1") if _text(each).strip()), "")
    title = next((one_line(_text(each)) for each in tree.iter("title")), "")
    host = (urlsplit(said["url"]).hostname or "") if said["url"] else ""
    guessed = {"title": heading or _SITE.split(title)[0], "outlet": host.removeprefix("www.")}
    if search and not (said["author"] and said["published"]):
        guessed.update(_searched(tree, said["url"]))
    return guessed


def _searched(tree: html.HtmlElement, url: str) -> dict[str, str]:
    """The author and the day that trafilatura finds in the text of a page."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(tree, url or None)
    except Exception:  # a search that trips finds nothing
        return {}
    return {"author": one_line(found.author or ""), "published": moment(found.date or "")}


def _address(text: str) -> str:
    text = text.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc and len(text) < 2000 else ""


def _language(tree: html.HtmlElement) -> str:
    code = attribute(tree, "lang").replace("_", "-").split("-")[0].strip().lower()
    return code if re.fullmatch("[a-z]{2,3}", code) else ""


def _text(element: Any) -> str:
    return "".join(element.itertext())
