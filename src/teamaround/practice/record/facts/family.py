"""Visits, the school, the family's words and questions, moves, rights, and the record itself."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact
from teamaround.practice.record.facts.happenings import CheckKind
from teamaround.practice.record.words import SharingLevel


class VisitOutcome(StrEnum):
    """What a visit came to."""

    SEEN_AND_WELL = "seen_and_well"
    NO_EVIDENCE = "no_evidence"
    NOT_CONFIRMED = "not_confirmed"
    CONCERN_CONFIRMED = "concern_confirmed"
    NO_ANSWER = "no_answer"
    ACTION_TAKEN = "action_taken"


class VisitMade(Fact, frozen=True, kw_only=True):
    """A visit to the child or the home. `rests_on_denial_by` names whose denial the outcome rests on (A05)."""

    outcome: VisitOutcome
    child_seen: bool | None = None
    child_alone: bool | None = None
    reason_not_alone: str = ""
    present: tuple[str, ...] = ()
    bedrooms_seen: bool | None = None
    place: str = ""
    question: str = ""
    about: str = ""
    rests_on_denial_by: str = ""
    statutory: bool = True


class ChildsWords(Fact, frozen=True, kw_only=True):
    """What the child said, to whom (U14)."""

    to: str
    words: str
    where: str = ""


class SchoolTold(Fact, frozen=True, kw_only=True):
    """The school's safeguarding lead was told of a concern (R11)."""

    school: str
    about_entry: str = ""
    level: SharingLevel = SharingLevel.SUMMARY
    acknowledged: bool = False


class SchoolChanged(Fact, frozen=True, kw_only=True):
    """The child changed school."""

    to: str
    file_sent: bool | None = None


class ChildMoved(Fact, frozen=True, kw_only=True):
    """The child's home moved; `council` is where to, when it crosses a boundary."""

    place: str = ""
    council: str = ""
    temporary: bool = False


class WhereaboutsUnknown(Fact, frozen=True, kw_only=True):
    """Nobody knows where the child is (T32). `since` is when they were last known to be somewhere."""

    since: date | None = None


class WhereaboutsKnown(Fact, frozen=True, kw_only=True):
    """The child was found, or came back."""

    place: str = ""
    seen_by: str = ""


class TransferRequested(Fact, frozen=True, kw_only=True):
    """One council asked another to take the case over (T31)."""

    to_council: str


class TransferAnswered(Fact, frozen=True, kw_only=True):
    """The other council's answer."""

    by_council: str
    accepted: bool
    reason: str = ""


class ExplanationGiven(Fact, frozen=True, kw_only=True):
    """Something was explained to a family member in plain words (R14)."""

    to: str
    terms: tuple[str, ...] = ()
    their_words: str = ""
    support_present: bool | None = None
    words: str = ""  # what was said to them, word for word


class FamilyQuestionAsked(Fact, frozen=True, kw_only=True):
    """A parent or child asked something; it is answered in five working days (AC-R14-4)."""

    asked: str
    by: str
    what: str = ""


class FamilyQuestionAnswered(Fact, frozen=True, kw_only=True):
    """Their question was answered."""

    asked: str


class AccessRequested(Fact, frozen=True, kw_only=True):
    """Somebody asked to see what is held about them (C53)."""

    by: str


class AccessAnswered(Fact, frozen=True, kw_only=True):
    """A request for access was answered."""

    by: str


class RecordOpened(Fact, frozen=True, kw_only=True):
    """Somebody opened the record. Reading is recorded as strictly as writing (invariant 13)."""

    who: str
    agency: str
    purpose: str = ""
    task: str = ""  # the task, request or alert that it served
    tied_to: tuple[str, ...] = ()  # people of the record whom the reader knows or is related to


class FactShared(Fact, frozen=True, kw_only=True):
    """What an earlier entry says reached another agency."""

    entry: str
    agency: str
    role: str = ""
    level: SharingLevel = SharingLevel.FULL
    how: str = ""


class SeriousIncident(Fact, frozen=True, kw_only=True):
    """A child died or was seriously harmed, and abuse is known or suspected (C52)."""

    harmed: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    notified_on: date | None = None


class SeriousIncidentNotified(Fact, frozen=True, kw_only=True):
    """The national panel was notified of a serious incident (C52)."""


class RapidReviewHeld(Fact, frozen=True, kw_only=True):
    """The rapid review of a serious incident was held and sent (C52)."""


class AlertAccepted(Fact, frozen=True, kw_only=True):
    """A named human has an alert. Accepted means "I have this", not "resolved"."""

    alert: str
    by: str
    role: str = ""


class AlertClosed(Fact, frozen=True, kw_only=True):
    """An alert was closed, with a typed reason and evidence. One person's denial is never a reason (promise 3)."""

    alert: str
    by: str
    reason: str
    evidence: tuple[str, ...] = ()


class NoteWritten(Fact, frozen=True, kw_only=True):
    """Anything else worth keeping, in words. `check` where it is what came back from asking somebody independent."""

    what: str
    check: CheckKind | None = None
