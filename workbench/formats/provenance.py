"""Where an export comes from, in labelled lines: for the page “about” of every format that has one."""

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.core.dossier import Dossier, LeftOut
from workbench.formats.records import content_sha256


def told(dossier: Dossier, left_out: Iterable[LeftOut]) -> Iterator[tuple[str, object]]:
    """Project, choice, counts, what is missing and why, the digest of the content, program and date."""
    about = dossier.about
    yield "project", about.name
    yield "project guid", about.project_guid
    if about.description:
        yield "description", about.description
    yield "facts chosen", about.scope
    yield "facts", len(dossier.facts)
    yield "quotes", sum(1 for _ in dossier.evidence)
    yield "articles", len(dossier.articles)
    for status, count in sorted(Counter(fact.status for fact in dossier.facts).items()):
        yield f"facts: {status.replace('_', ' ')}", count
    for stance, count in sorted(Counter(each.stance for each in dossier.evidence).items()):
        yield f"quotes: {stance}", count
    for each in left_out:
        yield "left out", each.sentence
    yield "offsets", "Unicode code points of the stored text, first = 0, end not included"
    yield "text_sha256", "SHA-256 of the article’s stored text in UTF-8"
    yield "content sha256", content_sha256(dossier)
    yield "program", f"{about.generator} {about.version}"
    yield "exported by", about.exported_by
    yield "exported at", about.exported_at
