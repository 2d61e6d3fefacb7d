"""Personal data: the cases that volunteers keep with consent. ``querysets`` is the only door."""
