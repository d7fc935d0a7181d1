"""Pages saved as one file, in the manner of Chromium: the page, a frame, a style sheet and a picture."""

import random
from email.charset import QP, Charset
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from tests.torture.corpora.html import page

GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00" + bytes(40)


def make(chance: random.Random) -> bytes:
    saved = MIMEMultipart("related", type="text/html")
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = f"https://paper.example/{chance.randrange(99)}"
    saved["Date"] = "Wed, 10 Apr 2024 08:00:00 -0000"
    quoted = Charset("utf-8")
    quoted.body_encoding = QP
    body = page(chance)
    for kind, text in (("html", body), ("css", "p { color: red }"), ("html", "<p>An advertisement.</p>")):
        part = MIMEText(text, kind, quoted if chance.random() < 0.7 else "utf-8")
        part["Content-Location"] = f"https://paper.example/{kind}"
        saved.attach(part)
    saved.attach(MIMEImage(GIF, "gif"))
    return saved.as_bytes()
