"""Opening the window, and what is shown in a terminal that has no display."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from workbench.cli.compare import show_files
from workbench.core.problem import Problem
from workbench.paths import resources

_SAMPLE = ("002_eeee1714ac9da3bd.txt", "004_a837b510254e07d9.txt")
_NO_DISPLAY = "There is no display to open the window on"


@click.command("open", short_help="Open the window (the same as no command at all).")
@click.argument("project", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def open_(open_window: Callable[[Path | None], int], project: Path | None = None) -> None:
    """Open the window on PROJECT, or on what was open the last time."""
    if has_display():
        sys.exit(open_window(project))
    if project is not None:
        raise Problem(f"{_NO_DISPLAY}; `workbench export` and `workbench compare` work without one.")
    click.echo(f"{_NO_DISPLAY}; here is the comparison of two sample articles as text.\n", err=True)
    left, right = (resources("samples", name) for name in _SAMPLE)
    show_files(left, right)


def has_display() -> bool:
    """Whether a window can be shown, as far as the environment tells."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in told)
