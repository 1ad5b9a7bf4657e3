"""Pages that tell of one record what every app knows about it: a partnership, a body, a seat."""
