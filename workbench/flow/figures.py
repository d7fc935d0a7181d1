"""How far the reviewers of a project agree, in the words of a report."""

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.core.agreement import Figure
from workbench.core.dossier import Dossier, RoundFigures
from workbench.core.records import RoundRecord
from workbench.flow import agreeing
from workbench.flow.agreeing import Agreement
from workbench.flow.projects import Project


def told(project: Project, dossier: Dossier) -> tuple[RoundFigures, ...]:
    """The figures of every round of a dossier, none of which is blind, over all facts of the project."""
    return tuple(_round(project, dossier, each) for each in dossier.rounds)


def _round(project: Project, dossier: Dossier, found: RoundRecord) -> RoundFigures:
    scale = next((each.name for each in dossier.scales if each.guid == found.scale), "")
    figures = agreeing.agreement_in(project, found.guid, project.reviewer)
    return RoundFigures(
        title=f"Agreement in round {found.number}" + f", {found.name}" * bool(found.name),
        lines=(("Scale", scale), *_lines(figures), ("Agreed verdicts", _methods(dossier, found.guid))),
        left_out=tuple(_left_out(figures)),
    )


def _lines(figures: Agreement) -> Iterator[tuple[str, str]]:
    for measure in figures.measures:
        yield measure.name, _said(measure.figure, share=measure.name.startswith("Percent"))
    for pair in figures.pairs:
        yield f"Cohen’s kappa of {pair.first} and {pair.second}", _said(pair.kappa)
        yield f"Percent agreement of {pair.first} and {pair.second}", _said(pair.percent, share=True)


def _said(figure: Figure, *, share: bool = False) -> str:
    n = _facts(figure.n)
    if figure.value is None:
        return f"undefined (n = {n}): {figure.why}"
    return f"{figure.value:.1%} (n = {n})" if share else f"{figure.value:.3f} (n = {n})"


def _left_out(figures: Agreement) -> Iterator[str]:
    """Each reason once, with the facts it concerns in any of the figures."""
    reasons = {(each.fact, each.why) for measure in figures.measures for each in measure.left_out}
    counted: Iterable[tuple[str, int]] = Counter(why for _, why in reasons).items()
    yield from (f"{_facts(count)}: {why}" for why, count in sorted(counted))


def _methods(dossier: Dossier, guid: str) -> str:
    agreed = (fact.agreed for fact in dossier.facts)
    methods = Counter(each.method for each in agreed if each is not None and each.round == guid)
    return ", ".join(f"{count:,} by {method}" for method, count in sorted(methods.items())) or "none"


def _facts(number: int) -> str:
    return f"{number:,} fact{'s' * (number != 1)}"
