"""Web archives: pages, a picture, one page not there; plain, or compressed record by record or as a whole."""

import gzip
import random

from tests.torture.corpora.html import page

DATE = "2024-04-10T08:00:00Z"


def make(chance: random.Random) -> bytes:
    records = [record("warcinfo", "", b"software: none\r\n")]
    for number in range(chance.randrange(1, 5)):
        body = page(chance).encode()
        records.append(
            response(f"https://paper.example/{number}", "200 OK", "text/html; charset=utf-8", body)
        )
    records.append(
        response("https://paper.example/a.gif", "200 OK", "image/gif", b"GIF89a" + chance.randbytes(99))
    )
    records.append(response("https://paper.example/gone", "404 Not Found", "text/html", b"<p>Not here.</p>"))
    packed = chance.choice((lambda each: each, gzip.compress))
    return packed(b"".join(records)) if chance.random() < 0.2 else b"".join(map(packed, records))


def response(url: str, status: str, kind: str, content: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    return record("response", url, head.encode() + content)


def record(kind: str, url: str, content: bytes) -> bytes:
    said = {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": DATE, "Content-Length": str(len(content))}
    said["Content-Type"] = "application/http; msgtype=response"
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return f"WARC/1.0\r\n{lines}\r\n".encode() + content + b"\r\n\r\n"
