"""The law as functions: a person's facts and a dated rulebook in, an explained answer out.

This package uses the standard library alone. It has no clock, no locale, no setting and no
file: whoever calls it brings the day, the facts and the rulebook.
"""
