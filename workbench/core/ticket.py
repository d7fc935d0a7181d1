"""Progress and cancellation for anything slow, without Qt."""

from collections.abc import Callable


class Cancelled(Exception):
    """The work was given up because nobody wants its result any more."""


class Ticket:
    """Handed to slow work, which reports its progress and asks whether to go on."""

    def __init__(
        self,
        report: Callable[[float, str], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._report = report
        self._is_cancelled = is_cancelled

    def check(self) -> None:
        """Raise Cancelled when the work is no longer wanted."""
        if self._is_cancelled is not None and self._is_cancelled():
            raise Cancelled

    def progress(self, share: float, label: str = "") -> None:
        """Report the share done (0 to 1) with a word on what is being done, then check."""
        self.check()
        if self._report is not None:
            self._report(min(1.0, max(0.0, share)), label)
