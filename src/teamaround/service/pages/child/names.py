"""Slugs, ids and roles as the names that people read: agencies, colleagues, people of the case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from teamaround.practice.answers.headline import name_of
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import WITHHELD
from teamaround.practice.record.facts.family import ChildsWords
from teamaround.practice.record.roles import Role
from teamaround.service.accounts.queries import names_by_reference
from teamaround.service.policy.tables import roles

SLUGS = frozenset(role.value for role in Role)
UUID_SHAPE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LABEL_WITHIN = re.compile(r"(?<=[a-z,] )Protected address")
WITHHELD_WITHIN = re.compile(rf"(?<=[a-z,] )(?<!\bthe ){WITHHELD}")


@dataclass(frozen=True)
class Names:
    """Whatever a record calls somebody or something, in words. Unknown slugs become words, ids become "somebody"."""

    agencies: Mapping[str, str]
    colleagues: Mapping[str, str]
    case: CaseFile

    def agency(self, slug: str) -> str:
        """An agency by name; a team that is no agency here as words."""
        return self.agencies.get(slug) or _words(slug)

    def agencies_in_a_row(self, slugs: tuple[str, ...]) -> str:
        """Several agencies, in the order given."""
        return ", ".join(dict.fromkeys(map(self.agency, slugs)))

    def somebody(self, reference: str) -> str:
        """Whoever an entry names: a person of the case, an agency, a colleague or a role."""
        if not reference:
            return "nobody"
        if reference == self.case.child or reference in self.case.people:
            return name_of(self.case, reference)
        if reference in self.agencies:
            return self.agencies[reference]
        if reference in self.colleagues:
            return self.colleagues[reference]
        return role_name(reference) or _words(reference)

    def spelled(self, text: str) -> str:
        """A text of the rules with agencies and people by name where it has their slugs."""
        named = self._slugs.sub(lambda found: self._by_spelling[_plain(found.group())], text)
        return within_a_sentence(named)

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        everybody = (one for one in (*self.case.people, self.case.child) if UUID_SHAPE.fullmatch(one))
        ids = {_plain(one): name_of(self.case, one) for one in everybody}
        return {_plain(slug): name for slug, name in self.agencies.items()} | ids

    @cached_property
    def _slugs(self) -> re.Pattern[str]:
        """Slugs as rules write them. One-word slugs only in lower case or at a beginning: "marac", never "MARAC"."""
        spelled = {form for plain in self._by_spelling for form in _forms(plain)}
        ordered = sorted(spelled, key=lambda form: (-len(form), form))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered)) or '(?!)'})(?![\w-])")


def within_a_sentence(text: str) -> str:
    """ "... gave protected address A as their address": what an address is called is no name within a sentence.

    Nor is the constant that stands for a concealed one: "... was found at a withheld address".
    """
    labelled = LABEL_WITHIN.sub(lambda found: found.group().lower(), text)
    return WITHHELD_WITHIN.sub("a withheld address", labelled)


def names_for(case: CaseFile) -> Names:
    """The names needed for a case. One query."""
    references = _references(case)
    colleagues = names_by_reference(references, _ids(references))
    agencies = {slug: one.name for slug, one in case.agencies.items()}
    return Names(agencies=agencies, colleagues=colleagues, case=case)


def role_name(slug: str) -> str:
    """A role in words that stand inside a sentence: "social worker"; empty for what is no role."""
    if slug not in SLUGS:
        return ""
    name = roles()[Role(slug)].name
    return name if name[:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def _references(case: CaseFile) -> set[str]:
    found = {entry.author for entry in case.entries}
    found |= {question.owner for question in case.questions.values()}
    found |= {control.owner for control in case.controls.values()}
    found |= {gone.gap_holder for gone in case.departures}
    found |= {noted.fact.to for noted in case.of(ChildsWords)}
    return found - {""}


def _ids(references: set[str]) -> list[UUID]:
    return [UUID(one) for one in references if UUID_SHAPE.fullmatch(one)]


def _plain(slug: str) -> str:
    return slug.replace("_", " ").replace("-", " ").casefold()


def _forms(plain: str) -> set[str]:
    forms = {plain, plain.replace(" ", "-"), plain.replace(" ", "_")}
    return forms | {f"{form[:1].upper()}{form[1:]}" for form in forms}


def _words(slug: str) -> str:
    if UUID_SHAPE.fullmatch(slug):
        return "somebody"
    plain = slug.replace("_", " ").replace("-", " ")
    return f"{plain[:1].upper()}{plain[1:]}"
