"""What the README promises is what the program does."""

import re
import shlex
from pathlib import Path

import click
import pytest

from workbench.cli.program import program
from workbench.formats.exporters import EXPORTERS
from workbench.formats.importers import IMPORTERS
from workbench.gui.actions import COMMANDS

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
EXAMPLES = [
    shlex.split(line, comments=True) for line in re.findall(r"^workbench \w.*$", README, re.MULTILINE)
]


def test_the_keys_are_those_of_the_program() -> None:
    table = README.split("| Keys |")[1].split("\n\n")[0]
    documented = {
        key for row in table.splitlines()[2:] for key in re.findall(r"`([^`]+)`", row.split(" | ")[0])
    }
    assert documented == {key for command in COMMANDS for key in command.keys}


def test_every_format_is_named() -> None:
    for exporter in EXPORTERS:
        assert f"| `{exporter.name}` |" in README
    for importer in IMPORTERS:
        for suffix in importer.suffixes:
            assert f"`{suffix}`" in README


@pytest.mark.parametrize("example", EXAMPLES, ids=" ".join)
def test_every_example_is_understood(example: list[str]) -> None:
    name, *arguments = example[1:]
    command = program.commands[name]
    with click.Context(command, obj=None) as context:
        assert command.parse_args(context, arguments) == []


def test_every_command_has_an_example() -> None:
    assert {example[1] for example in EXAMPLES} == set(program.commands) - {"open"}
