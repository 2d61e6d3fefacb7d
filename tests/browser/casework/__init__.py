"""What volunteers and officers do, in a real browser, on the site of ``./run --demo``."""
