"""Take contacts in, say what became of them, set aside what cannot be read, review matches, remove in time."""

from teamaround.service.contacts.actions.receiving import purge, quarantine, receive, settle
from teamaround.service.contacts.actions.reviewing import (
    AlreadyDecided,
    SameMatcher,
    ask_review,
    bring_to_manager,
    decide_review,
    second_review,
    set_review_aside,
)

__all__ = [
    "AlreadyDecided",
    "SameMatcher",
    "ask_review",
    "bring_to_manager",
    "decide_review",
    "purge",
    "quarantine",
    "receive",
    "second_review",
    "set_review_aside",
    "settle",
]
