"""Where the program starts: the shell's command, or the window."""

from pathlib import Path

from workbench.cli.program import run
from workbench.core.problem import Problem


def open_window(project: Path | None) -> int:
    """Show the window until it is closed; only this door leads to Qt."""
    try:
        from workbench.gui.application import run as run_window
    except ImportError as error:
        raise Problem(
            f"The window cannot open, because a library of the system is missing ({error}): "
            "`make run` installs it or names it, and `workbench compare` works without.",
            repr(error),
        ) from error
    return run_window(project)


def main() -> None:
    """Do what the command line asks for."""
    run(open_window)


if __name__ == "__main__":
    main()
