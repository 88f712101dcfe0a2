"""For what task somebody looked for a child by exact details, and on whose call, in words."""

from __future__ import annotations

from collections.abc import Mapping

from teamaround.service.policy.finding import terms


def task_words(task: str) -> str:
    """ "Somebody rings about this child"; of a task that is no longer in the table, that it is not."""
    return terms().tasks.get(task, "A task that is no longer in use")


def caller_words(caller: str, agencies: Mapping[str, str]) -> str:
    """ "Sandholme Primary", "Somebody of the family"."""
    return agencies.get(caller) or terms().callers.get(caller, "Not known any more")
