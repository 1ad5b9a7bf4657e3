"""One page with everything that is due from one's seats, one answer after the other."""
