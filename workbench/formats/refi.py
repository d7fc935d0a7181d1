"""The parts that REFI-QDA's codebook and project have in common: XML, codes, and identities."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import BinaryIO

from workbench.core.dossier import STANCES, About, Dossier
from workbench.core.export import without_controls
from workbench.core.records import TagRecord
from workbench.formats.addresses import derived

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


def element(parent: ET.Element | None, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """One more element under ``parent``, with what XML can't hold taken out; empty attributes are omitted."""
    told = {name: without_controls(value) for name, value in attributes.items() if value}
    made = ET.Element(tag, told) if parent is None else ET.SubElement(parent, tag, told)
    if text:
        made.text = without_controls(text)
    return made


def origin(about: About) -> str:
    """The name and version of this program."""
    return f"{about.generator} {about.version}"


def stance_code(about: About, stance: str) -> str:
    """The GUID of the code that stands for a stance in one project."""
    return derived(about.project_guid, f"stance {stance}")


def add_codes(parent: ET.Element, dossier: Dossier, notes: Iterable[tuple[str, str]] = ()) -> None:
    """The tag tree and a branch of stances; never empty, because the schema allows no empty codebook.

    ``notes`` are pairs of a tag's GUID and that of a note on it.
    """
    codes = element(parent, "Codes")
    below: dict[str, list[TagRecord]] = {}
    for tag in dossier.tags:
        below.setdefault(tag.parent, []).append(tag)
    _add_tags(codes, "", below, list(notes))
    branch = derived(dossier.about.project_guid, "stances")
    stances = element(codes, "Code", guid=branch, name="Stance", isCodable="false")
    element(stances, "Description", "What a quote does to the fact it is evidence for.")
    for stance in STANCES:
        guid = stance_code(dossier.about, stance)
        element(stances, "Code", guid=guid, name=stance, isCodable="true")


def write_xml(root: ET.Element, file: BinaryIO) -> None:
    """The document in UTF-8 with its declaration."""
    ET.indent(root, "  ")
    file.write(b'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n')
    file.write(ET.tostring(root, encoding="utf-8", xml_declaration=False))
    file.write(b"\n")


def _add_tags(
    parent: ET.Element, above: str, below: dict[str, list[TagRecord]], notes: list[tuple[str, str]]
) -> None:
    for tag in below.get(above, ()):
        color = tag.color if _COLOR.fullmatch(tag.color) else ""
        code = element(parent, "Code", guid=tag.guid, name=tag.name, isCodable="true", color=color)
        if tag.description:
            element(code, "Description", tag.description)
        for target, note in notes:
            if target == tag.guid:
                element(code, "NoteRef", targetGUID=note)
        _add_tags(code, tag.guid, below, notes)
