"""What a school is told of its own pupil: the plan by name, who must not collect, signs to look for, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.alerts.wording import child, who
from teamaround.practice.disclosure.concealment import secrets_in, without_secrets
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.controls import ControlSort
from teamaround.practice.record.facts.meetings import PlanSort


class SchoolRows(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences of a notice to a school."""

    plan: str
    collect: str
    signs: tuple[str, ...]
    do: str
    plans: Mapping[PlanSort, str]
    keeps_away: frozenset[ControlSort]
    source: str


class SchoolNotice(msgspec.Struct, frozen=True, kw_only=True):
    """A notice to one school about one pupil."""

    school: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole notice."""
        return "\n".join(self.lines)


@cache
def school_rows() -> SchoolRows:
    """The packaged rows."""
    text = files(__package__).joinpath("rows/schools.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=SchoolRows)


def school_notice(case: CaseFile, school: str, on: date) -> SchoolNotice | None:
    """The notice for a school; None for a school that is not the child's, which learns nothing."""
    if case.about is None or case.about.school != school:
        return None
    secrets = secrets_in(case)
    return SchoolNotice(
        school=school, lines=tuple(without_secrets(line, secrets) for line in _lines(case, on))
    )


def _lines(case: CaseFile, on: date) -> Iterator[str]:
    rows, name = school_rows(), child(case)
    if case.plan is not None:
        yield rows.plan.format(child=name, plan=rows.plans[case.plan.sort])
    for person in kept_away(case, on):
        yield rows.collect.format(child=name, person=who(case, person))
    yield from (f"Look for {sign.format(child=name)}." for sign in rows.signs)
    yield rows.do.format(child=name)


def kept_away(case: CaseFile, on: date) -> tuple[str, ...]:
    """Who must not come near the child by a safeguard in force on that day, each once."""
    rows = school_rows()
    binding = (
        one
        for one in case.controls.values()
        if one.sort in rows.keeps_away and one.in_force(on) and _protects(case, one.protects)
    )
    return tuple(dict.fromkeys(one.person for one in binding))


def _protects(case: CaseFile, protects: tuple[str, ...]) -> bool:
    """Whether a safeguard concerns the child: it names the child, a carer, or nobody in particular."""
    near = {case.child, *(one.person for one in case.links if one.to == case.child)}
    return not protects or bool(near & {*protects})
