"""Which articles report one event, told by their names, numbers, dates and rare words."""

from workbench.core.story.grouping import Grouping, Likely, group
from workbench.core.story.traits import Traits, describe

__all__ = ["Grouping", "Likely", "Traits", "describe", "group"]
