"""Take contacts in, say what became of them, set aside what cannot be read, review matches, remove in time."""

from teamaround.service.contacts.actions.judging import (
    AlreadyUndone,
    end_judgements,
    judge,
    keep_entries,
    undo_judgement,
)
from teamaround.service.contacts.actions.receiving import purge, quarantine, receive, settle
from teamaround.service.contacts.actions.reviewing import (
    AlreadyDecided,
    SameMatcher,
    ask_review,
    bring_to_manager,
    decide_review,
    reopen_review,
    second_review,
    set_review_aside,
)

__all__ = [
    "AlreadyDecided",
    "AlreadyUndone",
    "SameMatcher",
    "ask_review",
    "bring_to_manager",
    "decide_review",
    "end_judgements",
    "judge",
    "keep_entries",
    "purge",
    "quarantine",
    "receive",
    "reopen_review",
    "second_review",
    "set_review_aside",
    "settle",
    "undo_judgement",
]
