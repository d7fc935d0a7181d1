import subprocess
import sys
from pathlib import Path

import pytest

from workbench.formats.importers import IMPORTERS

FUZZ = Path(__file__).with_name("fuzz_importers.py")
CORPORA = FUZZ.with_name("corpora")


def fuzzed(*arguments: str) -> str:
    command = [sys.executable, str(FUZZ), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_every_importer_has_a_maker_of_files() -> None:
    names = {importer.name for importer in IMPORTERS}
    assert {path.stem for path in CORPORA.glob("*.py")} == names


def test_damaged_files_of_every_importer_are_read_or_refused() -> None:
    said = fuzzed("--runs", "20", "--seed", "2")
    assert said.count(" failed 0,") == len(IMPORTERS)


@pytest.mark.torture
def test_thousands_of_damaged_files_are_read_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    said = fuzzed("--runs", "2000", "--seed", "1")
    with capsys.disabled():
        print(f"\n{said}", end="")
    assert said.count(" failed 0,") == len(IMPORTERS)
