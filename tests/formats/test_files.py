"""Writing is all or nothing."""

import errno
import os
from pathlib import Path

import pytest

from workbench.core.problem import Problem
from workbench.formats.files import replacing


def fill(path: Path, data: bytes) -> None:
    with replacing(path) as file:
        file.write(data)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def fail_halfway(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"new")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_new_file_appears_whole(tmp_path: Path) -> None:
    fill(tmp_path / "a.csv", b"one")
    assert (tmp_path / "a.csv").read_bytes() == b"one"
    assert names(tmp_path) == ["a.csv"]


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with pytest.raises(Problem, match=r"the disk is full.*the earlier file is untouched"):
        fail_halfway(path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


def test_a_disk_that_fills_up_when_the_data_is_forced_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="the disk is full"):
        fill(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


def test_a_mistake_of_the_program_is_not_called_a_disk_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), replacing(tmp_path / "a.csv"):
        raise KeyError("x")
    assert names(tmp_path) == []


def test_places_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    with pytest.raises(
        Problem, match=r"“a.csv” could not be written: it does not exist, or its folder does not"
    ):
        fill(tmp_path / "gone" / "a.csv", b"")
    with pytest.raises(Problem, match="there is a folder of that name"):
        fill(tmp_path, b"")


@pytest.mark.skipif(os.name != "posix", reason="symbolic links and modes of files")
def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    fill(link, b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"new", 0o640)


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no such device")
def test_a_device_is_written_to_and_not_replaced() -> None:
    fill(Path("/dev/null"), b"gone")
    assert Path("/dev/null").is_char_device()
