"""A confined process survives every file: each gives its drafts or one clear sentence."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Cancelled, Ticket
from workbench.formats.confinement import Confinement, Limits, Request

READERS = """
import os, signal, sys, time, urllib.request
from workbench.core.draft import Draft
from workbench.core.problem import Problem

def draft(text, **more): return Draft(str(text), b"bytes \\xff", "hash", notices=("one", "two"), **more)

def process(source): yield draft(os.getpid())

def many(source):
    for number in range(2000):
        if number % 100 == 50: yield Problem(f"Number {number} is damaged.", "details")
        else: yield draft(number, place=str(number))

def options(source): yield draft([source.options.encoding, source.options.whole, source.data().decode()])

def refused(source):
    raise Problem("It is empty.", "0 bytes")
    yield

def broken(source):
    yield draft("first")
    raise ValueError("no such thing")

def greedy(source):
    yield draft("first")
    held = [bytes(1_000_000) for _ in range(10_000)]
    yield draft(len(held))

def hangs(source):
    time.sleep(600)
    yield draft("")

def spins(source):
    import re
    re.match("(a*)*b", "a" * 60)  # holds the interpreter and never returns
    yield draft("")

def dies(source):
    os.kill(os.getpid(), signal.SIGSEGV)
    yield draft("")

def fetches(source):
    yield draft(urllib.request.urlopen("http://127.0.0.1:9/").read())

def starts(source):
    yield draft(os.system("true"))
"""


@pytest.fixture
def confinement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Confinement]:
    (tmp_path / "readers_for_tests.py").write_text(READERS)
    monkeypatch.syspath_prepend(str(tmp_path))
    with Confinement(Limits(memory=600_000_000, seconds=20)) as opened:
        yield opened


def request(name: str, content: bytes | None = b"it") -> Request:
    options = {"encoding": "latin-1", "whole": True}
    return Request(f"readers_for_tests:{name}", "/nowhere/a.x", "“a.x”", options, content)


def drafts(confinement: Confinement, name: str) -> list[Draft | Problem]:
    return list(confinement.read(request(name)))


def process(confinement: Confinement) -> int:
    (draft,) = drafts(confinement, "process")
    assert isinstance(draft, Draft)
    return int(draft.text)


def refusal(confinement: Confinement, name: str) -> str:
    with pytest.raises(Problem) as caught:
        drafts(confinement, name)
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


def test_drafts_come_back_as_they_were_made(confinement: Confinement) -> None:
    (draft,) = drafts(confinement, "options")
    assert isinstance(draft, Draft)
    assert (draft.text, draft.original, draft.notices) == (
        "['latin-1', True, 'it']",
        b"bytes \xff",
        ("one", "two"),
    )


def test_a_process_that_does_not_start_is_said_and_no_file_blamed(
    confinement: Confinement, tmp_path: Path
) -> None:
    (tmp_path / "fcntl.py").write_text("raise SystemExit(3)")
    (tmp_path / "faulthandler.py").write_text("raise SystemExit(3)")
    assert "could not be started" in refusal(confinement, "process")


def test_many_drafts_stream_with_problems_in_between(confinement: Confinement) -> None:
    found = drafts(confinement, "many")
    assert len(found) == 2000
    assert next(str(each) for each in found if isinstance(each, Problem)) == "Number 50 is damaged."
    assert isinstance(found[-1], Draft)
    assert found[-1].place == "1999"


def test_one_process_reads_file_after_file(confinement: Confinement) -> None:
    first = process(confinement)
    assert refusal(confinement, "refused") == "It is empty."
    assert "“a.x” was not read: it is damaged" in refusal(confinement, "broken")
    assert process(confinement) == first


def test_a_file_that_kills_the_process_gets_its_sentence_and_the_next_is_read(
    confinement: Confinement,
) -> None:
    first = process(confinement)
    assert "reading it breaks down" in refusal(confinement, "dies")
    assert process(confinement) != first


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system limits no memory")
def test_a_file_that_wants_too_much_memory_is_given_up(confinement: Confinement) -> None:
    assert "only the first 1 were read: it needs more than 0.6 GB of memory" in refusal(confinement, "greedy")
    assert process(confinement)


@pytest.mark.parametrize("reader", ["hangs", "spins"])
def test_a_file_that_takes_too_long_is_given_up(reader: str, confinement: Confinement) -> None:
    with Confinement(Limits(seconds=0.8)) as hasty:
        assert "it takes longer than 1 seconds" in refusal(hasty, reader)
        assert process(hasty)


@pytest.mark.parametrize("reader", ["fetches", "starts"])
def test_nothing_is_fetched_and_no_program_started(reader: str, confinement: Confinement) -> None:
    assert "was not read" in refusal(confinement, reader)


def test_a_cancelled_file_ends_and_the_next_is_read(confinement: Confinement) -> None:
    process(confinement)
    asked = iter([False] * 3)
    with pytest.raises(Cancelled):
        list(confinement.read(request("spins"), Ticket(is_cancelled=lambda: next(asked, True))))
    assert process(confinement)


def test_cancelling_while_the_process_starts_leaves_a_good_one(confinement: Confinement) -> None:
    with pytest.raises(Cancelled):
        list(confinement.read(request("process"), Ticket(is_cancelled=lambda: True)))
    assert process(confinement)


def test_a_file_left_half_read_does_not_disturb_the_next(confinement: Confinement) -> None:
    found = confinement.read(request("many"))
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert process(confinement)


PARENT = """
import sys
from workbench.formats.confinement import Confinement, Request
with Confinement() as confinement:
    one = list(confinement.read(Request("readers_for_tests:process", "/a", "a", content=b"")))
    print(one[0].text, flush=True)
    list(confinement.read(Request("readers_for_tests:spins", "/a", "a", content=b"")))
"""


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_it_ends_with_the_program_even_when_that_is_killed(confinement: Confinement, tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
    )
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.3)  # until it is deep in the regular expression
        parent.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not is_running(child):
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the confined process outlived the program")


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
        with Path(f"/proc/{process}/stat").open() as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
