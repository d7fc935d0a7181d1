"""Who took from whom inside a group of articles, with the evidence for it in words."""

from workbench.core.origins.derive import derive
from workbench.core.origins.relations import Relation, compared
from workbench.core.origins.values import Certainty, Edge, Origins

__all__ = ["Certainty", "Edge", "Origins", "Relation", "compared", "derive"]
