"""The wheel carries all it needs: built, installed elsewhere, and run from another folder."""

import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from workbench.paths import resources

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, folder=ROOT)
    (built,) = out.glob("*.whl")
    return built


def test_the_data_files_lie_inside_the_package(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    for home in ("resources", "db"):
        for path in (ROOT / home).rglob("*"):
            if path.is_file():
                assert f"workbench/{path.relative_to(ROOT).as_posix()}" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"workbench", "source_workbench"}


def test_it_works_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    scheme = {"base": str(tmp_path / "env"), "platbase": str(tmp_path / "env")}
    site, scripts = (Path(sysconfig.get_path(name, "venv", scheme)) for name in ("purelib", "scripts"))
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "env", folder=tmp_path)
    python = scripts / Path(sys.executable).name
    install = ("--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel)
    run(sys.executable, "-m", "pip", *install, folder=tmp_path)
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = run(python, "-c", "import workbench; print(workbench.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(site.resolve())
    for name in ("002_eeee1714ac9da3bd.txt", "004_a837b510254e07d9.txt"):
        (tmp_path / name[:3]).write_bytes(resources("samples", name).read_bytes())
    assert "White Home" in run(scripts / "workbench", "compare", "002", "004", folder=tmp_path)
