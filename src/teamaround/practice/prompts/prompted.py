"""Making a prompt from what a rule found: recipients and the way on come from its row."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.table import prompt_row
from teamaround.practice.record.case_file import CaseFile


def prompted(
    code: str,
    case: CaseFile,
    *,
    subject: tuple[str, ...],
    since: datetime,
    entry_id: str,
    what: str,
    due: datetime | None = None,
    about: tuple[str, ...] = (),
    to: tuple[str, ...] = (),
) -> Prompt:
    """One prompt. `subject` makes the key; `to` replaces the row's own recipients."""
    row = prompt_row(code)
    return Prompt(
        code=code,
        child=case.child,
        key=":".join((code, *subject)),
        since=since,
        entry_id=entry_id,
        to=to or row.to,
        what=what,
        why=row.why,
        way_on=row.way_on,
        due=due,
        about=about,
        is_refusal=row.is_refusal,
    )
