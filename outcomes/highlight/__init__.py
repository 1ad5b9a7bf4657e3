"""One page for a board: what moved since a day, what is late and whose, and what the board is asked to decide.

Made for an audience and holding nothing above it, in a constant number of queries.
"""

from outcomes.highlight.made import highlight_of
from outcomes.highlight.parts import Highlight, Item, Part

__all__ = ["Highlight", "Item", "Part", "highlight_of"]
