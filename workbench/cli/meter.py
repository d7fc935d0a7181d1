"""Progress on standard error: one line that is rewritten in a terminal, and nothing of it elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from workbench.cli.excerpt import clipped, printable
from workbench.core.ticket import Ticket

_EVERY = 0.2
_WIDTH = 79


class _Line:
    """One line of a terminal that is written again and again, but not too often."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._shown = time.monotonic()

    def show(self, text: str) -> None:
        now = time.monotonic()
        if self._live and now - self._shown >= _EVERY:
            self._shown = now
            click.echo(f"\r{clipped(printable(text), _WIDTH):{_WIDTH}}", err=True, nl=False)

    def clear(self) -> None:
        if self._live:
            click.echo(f"\r{'':{_WIDTH}}\r", err=True, nl=False)


class Meter:
    """Counts things that are being done; ``total`` is None when nobody knows how many there are."""

    def __init__(self, things: str, total: int | None = None) -> None:
        self._things = things
        self._of = "" if total is None else f" of {total:,}"
        self._done = 0
        self._started = time.monotonic()
        self._line = _Line()

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        self._line.show(f"{self._done:,}{self._of} {self._things}")

    def end(self, outcome: str) -> None:
        """Say how many were done, what became of them, and how long it took."""
        self._line.clear()
        seconds = time.monotonic() - self._started
        things = self._things.removesuffix("s") if self._done == 1 else self._things
        click.echo(f"{self._done:,} {things} {outcome} in {seconds:,.1f} s.", err=True)


@contextmanager
def ticket() -> Iterator[Ticket]:
    """A ticket whose reports are shown while the work goes on."""
    line = _Line()
    try:
        yield Ticket(lambda share, label: line.show(f"{share:4.0%} {label}"))
    finally:
        line.clear()
