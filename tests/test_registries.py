"""Everything that is registered is complete, and everything that is there is registered."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from workbench.core.kinds import KINDS, Kind
from workbench.formats.collations import WRITERS
from workbench.formats.exporters import EXPORTERS
from workbench.formats.importers import IMPORTERS
from workbench.gui.actions import COMMANDS, MENUS, Command
from workbench.paths import migrations, resources

ROOT = Path(__file__).resolve().parent.parent
PALETTES = sorted(resources("themes").glob("*.toml"))


def twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def independent(package: str) -> set[str]:
    """The modules of ``package`` that a contract keeps apart from one another."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    kept_apart = [contract["modules"] for contract in contracts if contract["type"] == "independence"]
    return {module for modules in kept_apart for module in modules if module.startswith(package + ".")}


def modules(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}


def test_every_kind_on_disk_is_registered_once() -> None:
    assert twice(kind.name for kind in KINDS) == []
    assert {kind.find.__module__.rpartition(".")[2] for kind in KINDS} == modules(
        ROOT / "workbench" / "core" / "kinds"
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_kind_can_be_shown_and_is_tested(kind: Kind) -> None:
    assert kind.label
    assert kind.glyph
    assert kind.summary.endswith(".")
    for palette in PALETTES:
        assert f"{kind.accent} =" in palette.read_text(encoding="utf-8")
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "core").rglob("*.py"))
    assert f'"{kind.name}"' in tests


@pytest.mark.parametrize(
    "registry", [IMPORTERS, EXPORTERS, WRITERS], ids=["importers", "exporters", "claim tables"]
)
def test_every_format_is_registered_once_and_kept_apart(registry: tuple[object, ...]) -> None:
    assert twice(str(getattr(entry, "name")) for entry in registry) == []  # noqa: B009
    functions = [getattr(entry, "read", None) or getattr(entry, "write") for entry in registry]  # noqa: B009
    homes = {function.__module__ for function in functions}
    assert homes == independent(homes.copy().pop().rpartition(".")[0])


def test_every_command_of_the_window_has_its_own_name_and_keys() -> None:
    assert twice(command.name for command in COMMANDS) == []
    assert twice(key for command in COMMANDS for key in command.keys) == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_every_command_can_be_shown(command: Command) -> None:
    assert command.label
    assert command.menu in MENUS
    if command.icon:
        assert resources("icons", command.icon + ".svg").is_file()


def test_migrations_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in migrations().iterdir())
    assert [int(name.split("_")[0]) for name in names] == list(range(1, len(names) + 1))
    assert all(name.endswith(".sql") for name in names)
