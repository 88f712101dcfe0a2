"""What a sender is told: the same for every record, whatever came of it (promise 1, AC-R9-3)."""

from __future__ import annotations

REPLY_WORDS = (
    "Received, receipt {receipt}. We check every record in the same way and do not say whether it mattered. "
    "What matches nothing is deleted after 14 days and only counted. If somebody is in danger now, call 999."
)


def reply(receipt: str) -> str:
    """The answer to a sender; it depends on the receipt number and on nothing else."""
    return REPLY_WORDS.format(receipt=receipt)
