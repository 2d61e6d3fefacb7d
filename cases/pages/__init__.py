"""The screens of cases; each takes a case through ``cases.querysets`` alone."""
