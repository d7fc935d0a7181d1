"""Times and identities as the project file writes them."""

import uuid
from datetime import UTC, datetime


def now() -> str:
    """The present moment as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_guid() -> str:
    """A GUID that no other row has."""
    return str(uuid.uuid4())
