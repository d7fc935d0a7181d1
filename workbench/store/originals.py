"""How the versions of an article were read, and the bytes they were read from."""

from dataclasses import dataclass

from workbench.core.problem import Problem
from workbench.store.checks import digest
from workbench.store.project import Project


@dataclass(frozen=True, slots=True)
class HowRead:
    """What is kept of the reading of one version; ``sha256`` and ``size`` (in bytes) are the original's.

    ``place`` says where in its file the article stood, ``share`` (0 to 1) how much of the visible text was
    taken, ``is_whole`` that the whole page was asked for. ``guessed`` names what nobody has confirmed yet.
    """

    number: int
    importer: str
    importer_version: str
    media_type: str
    file_name: str
    place: str
    encoding: str
    is_whole: bool
    share: float
    sha256: str
    size: int
    notices: tuple[str, ...]
    guessed: tuple[str, ...]
    at: str
    reviewer: str

    @property
    def has_pages(self) -> bool:
        """Whether the original can be shown page by page."""
        return self.media_type == "application/pdf"


_READ = """
SELECT version.seq AS number, version.importer, version.importer_version, version.media_type,
  version.file_name, version.place, version.encoding, version.is_whole, version.share,
  version.original_sha256 AS sha256, length(original.bytes) AS size, version.notices, article.guessed,
  version.imported_at AS at, reviewer.name AS reviewer
FROM article
JOIN article_version AS version ON version.article_id = article.id
JOIN original ON original.sha256 = version.original_sha256
JOIN reviewer ON reviewer.id = version.imported_by
WHERE article.guid = ?1 AND (?2 = 0 OR version.seq = ?2) ORDER BY version.seq DESC LIMIT 1
"""


def how_read(project: Project, guid: str, version: int = 0) -> HowRead:
    """How one version of an article was read; 0 is the newest."""
    rows = project.rows(_READ, [guid, version])
    if not rows:
        raise Problem("This article is not in the project any more. Nothing was changed.", guid)
    row = rows[0]
    told = {"notices": tuple(filter(None, row["notices"].split("\n")))}
    told["guessed"] = tuple(filter(None, row["guessed"].split(",")))
    return HowRead(**{**row, "is_whole": bool(row["is_whole"]), **told})


def content(project: Project, sha256: str) -> bytes:
    """The original bytes with this digest; Problem where they are damaged."""
    rows = project.rows("SELECT bytes FROM original WHERE sha256 = ?", [sha256])
    found = bytes(rows[0]["bytes"]) if rows else b""
    if digest(found) != sha256:
        raise Problem(
            "The original of this article is damaged, so it is not shown or read again. Its text stays as it "
            "is. Open a backup copy of the project.",
            sha256,
        )
    return found
