"""Whether papers name the same person: names, birth dates and numbers. Pure: no Django, no I/O."""
