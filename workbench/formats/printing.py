"""Pages to PDF: the printing itself is done by a process of its own, because only the window knows Qt.

Qt's text engine is used because it shapes Arabic, Hebrew and CJK with the fonts of the system, which the
pure PDF libraries do only with fonts shipped beside them.
"""

import os
import re
import subprocess
import sys
from tempfile import TemporaryFile

from workbench.core.problem import Problem
from workbench.core.ticket import Ticket

PROGRAM = "workbench.gui.printing"
_WAIT = 0.2
_DATE = re.compile(rb"(Date \(D:)\d{14}[^)]*")
_XMP_DATE = re.compile(rb'(xmp:\w+Date=")\d{4}-\d\d-\d\dT[^"]*')
_START = f"import sys; sys.path[:] = sys.argv[1:]; from {PROGRAM} import main; main()"


def pdf(page: str, title: str, ticket: Ticket) -> bytes:
    """A page of HTML as PDF on A4, without a display; Problem where Qt is missing."""
    command = [sys.executable, "-c", _START, *sys.path]
    # Qt embeds fonts in the order of a hash, which has to be the same each time.
    quiet = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false", "QT_HASH_SEED": "0"}
    with TemporaryFile() as source:
        source.write(f"{' '.join(title.split())}\n{page}".encode("utf-8", "replace"))
        source.seek(0)
        with subprocess.Popen(  # noqa: S603 - our own program
            command,
            env={**os.environ, **quiet},
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            made, said = _waited(process, ticket)
    if process.returncode or not made.startswith(b"%PDF"):
        raise Problem(
            "The PDF could not be made; nothing was written. Export the report as a web page and print that.",
            said.decode("utf-8", "replace"),
        )
    return bytes(made)


def _waited(process: "subprocess.Popen[bytes]", ticket: Ticket) -> tuple[bytes, bytes]:
    """What the process said in the end; it is ended when nobody wants its work any more."""
    while True:
        try:
            return process.communicate(timeout=_WAIT)
        except subprocess.TimeoutExpired:
            try:
                ticket.check()
            except BaseException:
                process.kill()
                raise


def stamped(data: bytes, moment: str) -> bytes:
    """The PDF with one moment (ISO 8601, UTC) for all its dates, so that one report is always the same bytes.

    Every date keeps its length, because a PDF counts its bytes.
    """
    digits = "".join(char for char in moment if char.isdigit())[:14]
    data = _DATE.sub(lambda found: _fitted(found, f"{digits}Z"), data)
    return _XMP_DATE.sub(lambda found: _fitted(found, f"{moment[:19]}+00:00"), data)


def _fitted(found: re.Match[bytes], date: str) -> bytes:
    return (found[1] + date.encode())[: len(found[0])].ljust(len(found[0]))
