"""Web archives (WARC, plain or compressed): every page in them is an article, however many there are."""

import gzip
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source

_LARGEST = 64_000_000
_CHUNK = 1 << 16
_PAGES = re.compile(r"\s*(?:text/html|application/xhtml\+xml)", re.IGNORECASE)
_STARTS = re.compile(rb"\x1f\x8b\x08|WARC/[01]\.\d\d?\r\n")
_LONGEST_START = 12


def read(source: Source) -> Iterator[Draft | Problem]:
    """The drafts of the pages in one archive; a Problem in the place of each that is damaged."""
    is_empty = True
    with source.open() as file:
        for number, record in enumerate(_records(file), 1):
            if record is None or _is_page(record):
                is_empty = False
                yield _damaged(source, number) if record is None else _page(source, record, number)
    if is_empty:
        raise Problem(f"{shown(source.path)} was not read: there is no web page in it.")


def _records(file: BinaryIO) -> Iterator[Any]:
    """The records of an archive; None where some bytes are no record, and on from the next one."""
    place = count = 0
    while place >= 0:
        file.seek(place)
        started, first = place, count
        try:
            for record, start in _iterated(file):
                count, place = count + 1, start
                yield record
        except MemoryError:
            raise
        except Exception as error:  # what is damaged can trip anywhere
            if "non-chunked" in str(error):
                yield from _in_one_piece(file, count)
                return
            if count > first or not started:
                yield None
            place = _next_start(file, max(place, started) + 1)
        else:
            return


def _iterated(file: BinaryIO) -> Iterator[tuple[Any, int]]:
    """Each record with the place where it begins."""
    from warcio.archiveiterator import ArchiveIterator

    iterator = ArchiveIterator(file)
    iterator.INC_RECORD = ""  # what it would write to standard error
    for record in iterator:
        yield record, iterator.offset


def _in_one_piece(file: BinaryIO, done: int) -> Iterator[Any]:
    """The records of an archive that was compressed as a whole, from the one after ``done`` on."""
    file.seek(0)
    try:
        with gzip.GzipFile(fileobj=file) as plain:
            for number, (record, _) in enumerate(_iterated(cast(BinaryIO, plain))):
                if number >= done:
                    yield record
    except MemoryError:
        raise
    except Exception:  # what is damaged can trip anywhere
        yield None


def _next_start(file: BinaryIO, place: int) -> int:
    """Where the next record may begin, at or after ``place``; -1 for nowhere."""
    file.seek(place)
    kept = b""
    while chunk := file.read(_CHUNK):
        window = kept + chunk
        if match := _STARTS.search(window):
            return place - len(kept) + match.start()
        kept, place = window[-_LONGEST_START:], place + len(chunk)
    return -1


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    kind = headers.get_header("Content-Type") if headers else record.content_type
    status = (headers.get_statuscode() or "") if headers and record.rec_type == "response" else "200"
    return bool(_PAGES.match(kind or "")) and status.startswith("2")


def _page(source: Source, record: Any, number: int) -> Draft | Problem:
    from workbench.formats.pages.details import moment, one_line
    from workbench.formats.pages.drafts import draft

    headers = record.rec_headers
    kind = (record.http_headers.get_header("Content-Type") if record.http_headers else "") or ""
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", kind, re.IGNORECASE)
    try:
        content = _content(record, f"{shown(source.path)}, record {number:,}")
        return draft(
            source,
            content,
            "warc",
            charset=charset[1] if charset else "",
            url=one_line(headers.get_header("WARC-Target-URI") or headers.get_header("uri") or ""),
            retrieved=moment(one_line(headers.get_header("WARC-Date") or "")),
            place=f"record {number}",
        )
    except Problem as problem:
        return problem
    except (zlib.error, ValueError, EOFError, OSError, AttributeError):
        return _damaged(source, number)


def _content(record: Any, where: str) -> bytes:
    """The bytes of a page as its server meant them."""
    stream, parts, size = record.content_stream(), [], 0
    while chunk := stream.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > _LARGEST:
            raise Problem(f"{where} was not read: it is larger than {_LARGEST / 1e6:,.0f} MB.")
    coding = ((record.http_headers and record.http_headers.get_header("Content-Encoding")) or "").lower()
    if coding in ("br", "zstd") and parts and b"<" not in parts[0][:1000]:
        raise Problem(f"{where} was not read: it is compressed as “{coding}”, which cannot be undone here.")
    return b"".join(parts)


def _damaged(source: Source, number: int) -> Problem:
    return Problem(f"{shown(source.path)}, record {number:,} was not read: it is damaged.")


WARC = Importer(
    "warc",
    "Web archive",
    (".warc", ".warc.gz"),
    read,
    confined=True,
    signatures=(b"WARC/",),
    library="warcio",
)
