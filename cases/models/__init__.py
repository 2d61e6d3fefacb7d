"""Cases, what belongs to them, what leaves, and what an office says of it."""

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
from cases.models.leaving import NO_DAY, Erasure, Handover, Move
from cases.models.reviewed import Message, QueueMark, Review

__all__ = [
    "NO_DAY",
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
    "Message",
    "Move",
    "Note",
    "QueueMark",
    "Review",
    "SearchMark",
    "SearchSecret",
]
