"""Progress and cancellation for anything slow, without Qt."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """The work was given up because nobody wants its result any more."""


class Ticket:
    """Handed to slow work, which reports its progress and asks whether to go on."""

    def __init__(
        self,
        report: Callable[[float, str], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
        take: Callable[[object], None] | None = None,
    ) -> None:
        self._report = report
        self._is_cancelled = is_cancelled
        self._take = take

    def check(self) -> None:
        """Raise Cancelled when the work is no longer wanted."""
        if self._is_cancelled is not None and self._is_cancelled():
            raise Cancelled

    def progress(self, share: float, label: str = "") -> None:
        """Report the share done (0 to 1) with a word on what is being done, then check."""
        self.check()
        if self._report is not None:
            self._report(min(1.0, max(0.0, share)), label)

    def deliver(self, piece: object) -> None:
        """Hand a piece of the result over while the rest is worked on; waits until there is room for it.

        Raises Cancelled when nobody wants the result any more.
        """
        self.check()
        if self._take is not None:
            self._take(piece)

    def part(self, start: float, end: float) -> "Ticket":
        """A ticket for one part of the work, whose progress goes from ``start`` to ``end`` of this one's."""

        def report(share: float, label: str) -> None:
            self.progress(start + share * (end - start), label)

        return Ticket(report, self._is_cancelled, self._take)

    def over(self, items: Iterable[T], every: int = 200) -> Iterator[T]:
        """The items one by one, with a check before every so many."""
        for number, item in enumerate(items):
            if not number % every:
                self.check()
            yield item
