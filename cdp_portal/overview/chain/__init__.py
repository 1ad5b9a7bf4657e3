"""The chain of evidence: from a seat over a meeting's minute, decision and action to the cell of a signed return."""
