"""The command `workbench`: its commands, its exit statuses, and the window when no command is given."""

import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from workbench import __version__
from workbench.cli.cluster import cluster
from workbench.cli.collate import collate
from workbench.cli.compare import compare
from workbench.cli.exports import export, import_facts
from workbench.cli.extract import extract
from workbench.cli.grade import grade
from workbench.cli.imports import import_
from workbench.cli.merging import merge
from workbench.cli.projects import doctor
from workbench.cli.search import search
from workbench.cli.window import open_
from workbench.core.problem import Problem

COMMANDS: tuple[click.Command, ...] = (
    open_,
    compare,
    cluster,
    collate,
    import_,
    search,
    extract,
    export,
    import_facts,
    merge,
    grade,
    doctor,
)


class _Failure(click.ClickException):
    """A problem in the input: one line on standard error, exit status 1."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        click.echo(f"workbench: {self.message}", err=True)


class _Program(click.Group):
    """The group of commands, which also takes a project file in a command's place."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and args[0].endswith(".swb"):
            args = [open_.name or "", *args]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Problem as problem:
            raise _Failure(problem.sentence) from problem


@click.group(
    cls=_Program,
    name="workbench",
    commands={command.name or "": command for command in COMMANDS},
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 a problem in the input, 2 wrong usage. Nothing ever leaves this machine.",
)
@click.version_option(__version__, prog_name="Source Workbench")
@click.pass_context
def program(context: click.Context) -> None:
    """See where near-duplicate articles agree and where their claims diverge.

    Without a command, or with a project file (PROJECT.swb), the window opens.
    """
    if context.invoked_subcommand is None:
        context.invoke(open_)


def run(open_window: Callable[[Path | None], int]) -> None:
    """Do what the command line asks for; ``open_window`` shows the window and returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    program(obj=open_window)
