"""A24 and A26: unusual looks at the record, and texts that a family could not read; row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts import Alert, Level, evaluate
from teamaround.practice.disclosure.viewing import Viewer, may_know_alert
from teamaround.practice.record.facts.family import ExplanationGiven, RecordOpened
from teamaround.practice.record.facts.people import PersonDescribed
from teamaround.practice.record.facts.rights import FamilyTextWritten, ReaderBarred, ReaderCleared
from tests.practice.clocks.counting import TERMS, case_of
from tests.practice.telling import MOTHER, Story, at, conference, family


def _open(*told: tuple[Any, str]) -> Story:
    story = family()
    story.tell(
        PersonDescribed(person=MOTHER, given_names="Mary", family_name="Vale", open_to=("landlord",)),
        "2024-01-05",
    )
    story.tell(conference(core_group=("csc", "school", "health")), "2024-03-27")
    for fact, when in told:
        story.tell(fact, when)
    return story


def alerts(story: Story, now: str, code: str) -> list[Alert]:
    return [one for one in evaluate(case_of(story, now), at(now), TERMS) if one.code == code]


def _look(agency: str, who: str = "Ann Bell", **more: Any) -> RecordOpened:
    return RecordOpened(who=who, agency=agency, **{"purpose": "Preparing the core group", **more})


UNCONNECTED = "their agency does not work with the child and no task is recorded"


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        (_look("csc"), ""),
        (_look("north_nights"), ""),
        (_look("school"), ""),
        (_look("health"), ""),
        (_look("landlord"), ""),  # works with the mother
        (_look("probation"), UNCONNECTED),
        (_look("probation", task="request r1"), ""),
        (_look("csc", purpose=""), "no purpose is given"),
        (_look("csc", purpose="None given"), "no purpose is given"),
        (_look("csc", purpose="", task="alert A03"), ""),
        (_look("csc", who="Jo Vale"), "they bear a family name of the record and no task is recorded"),
        (_look("csc", who="Jo Vale", task="allocated"), ""),
        (_look("csc", who="Vale"), ""),  # one name alone says nothing
        (_look("csc", tied_to=(MOTHER,), task="allocated"), "they say that they know somebody in it"),
    ],
)
def test_unusual_look(look: RecordOpened, reason: str) -> None:
    found = alerts(_open((look, "2024-05-01")), "2024-05-01T10:00", "A24")
    assert [one.explanation.what.partition(": ")[2] for one in found] == ([reason] if reason else [])


def test_unusual_look_is_red_to_the_audit_officer_alone_at_any_hour() -> None:
    (alert,) = alerts(_open((_look("probation"), "2024-05-04T23:00")), "2024-05-04T23:05", "A24")
    assert (alert.level, alert.to, alert.notices) == (Level.RED, ("audit_officer",), ())
    assert "Ann Bell" not in repr(alert)


def test_reader_who_was_barred_is_found_however_the_name_is_written() -> None:
    story = _open((ReaderBarred(who="ann  bell", person=MOTHER), "2024-04-01"), (_look("csc"), "2024-05-01"))
    (alert,) = alerts(story, "2024-05-02", "A24")
    assert alert.explanation.what.endswith("they must not open this record")


def test_looks_of_one_reader_are_one_alert_until_reviewed() -> None:
    story = _open((_look("probation"), "2024-05-01"), (_look("probation"), "2024-05-02"))
    (alert,) = alerts(story, "2024-05-03", "A24")
    assert len(alert.also) == 1
    story.tell(ReaderCleared(who="Ann Bell", by="audit", finding="A task was not written down"), "2024-05-04")
    assert alerts(story, "2024-05-05", "A24") == []
    story.tell(_look("probation"), "2024-05-06")
    assert len(alerts(story, "2024-05-07", "A24")) == 1


@pytest.mark.parametrize(
    ("role", "recipients", "reads"),
    [
        ("sw", ("spoc",), True),
        ("dsl", ("spoc",), False),
        ("sw", ("audit_officer",), False),
        ("team_manager", ("audit_officer",), False),
        ("audit_officer", ("audit_officer",), True),
    ],
)
def test_alert_about_a_reader_is_read_by_its_recipients_alone(
    role: str, recipients: tuple[str, ...], reads: bool
) -> None:
    assert may_know_alert(Viewer(role, "csc"), to=recipients, sender="") is reads


PLAIN = "Your child counts as a victim too, even if nobody touched them. Please ring me when you can."


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (PLAIN, ""),
        ("You were discussed at MARAC.", "“MARAC”"),
        ("The police say NFA.", "It does not mean it did not happen"),
        ("The QZX will ring you.", "“QZX”"),
    ],
)
def test_text_for_a_family(text: str, fault: str) -> None:
    written = FamilyTextWritten(document="letter", to=MOTHER, text=text)
    found = alerts(_open((written, "2024-05-01")), "2024-05-02", "A26")
    assert [fault in one.explanation.what for one in found] == ([True] if fault else [])
    assert all((one.level, one.to) == (Level.BLUE, ("sw",)) for one in found)


def test_text_that_was_written_again_in_plain_words_closes_it() -> None:
    story = _open((FamilyTextWritten(document="letter", to=MOTHER, text="Come to the ICPC."), "2024-05-01"))
    assert len(alerts(story, "2024-05-02", "A26")) == 1
    story.tell(FamilyTextWritten(document="other", to=MOTHER, text=PLAIN), "2024-05-03")
    assert len(alerts(story, "2024-05-04", "A26")) == 1
    story.tell(FamilyTextWritten(document="letter", to=MOTHER, text=PLAIN), "2024-05-05")
    assert alerts(story, "2024-05-06", "A26") == []


def test_words_of_an_explanation_are_checked_too() -> None:
    said = ExplanationGiven(to=MOTHER, words="You were discussed at MARAC.")
    assert len(alerts(_open((said, "2024-05-01")), "2024-05-02", "A26")) == 1
