"""Addresses that an export may carry: links that only open pages, and identifiers of everything else."""

from urllib.parse import urlsplit
from uuid import UUID, uuid5

from workbench.core.dossier import About


def web(address: str) -> str:
    """The address when it is of a page on the web, else nothing: no other scheme is ever made a link."""
    address = address.strip()
    if any(not char.isprintable() or char in ' "<>\\^`{|}' for char in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def iri(about: About, guid: str) -> str:
    """The identifier of a row: under the project's own address if it has one, else ``urn:uuid:``."""
    base = web(about.base_iri)
    return f"{base}{guid}" if base.startswith("https:") else f"urn:uuid:{guid}"


def derived(guid: str, name: str) -> str:
    """A GUID for what has none of its own, the same every time (RFC 9562, version 5)."""
    try:
        home = UUID(guid)
    except ValueError:
        home = uuid5(UUID(int=0), guid)
    return str(uuid5(home, name))
