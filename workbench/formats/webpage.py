"""A report as one HTML page that loads nothing and runs nothing: for screens, and for paper."""

from typing import TYPE_CHECKING

from workbench import paths
from workbench.core.dossier import Dossier, LeftOut
from workbench.core.export import without_controls
from workbench.formats.addresses import web
from workbench.formats.report import report

if TYPE_CHECKING:
    from jinja2 import Environment


def page(dossier: Dossier, left_out: tuple[LeftOut, ...], style: str = "screen") -> str:
    """The whole page with the style sheet ``screen`` or ``paper``."""
    template = _environment().get_template("report.html")
    about = dossier.about
    return template.render(
        report=report(dossier, left_out),
        generator=f"{about.generator} {about.version}",
        style=paths.resources("report", f"{style}.css").read_text(encoding="utf-8"),
    )


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(paths.resources("report")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        finalize=_carried,
    )
    made.filters["web"] = web
    return made


def _carried(value: object) -> object:
    return without_controls(value) if type(value) is str else value
