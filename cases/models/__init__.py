"""Cases, what belongs to them, and what leaves: hand-overs, moves, erasures."""

from cases.models.kept import (
    Assessment,
    Case,
    CaseKey,
    Change,
    Consent,
    ConsentToKeep,
    FollowUp,
    Look,
    Note,
    SearchMark,
    SearchSecret,
)
from cases.models.leaving import Erasure, Handover, Move

__all__ = [
    "Assessment",
    "Case",
    "CaseKey",
    "Change",
    "Consent",
    "ConsentToKeep",
    "Erasure",
    "FollowUp",
    "Handover",
    "Look",
    "Move",
    "Note",
    "SearchMark",
    "SearchSecret",
]
