"""What must never be seen is found, and what may be is not."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from msgspec.structs import replace as changed

from teamaround.replay.engine import play
from teamaround.replay.forbidding import seen_forbidden
from teamaround.replay.lives import Change, Span
from teamaround.replay.played import Played
from tests.replay.writing import CALL, OPENED, scenario


def _played(rules: str = "", *, must_not: str = "") -> Played:
    call = CALL.rstrip("\n") + (f"\n    not: [{must_not}]\n" if must_not else "\n")
    after = f"forbidden_throughout: [{rules}]" if rules else ""
    return play(scenario(OPENED + call, after))


RULES = [
    ("{forbid: alert_raised}", True),
    ("{forbid: alert_raised, codes: [A03]}", True),
    ("{forbid: alert_raised, codes: [A04]}", False),
    ("{forbid: alert_raised, events: [A2]}", True),
    ("{forbid: alert_raised, events: [A1]}", False),
    ("{forbid: alert_about, people: [man]}", True),
    ("{forbid: alert_about, people: [man], codes: [A05]}", False),
    ("{forbid: alert_about, people: [aunt]}", False),
    ("{forbid: alert_about, places: [home]}", True),
    ("{forbid: output_to, roles: [police]}", True),
    ("{forbid: output_to, roles: [parent], people: [man]}", False),
    ("{forbid: output_naming, to_roles: [police], people: [man]}", True),
    ("{forbid: output_naming, to_roles: [police], people: [aunt]}", False),
    ("{forbid: output_naming, to_roles: [parent], people: [man]}", False),
    ("{forbid: output_naming, to_people: [mum], people: [man]}", False),
    ("{forbid: output_naming, to_roles: [sw], words: [PROTECTED ADDRESS]}", True),
    ("{forbid: address_shown, places: [home]}", False),
    ("{forbid: closed_on_denial}", False),
]


@pytest.mark.parametrize(("rule", "broken"), RULES)
def test_rule_is_broken_only_by_what_it_names(rule: str, broken: bool) -> None:
    assert bool(seen_forbidden(_played(rule))) is broken


@pytest.mark.parametrize(
    ("codes", "broken"), [("A03", True), ("A04", False), ("C46", True), ("C10", False), ("A03, A04", True)]
)
def test_not_is_broken_by_an_alert_of_that_moment(codes: str, broken: bool) -> None:
    assert bool(seen_forbidden(_played(must_not=codes))) is broken


def test_not_of_another_event_is_not_broken() -> None:
    events = OPENED.rstrip("\n") + "\n    not: [A03]\n" + CALL
    assert not seen_forbidden(play(scenario(events)))


def test_alert_that_closes_on_a_denial_is_seen() -> None:
    denied = (
        "\n  - {id: A3, at: 2024-01-11T10:00, basis: INV, holder: csc, "
        "fact: {kind: statement, question: q, answer: no, by: mum, denies: true}}"
    )
    played = play(
        scenario(OPENED + CALL + denied, "forbidden_throughout: [{forbid: closed_on_denial, says: never}]")
    )
    assert not seen_forbidden(played)
    (life,) = [one for one in played.alerts if one.code == "A03"]
    at = played.events[-1].at
    closed = Span(at=at, change=Change.CLOSED, alert=life.spans[-1].alert, level=None, by=("A3",))
    wrong = replace(played, alerts=(replace(life, spans=(*life.spans, closed)),))
    assert [one.rule for one in seen_forbidden(wrong)] == ["never"]


def test_concealed_address_in_an_output_is_seen_without_being_asked_for() -> None:
    played = _played()
    (life,) = [one for one in played.alerts if one.code == "A03"]
    said = changed(life.spans[0].alert.explanation, what="He gave 9 Secret Row as his home")
    told = replace(life.spans[0], alert=changed(life.spans[0].alert, explanation=said))
    wrong = replace(played, alerts=(replace(life, spans=(told,)),))
    (seen,) = seen_forbidden(wrong)
    assert seen.rule == "a concealed address is in no output"
    assert "Secret" not in str(seen)


def test_answers_that_differ_between_senders_are_seen() -> None:
    again = CALL.replace("A2", "A3").replace("Jack", "Omar").replace("1 Test Lane", "8 Other Lane")
    played = play(scenario(OPENED + CALL + again))
    assert not seen_forbidden(played)
    told = replace(played.received["A3"], reply="Thank you, we had been looking for him.")
    wrong = replace(played, received={**played.received, "A3": told})
    assert [one.rule for one in seen_forbidden(wrong)] == ["every sender gets the same answer"]


def test_protected_source_named_to_a_parent_is_seen() -> None:
    told = (
        "\n  - {id: A3, at: 2024-01-11T10:00, basis: INV, holder: police, not: [source_named_to_parent], "
        "fact: {kind: note_written, what: x}, "
        "paragraphs: [{text: He was there, source: aunt, protected_source: true}]}"
    )
    played = play(scenario(OPENED + CALL + told))
    assert not seen_forbidden(played)
    (life,) = [one for one in played.alerts if one.code == "A03"]
    said = changed(life.spans[0].alert.explanation, how_known="The aunt told us")
    alert = changed(life.spans[0].alert, explanation=said, to=("parent",))
    wrong = replace(played, alerts=(replace(life, spans=(replace(life.spans[0], alert=alert),)),))
    assert "not (A3)" in [one.rule for one in seen_forbidden(wrong)]


def test_rule_without_words_is_named_by_its_slug() -> None:
    played = _played("{forbid: alert_raised, codes: [A03]}")
    assert {one.rule for one in seen_forbidden(played)} == {"alert_raised"}
    assert msgspec.json.encode(seen_forbidden(played))


@pytest.mark.parametrize(
    ("code", "reason", "is_seen"),
    [
        ("A05_closed", "Seen elsewhere", True),
        ("A05_closed", "", False),
        ("A05_upgrade", "Seen elsewhere", False),
    ],
)
def test_change_of_an_alert_that_an_event_must_not_bring_is_seen(
    code: str, reason: str, is_seen: bool
) -> None:
    denied = (
        "\n  - {id: A3, at: 2024-01-11T10:00, basis: INV, holder: csc, fact: {kind: visit_made, "
        "outcome: no_evidence, about: man, question: there, rests_on_denial_by: mum}}"
    )
    closed = (
        f"\n  - {{id: A4, at: 2024-01-12T10:00, basis: INV, holder: csc, not: [{code}], fact: "
        f"{{kind: question_closed, question: there, answer: 'no', manager: M, reason: '{reason}'}}}}"
    )
    asked = (
        "\n  - {id: A2, at: 2024-01-10T10:00, basis: INV, holder: csc, "
        "fact: {kind: question_opened, question: there, wording: Is he there}}"
    )
    played = play(scenario(OPENED + asked + denied + closed))
    assert ("not (A4)" in [one.rule for one in seen_forbidden(played)]) is is_seen
