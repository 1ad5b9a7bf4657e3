"""What `make bench` runs: the portal's pages, packs and exports as ratios against the least that could do the work.

Nothing here is a test: a ratio that grew is a question, not a failure.
"""
