"""REFI-QDA codebook (.qdc): the tag tree and the stances as codes."""

from collections.abc import Iterator
from typing import BinaryIO

from workbench.core.dossier import Dossier, LeftOut
from workbench.core.ticket import Ticket
from workbench.formats import losses, refi
from workbench.formats.exporters.exporter import Exporter

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(dossier: Dossier, file: BinaryIO, ticket: Ticket) -> None:
    """Codes under codes; the GUIDs are those of the tags, so that a codebook can come back."""
    ticket.check()
    root = refi.element(None, "CodeBook", xmlns=NAMESPACE, origin=refi.origin(dossier.about))
    refi.add_codes(root, dossier)
    refi.write_xml(root, file)


def _left_out(dossier: Dossier) -> Iterator[LeftOut]:
    why = "a codebook holds only codes; the REFI-QDA project holds these"
    facts, quotes = len(dossier.facts), sum(len(fact.evidence) for fact in dossier.facts)
    yield from (
        LeftOut(count, what, why) for count, what in ((facts, "fact~s"), (quotes, "quote~s")) if count
    )
    hotkeys = sum(bool(tag.hotkey) for tag in dossier.tags)
    if hotkeys:
        yield LeftOut(hotkeys, "key~s of tags", "the format has no place for them")
    yield from losses.counted(dossier, losses.memos)


REFI_CODEBOOK = Exporter(
    "qdc",
    "REFI-QDA codebook",
    "The tag tree with descriptions and colours, and the five stances, as codes. "
    "For MAXQDA, NVivo, ATLAS.ti, QualCoder and Taguette.",
    ".qdc",
    write,
    _left_out,
)
