"""Web pages in one file (MHTML), as browsers and mail programs save them."""

import email
import re
from collections.abc import Iterator
from email.errors import (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import Message
from email.policy import compat32

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source

_LARGEST = 200_000_000
_MOST_PARTS = 20_000
_DAMAGES = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)
_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source) -> Iterator[Draft]:
    """The draft of the article on the page that the file was saved from."""
    from workbench.formats.pages.details import moment, one_line
    from workbench.formats.pages.drafts import draft

    data = source.data(_LARGEST)
    message = email.message_from_bytes(data, policy=compat32)
    page = _page(message)
    if page is None:
        raise Problem(f"{shown(source.path)} was not read: there is no web page in it.")
    payload = page.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if any(isinstance(each, _DAMAGES) for each in page.defects):
        raise Problem(f"{shown(source.path)} was not read: the page in it is damaged. Save the page again.")
    where = (message.get("Snapshot-Content-Location"), page.get("Content-Location"))
    yield draft(
        source,
        content,
        "mhtml",
        charset=one_line(str(page.get_param("charset") or "")),
        url=next((url for each in where if (url := _address(each))), ""),
        original=data,
        retrieved=moment(one_line(str(message.get("Date") or ""))),
        media_type="multipart/related",
    )


def _page(message: Message) -> Message | None:
    """The part that is the page: the one that the message names as its start, else the first."""
    start = str(message.get_param("start") or "")
    found: list[Message] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in _PAGES:
            if start and str(part.get("Content-ID")) == start:
                return part
            found.append(part)
    return found[0] if found else None


def _address(value: object) -> str:
    text = re.sub(r"\s+", "", str(value or ""))
    return text if re.match(r"https?://[^/]", text) else ""


MHTML = Importer(
    "mhtml",
    "Web page, single file",
    (".mhtml", ".mht"),
    read,
    confined=True,
    signatures=(b"From: <Saved by ",),
    library="trafilatura",
)
