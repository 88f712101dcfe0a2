"""Take contacts in, say what became of them, set aside what cannot be read, review matches, remove in time."""

from teamaround.service.contacts.actions.agency_keys import WordUsedAgain, register_key, use_word
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
from teamaround.service.contacts.actions.sealed_batches import (
    OPENING,
    BatchOutOfTurn,
    note_opened,
    one_at_a_time,
    purge_sealed,
    take_batch,
)
from teamaround.service.contacts.actions.watch_tokens import (
    ask,
    forget_epoch,
    forget_epochs,
    hold,
    keep_only,
    note_refused,
)

__all__ = [
    "OPENING",
    "AlreadyDecided",
    "AlreadyUndone",
    "BatchOutOfTurn",
    "SameMatcher",
    "WordUsedAgain",
    "ask",
    "ask_review",
    "bring_to_manager",
    "decide_review",
    "end_judgements",
    "forget_epoch",
    "forget_epochs",
    "hold",
    "judge",
    "keep_entries",
    "keep_only",
    "note_opened",
    "note_refused",
    "one_at_a_time",
    "purge",
    "purge_sealed",
    "quarantine",
    "receive",
    "register_key",
    "reopen_review",
    "second_review",
    "set_review_aside",
    "settle",
    "take_batch",
    "undo_judgement",
    "use_word",
]
