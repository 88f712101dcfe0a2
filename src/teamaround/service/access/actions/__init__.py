"""Give and end access, lock somebody out, seal a case, open a record in an emergency and review that."""

from teamaround.service.access.actions.emergency import NotTheReviewer, ReasonTooShort, break_glass, review
from teamaround.service.access.actions.grants import end, end_lockout, give, lock_out, seal

__all__ = [
    "NotTheReviewer",
    "ReasonTooShort",
    "break_glass",
    "end",
    "end_lockout",
    "give",
    "lock_out",
    "review",
    "seal",
]
