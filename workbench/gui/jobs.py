"""Slow work off the window: it runs in worker processes, so the window never stutters."""

from collections import deque
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QByteArray, QObject, QProcess, Qt, QThreadPool, QTimer, Signal

from workbench.core.problem import Problem
from workbench.flow import worker

_GRACE = 1500
_LARGE = 200_000
_KEPT_ERRORS = 8_000


class Job(QObject):
    """One piece of slow work: watch it, or give it up; ``finished`` comes exactly once."""

    progressed = Signal(float, str)
    finished = Signal()

    def __init__(
        self,
        label: str,
        request: tuple[object, ...],
        done: Callable[[Any], object],
        failed: Callable[[Problem], object],
        parent: "Jobs",
        took: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self.request = request
        self.over = False
        self.succeeded = False
        self._jobs = parent
        self._done = done
        self._failed = failed
        self._took = took

    @property
    def keeps(self) -> bool:
        """Whether what was delivered of the result stays when the rest is given up."""
        return self._took is not None

    def take(self, piece: object) -> None:
        """Hand a piece of the result over; ``go_on`` asks for another."""
        if self._took is None:
            self.go_on()
        elif not self.over:
            self._took(piece)

    def go_on(self) -> None:
        """A piece was dealt with: there is room for one more."""
        self._jobs.make_room(self)

    def cancel(self) -> None:
        """Give the work up; its result, if one still comes, is dropped."""
        if self._end():
            self._jobs.give_up(self)

    def succeed(self, result: object) -> None:
        """Hand the result over, unless nobody wants it any more."""
        self.succeeded = not self.over
        if self._end():
            self._done(result)

    def fail(self, problem: Problem) -> None:
        """Say what went wrong, unless nobody wants it any more."""
        if self._end():
            self._failed(problem)

    def _end(self) -> bool:
        ended, self.over = not self.over, True
        if ended:
            self.finished.emit()
        return ended


class WorkerProcess(QObject):
    """One worker process at the other end of two pipes, busy with at most one job."""

    answered = Signal(object, bytes, object)
    died = Signal(object, str)
    loaded = Signal(bytes, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._number = 0
        self._buffer = bytearray()
        self._errors = bytearray()
        self._grace = QTimer(self, singleShot=True, interval=_GRACE)
        self._process = QProcess(self)
        self._grace.timeout.connect(self._process.kill)
        program, *arguments = worker.command()
        self._process.setProgram(program)
        self._process.setArguments(arguments)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._error, Qt.ConnectionType.QueuedConnection)
        self.loaded.connect(self._announce, Qt.ConnectionType.QueuedConnection)
        self._process.start()

    @property
    def pid(self) -> int:
        """The process id, 0 before it started and after it ended."""
        return int(self._process.processId())

    def run(self, job: Job) -> None:
        """Send ``job`` over; the process must be idle."""
        self._number += 1
        self.job = job
        self._process.write(QByteArray(worker.frame(worker.RUN, self._number, job.request)))

    def make_room(self) -> None:
        """One piece of the result was dealt with."""
        self._process.write(QByteArray(worker.frame(worker.TAKEN, self._number)))

    def cancel(self) -> None:
        """Ask for the present job to be given up; a worker that does not listen is killed."""
        self._process.write(QByteArray(worker.frame(worker.CANCEL, self._number)))
        self._grace.start()

    def stop(self) -> None:
        """End the process for good, whatever it is doing."""
        self._process.blockSignals(True)
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(500):
            self._process.kill()
            self._process.waitForFinished(1000)

    def take(self) -> Job | None:
        """The job that is being worked on, leaving the process idle."""
        job, self.job = self.job, None
        self._grace.stop()
        return job

    def _read(self) -> None:
        self._buffer += self._process.readAllStandardOutput().data()
        for operation, number, body in worker.split(self._buffer):
            if number == self._number:
                self._receive(operation, body)

    def _receive(self, operation: bytes, body: bytes) -> None:
        if len(body) < _LARGE:
            self.answered.emit(self, operation, worker.load(body))
        else:
            QThreadPool.globalInstance().start(lambda: self.loaded.emit(operation, worker.load(body)))

    def _announce(self, operation: bytes, payload: object) -> None:
        self.answered.emit(self, operation, payload)

    def _read_errors(self) -> None:
        self._errors += self._process.readAllStandardError().data()
        del self._errors[:-_KEPT_ERRORS]

    def _finished(self, code: int) -> None:
        self._read_errors()
        said = self._errors.decode("utf-8", "replace").strip()
        self.died.emit(self, f"The worker process ended with code {code}.\n{said}".strip())

    def _error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.died.emit(self, f"The worker process could not be started: {self._process.errorString()}")


class Jobs(QObject):
    """Hands work to a few warm worker processes and its results back to the window's thread."""

    started = Signal(object)

    def __init__(self, parent: QObject | None = None, *, workers: int = 2) -> None:
        super().__init__(parent)
        self._most = workers
        self._workers: list[WorkerProcess] = []
        self._waiting: deque[Job] = deque()

    def warm(self) -> None:
        """Start the first worker before it is needed."""
        if not self._workers:
            self._hire()

    def start(
        self,
        label: str,
        work: Callable[..., object],
        *args: object,
        done: Callable[[Any], object],
        failed: Callable[[Problem], object],
        took: Callable[[Any], object] | None = None,
    ) -> Job:
        """Run ``work(*args, ticket=…)`` in a worker process; ``done`` or ``failed`` is called here.

        ``work`` is a function of a module, and it, its arguments and its result can be pickled. ``took`` is
        called with each piece that it delivers before it is done; ``Job.go_on`` then lets it deliver more.
        """
        job = Job(label, (work, args), done, failed, self, took)
        self._waiting.append(job)
        self.started.emit(job)
        self._hand_out()
        return job

    def running(self) -> tuple[Job, ...]:
        """The jobs that are not over, the oldest first."""
        busy = [hand.job for hand in self._workers if hand.job is not None and not hand.job.over]
        return (*busy, *self._waiting)

    def give_up(self, job: Job) -> None:
        """Forget a cancelled job, wherever it is."""
        if job in self._waiting:
            self._waiting.remove(job)
            job.deleteLater()
        for hand in self._workers:
            if hand.job is job:
                hand.cancel()

    def make_room(self, job: Job) -> None:
        """Let the work deliver one more piece of its result."""
        for hand in self._workers:
            if hand.job is job:
                hand.make_room()

    def close(self) -> None:
        """Give everything up and end every process."""
        for job in self.running():
            job.cancel()
        for hand in self._workers:
            hand.stop()
            hand.deleteLater()
        self._workers.clear()

    def pids(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return tuple(hand.pid for hand in self._workers)

    def _hire(self) -> WorkerProcess:
        hand = WorkerProcess(self)
        hand.answered.connect(self._answered)
        hand.died.connect(self._died)
        self._workers.append(hand)
        return hand

    def _hand_out(self) -> None:
        while self._waiting:
            hand = next((hand for hand in self._workers if hand.job is None), None)
            if hand is None and len(self._workers) < self._most:
                hand = self._hire()
            if hand is None:
                return
            hand.run(self._waiting.popleft())

    def _answered(self, hand: WorkerProcess, operation: bytes, payload: object) -> None:
        job = hand.job
        if job is None:
            return
        if operation == worker.PROGRESS:
            if not job.over:
                job.progressed.emit(*cast(tuple[float, str], payload))
            return
        if operation == worker.PIECE:
            job.take(payload)
            return
        hand.take()
        self._conclude(job, operation, payload)
        job.deleteLater()
        self._hand_out()

    def _conclude(self, job: Job, operation: bytes, payload: object) -> None:
        if operation == worker.DONE:
            job.succeed(payload)
        elif operation == worker.PROBLEM:
            job.fail(cast(Problem, payload))
        elif operation == worker.CRASHED:
            job.fail(_unexpected(job, str(payload)))

    def _died(self, hand: WorkerProcess, details: str) -> None:
        if hand in self._workers:
            self._workers.remove(hand)
        job = hand.take()
        hand.deleteLater()
        if job is not None:
            job.fail(_unexpected(job, details))
            job.deleteLater()
        if self._workers or job is not None:
            self._hand_out()


def _unexpected(job: Job, details: str) -> Problem:
    kept = (
        "; please try again for the rest."
        if job.keeps
        else ". Nothing was changed or lost; please try again."
    )
    return Problem(f"“{job.label}” stopped unexpectedly{kept}", details)
