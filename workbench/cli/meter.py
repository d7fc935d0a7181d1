"""Progress on standard error: one line that is rewritten in a terminal, a summary at the end anywhere."""

import sys
import time

import click

_EVERY = 0.2


class Meter:
    """Counts things that are being done; ``total`` is None when nobody knows how many there are."""

    def __init__(self, things: str, total: int | None = None) -> None:
        self._things = things
        self._of = "" if total is None else f" of {total:,}"
        self._done = 0
        self._started = self._shown = time.monotonic()
        self._live = sys.stderr.isatty()

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        now = time.monotonic()
        if self._live and now - self._shown >= _EVERY:
            self._shown = now
            click.echo(f"\r{self._done:,}{self._of} {self._things}", err=True, nl=False)

    def end(self, outcome: str) -> None:
        """Say how many were done, what became of them, and how long it took."""
        seconds = time.monotonic() - self._started
        start = "\r" if self._live else ""
        click.echo(f"{start}{self._done:,} {self._things} {outcome} in {seconds:,.1f} s.", err=True)
