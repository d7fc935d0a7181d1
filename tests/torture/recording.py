"""What a program wrote to a folder, system call by system call, and the disks a power cut may leave of it."""

import random
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

SECTOR = 512
_CALLS = (
    "openat",
    "close",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Call:
    """One successful system call: its name, its strings, its other arguments and what it returned."""

    name: str
    strings: tuple[bytes, ...]
    numbers: tuple[str, ...]
    result: int


def record(command: Sequence[str], log: Path) -> list[Call]:
    """Run a command to its end and return the calls that touch files."""
    wanted = ",".join(_CALLS)
    strace = ["strace", "-f", "-xx", "-s", "4000000", "-o", str(log), "-e", f"trace={wanted}"]
    subprocess.run([*strace, *command], check=True, stdout=subprocess.DEVNULL)
    with log.open(encoding="ascii", errors="replace") as lines:
        return [call for call in map(_call, lines) if call]


def _call(line: str) -> Call | None:
    found = _LINE.match(line)
    if found is None or int(found[3]) < 0:
        return None
    strings = tuple(bytes.fromhex(text.replace("\\x", "")) for text in _STRING.findall(found[2]))
    numbers = tuple(part.strip() for part in _STRING.sub("S", found[2]).split(","))
    return Call(found[1], strings, numbers, int(found[3]))


@dataclass(frozen=True)
class Change:
    """Bytes written at a place, or with no bytes the file cut or stretched to that length."""

    at: int
    data: bytes | None

    def apply(self, content: bytearray) -> None:
        if self.data is None:
            del content[self.at :]
            content.extend(b"\0" * (self.at - len(content)))
            return
        content.extend(b"\0" * (self.at - len(content)))
        content[self.at : self.at + len(self.data)] = self.data

    def torn(self, chance: random.Random) -> Iterator["Change"]:
        """Those sectors of it that reached the disk."""
        if self.data is None:
            yield self
            return
        for start in range(0, len(self.data), SECTOR):
            if chance.random() < 0.5:
                yield replace(self, at=self.at + start, data=self.data[start : start + SECTOR])


@dataclass
class File:
    """One file: what is on the disk for certain, and what was written since."""

    safe: bytearray = field(default_factory=bytearray)
    now: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)
    at: int = 0

    def write(self, change: Change) -> None:
        change.apply(self.now)
        self.pending.append(change)

    def sync(self) -> None:
        self.safe = bytearray(self.now)
        self.pending.clear()

    def after_crash(self, chance: random.Random, mode: str) -> bytes:
        content = bytearray(self.safe)
        for change in self.pending:
            if mode == "all" or (mode == "some" and chance.random() < 0.5):
                change.apply(content)
            elif mode == "torn":
                for part in change.torn(chance):
                    part.apply(content)
        return bytes(content)


class Disk:
    """A folder as the calls leave it; names, too, are only safe after their folder was synced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, File] = {}
        self.steps: list[dict[str, File]] = []  # the names after each change that is not safe yet
        self.safe_names: dict[str, File] = {}
        self.open: dict[int, File | None] = {}
        self.acknowledged: list[str] = []
        for path in folder.iterdir():
            content = path.read_bytes()
            self.names[path.name] = File(bytearray(content), bytearray(content))
        self.safe_names = dict(self.names)

    def play(self, call: Call) -> bool:
        """Apply one call; whether it changed what a crash could leave."""
        return bool(getattr(self, f"_{call.name}")(call))

    # ---- calls

    def _openat(self, call: Call) -> bool:
        path = Path(call.strings[0].decode())
        flags = call.numbers[2]
        if path == self.folder:
            self.open[call.result] = None
            return False
        if path.parent != self.folder:
            self.open.pop(call.result, None)
            return False
        fresh = path.name not in self.names
        if fresh:
            self._rename_to({**self.names, path.name: File()})
        file = self.names[path.name]
        file.at = len(file.now) if "O_APPEND" in flags else 0
        if "O_TRUNC" in flags:
            file.write(Change(0, None))
        self.open[call.result] = file
        return fresh or "O_TRUNC" in flags

    def _close(self, call: Call) -> bool:
        self.open.pop(int(call.numbers[0]), None)
        return False

    def _write(self, call: Call) -> bool:
        number = int(call.numbers[0])
        if number == 1:
            self.acknowledged += call.strings[0].decode().splitlines()
            return True
        file = self.open.get(number)
        if file is None:
            return False
        file.write(Change(file.at, call.strings[0][: call.result]))
        file.at += call.result
        return True

    def _pwrite64(self, call: Call) -> bool:
        file = self.open.get(int(call.numbers[0]))
        if file is None:
            return False
        file.write(Change(int(call.numbers[3]), call.strings[0][: call.result]))
        return True

    def _ftruncate(self, call: Call) -> bool:
        file = self.open.get(int(call.numbers[0]))
        if file is None:
            return False
        file.write(Change(int(call.numbers[1]), None))
        return True

    def _fsync(self, call: Call) -> bool:
        number = int(call.numbers[0])
        if number not in self.open:
            return False
        file = self.open[number]
        if file is None:
            self.safe_names = dict(self.names)
            self.steps.clear()
        else:
            file.sync()
        return True

    _fdatasync = _fsync

    def _unlink(self, call: Call) -> bool:
        return self._named(call, lambda names, name: names.pop(name))

    _unlinkat = _unlink

    def _rename(self, call: Call) -> bool:
        return self._named(call, lambda names, name, new: names.update({new: names.pop(name)}))

    _renameat = _renameat2 = _rename

    def _link(self, call: Call) -> bool:
        return self._named(call, lambda names, name, new: names.update({new: names[name]}))

    _linkat = _link

    def _named(self, call: Call, change: Callable[..., object]) -> bool:
        places = [Path(text.decode()) for text in call.strings]
        if any(place.parent != self.folder for place in places):
            return False
        names = dict(self.names)
        change(names, *(place.name for place in places))
        self._rename_to(names)
        return True

    def _rename_to(self, names: dict[str, File]) -> None:
        self.names = names
        self.steps.append(names)

    # ---- crashes

    def crash(self, target: Path, chance: random.Random, mode: str) -> None:
        """Write into an empty folder what a power cut at this moment may leave."""
        steps = [self.safe_names, *self.steps]
        names = steps[-1] if mode == "all" else chance.choice(steps)
        for name, file in names.items():
            (target / name).write_bytes(file.after_crash(chance, mode))
