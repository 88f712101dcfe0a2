"""Playing: the same whatever the order of the file, exact in time, and no more than was known then."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamaround.practice.record.fold import fold
from teamaround.replay.engine import play
from teamaround.replay.lives import Change
from teamaround.replay.played import Played
from teamaround.replay.recorded import recorded_at
from teamaround.replay.report import to_json
from teamaround.replay.reporting import report_of
from teamaround.replay.scenario.loading import load_scenario, shipped
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.verdict import verdicts
from tests.replay.writing import CALL, OPENED, WORLD, scenario

LATER = """
  - id: A3
    at: 2024-01-11T09:00
    basis: INV
    holder: csc
    fact: {kind: person_tagged, person: man, tag: da_history, removed: true}
"""


@pytest.mark.parametrize("name", shipped())
def test_play_twice_gives_the_same_report(name: str) -> None:
    assert to_json(report_of(play(load_scenario(name)))) == to_json(report_of(play(load_scenario(name))))


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("seed", [1, 2])
def test_play_shuffled_file_raises_the_same(name: str, seed: int) -> None:
    loaded = load_scenario(name)
    events = list(loaded.events)
    Random(seed).shuffle(events)
    shuffled = msgspec.structs.replace(loaded, events=tuple(events))
    assert report_of(play(shuffled)).raised == report_of(play(loaded)).raised


@pytest.mark.parametrize("name", shipped())
def test_play_step_by_step_gives_the_fold(name: str) -> None:
    played = play(load_scenario(name))
    for child, case in played.cases.items():
        folded = fold(played.entries, child=child, as_at=case.as_at)
        assert (case.links, case.lives, case.controls, case.questions) == (
            folded.links,
            folded.lives,
            folded.controls,
            folded.questions,
        )


@cache
def _played(name: str) -> Played:
    return play(load_scenario(name))


@given(after=st.integers(min_value=0, max_value=700))
@settings(max_examples=15, deadline=None)
def test_play_as_at_is_the_beginning_of_the_whole(after: int) -> None:
    loaded = load_scenario("child_o")
    played = _played("child_o")
    # past its last moment the whole has nothing to be compared with
    until = min(loaded.events[0].at + timedelta(days=after), played.until)
    whole = report_of(played).raised
    part = report_of(play(loaded, as_at=until)).raised
    begun = [(row.at, row.code, row.change, row.key, row.level) for row in whole if row.at <= until]
    assert [(row.at, row.code, row.change, row.key, row.level) for row in part] == begun


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("holder: csc, fact: {kind: released, person: man}", "2024-01-08T10:00"),
        (
            "holder: csc, recorded_at: 2024-01-09T08:00, fact: {kind: released, person: man}",
            "2024-01-09T08:00",
        ),
        ("holder: silent, fact: {kind: released, person: man}", None),
        ("holder: silent, knew: [csc], fact: {kind: released, person: man}", "2024-01-08T10:00"),
        (
            "holder: silent, knew: [{agency: csc, at: 2024-01-10T09:00}], fact: {kind: released, person: man}",
            "2024-01-10T09:00",
        ),
        ("holder: line, contact: {kind: call_111, person: {}}", "2024-01-08T10:04"),
        ("holder: silent, contact: {kind: call_111, person: {}}", None),
        ("holder: csc, visible: false, fact: {kind: released, person: man}", None),
        ("tick: true", "2024-01-08T10:00"),
    ],
)
def test_recorded_at_follows_the_documented_rules(event: str, expected: str | None) -> None:
    loaded = scenario(f"\n  - {{id: A1, at: 2024-01-08T10:00, basis: INV, {event}}}")
    at = recorded_at(loaded.events[0], loaded)
    assert (at.strftime("%Y-%m-%dT%H:%M") if at else None) == expected


@pytest.mark.parametrize(
    ("called", "is_met"),
    [("2023-12-25T09:00", False), ("2023-12-25T11:00", True), ("2024-01-05T20:00", True)],
)
def test_play_contact_of_the_fortnight_before_is_met_when_the_record_opens(called: str, is_met: bool) -> None:
    played = play(scenario(OPENED + CALL.replace("2024-01-10T20:00", called)))
    assert bool(played.entry_ids["A2"]) is is_met
    raised = [(life.spans[0].by, f"{life.spans[0].at:%H:%M}") for life in played.alerts if life.code == "A03"]
    assert raised == ([(("A1",), "10:00")] if is_met else [])


MOVED = """
  - id: A7
    at: %s
    basis: INV
    holder: csc
    describes: [other]
    fact: {kind: lives_at, person: kid, place: other, certainty: confirmed, since: 2024-01-01}
"""


@pytest.mark.parametrize(("recorded", "is_met"), [("2024-01-24T10:00", True), ("2024-01-25T10:00", False)])
def test_play_earlier_contact_at_what_becomes_a_home_is_met_once_within_a_fortnight(
    recorded: str, is_met: bool
) -> None:
    world = WORLD.replace("places:", "places:\n  - {id: other, address: 77 Far Road, postcode: ZZ1 1AA}")
    called = CALL.replace("1 Test Lane", "77 Far Road").replace(
        "Jack, family_name: Stone", "Omar, family_name: Reed"
    )
    later = "\n  - {id: A8, at: 2024-01-26T09:00, basis: INV, holder: csc, describes: [man, other]}"
    played = play(scenario(OPENED + called + MOVED % recorded + later, world=world))
    raised = [(life.spans[0].by, str(life.spans[0].level)) for life in played.alerts if life.code == "A03"]
    assert raised == ([(("A7",), "amber")] if is_met else [])
    assert len(played.entry_ids["A2"]) == is_met


def test_play_call_raises_a03_when_it_is_recorded() -> None:
    played = play(scenario(OPENED + CALL))
    (life,) = [one for one in played.alerts if one.code == "A03"]
    assert life.spans[0].at.strftime("%H:%M") == "20:04"
    assert life.spans[0].by == ("A2",)


def test_play_same_contact_again_changes_nothing() -> None:
    again = (
        CALL.replace("A2", "A2b")
        .replace("T20:00", "T20:30")
        .replace("kind: call_111", "kind: call_111\n      source_id: A2")
    )
    once, twice = play(scenario(OPENED + CALL)), play(scenario(OPENED + CALL + again))
    assert len(once.entries) == len(twice.entries)
    assert twice.received["A2b"].reply.replace("A2b", "") == once.received["A2"].reply.replace("A2", "")


def test_play_optional_event_only_when_asked_for() -> None:
    loaded = scenario(OPENED + CALL.replace("basis: INV", "basis: INV\n    optional: true"))
    assert not play(loaded).received
    assert set(play(loaded, asked_for=frozenset({"A2"})).received) == {"A2"}


def test_play_correction_replaces_the_entry_from_then_on() -> None:
    wrong = (
        "\n  - {id: A5, at: 2024-01-09T10:00, basis: INV, holder: police, "
        "fact: {kind: person_tagged, person: mum, tag: violent}}"
    )
    right = (
        "\n  - {id: A6, at: 2024-01-09T10:00, recorded_at: 2024-01-12T10:00, basis: INV, holder: police, corrects: A5, "
        "fact: {kind: note_written, what: The tag was another woman's}}"
    )
    played = play(scenario(OPENED + wrong + right))
    assert not played.cases["kid"].people["mum"].tags
    before = play(scenario(OPENED + wrong + right), as_at=_at(scenario(OPENED), "2024-01-11T00:00"))
    assert before.cases["kid"].people["mum"].tags


def test_play_safeguard_that_lapses_between_events_is_raised_on_its_own_day() -> None:
    control = (
        "\n  - {id: A5, at: 2024-01-09T10:00, basis: INV, holder: csc, "
        "fact: {kind: control_recorded, control: K, sort: no_contact, person: man, protects: [kid], "
        "owner: police, check_method: a weekly call, since: 2024-01-09}}"
        "\n  - {id: A6, at: 2024-06-01T10:00, basis: INV, tick: true}"
    )
    played = play(scenario(OPENED + control))
    (life,) = [one for one in played.alerts if one.code == "A23"]
    assert life.spans[0].at.strftime("%Y-%m-%d %H:%M") == "2024-01-24 00:00"
    assert life.spans[0].by == ()


SAFEGUARD = (
    "\n  - {id: A5, at: 2024-01-09T10:00, basis: INV, holder: csc, "
    "fact: {kind: control_recorded, control: K, sort: no_contact, person: man, protects: [kid], "
    "owner: police, check_method: a weekly call, since: 2024-01-09}}"
    "\n  - {id: A6, at: 2024-01-10T10:00, basis: INV, holder: csc, "
    "fact: {kind: core_group_held, present: [csc, a_school, nurses], relied_on: [K], "
    "other_agencies: {known: [asked]}}%s}"
)


def test_play_safeguard_that_nobody_checks_is_raised_at_its_lapse_though_nothing_happens() -> None:
    expected = ", expect: [{code: A23, by: 2024-01-24T00:00}]"
    (verdict,) = verdicts(play(scenario(OPENED + SAFEGUARD % expected)))
    assert verdict.met


@pytest.mark.parametrize(("as_at", "raised"), [("2024-01-23T23:59:59", False), ("2024-01-24T00:00", True)])
def test_play_as_at_shows_a_lapse_after_the_last_event(as_at: str, raised: bool) -> None:
    loaded = scenario(OPENED + SAFEGUARD % "")
    played = play(loaded, as_at=_at(loaded, as_at))
    assert ("A23" in {life.code for life in played.alerts}) is raised


def test_play_alert_named_by_its_code_is_accepted_and_closed() -> None:
    start = "\n  - {basis: INV, holder: csc, "
    accepted = (
        start
        + "id: A4, at: 2024-01-10T20:30, fact: {kind: alert_accepted, alert: A03, by: duty, role: spoc}}"
    )
    seen = start + "id: A5, at: 2024-01-10T20:50, fact: {kind: note_written, what: It was his cousin}}"
    closed = start + (
        "id: A6, at: 2024-01-10T21:00, "
        "fact: {kind: alert_closed, alert: A03, by: duty, reason: not_the_person, evidence: [A5]}}"
    )
    played = play(scenario(OPENED + CALL + accepted + seen + closed))
    (life,) = [one for one in played.alerts if one.code == "A03"]
    assert [span.change for span in life.spans][-1] is Change.CLOSED
    (clock,) = [one.clock for one in played.clocks if one.clock.key == f"C46:{life.key}"]
    assert clock.met_at is not None
    assert clock.met_at.strftime("%H:%M") == "20:30"


MAYBE = CALL.replace(
    "given_names: Jack, family_name: Stone, date_of_birth: 1985-03-04", "given_names: J, family_name: Stone"
)


@pytest.mark.parametrize(("same", "red"), [("true", True), ("false", False)])
def test_play_matcher_decides_what_a_review_comes_to(same: str, red: bool) -> None:
    decided = f"\n  - {{id: A3, at: 2024-01-11T10:00, basis: INV, decides: {{contact: A2, same: {same}}}}}"
    played = play(scenario(OPENED + MAYBE + decided))
    (review,) = [life for life in played.alerts if life.code == "A22"]
    assert [(span.change, span.by) for span in review.spans] == [
        (Change.RAISED, ("A2",)),
        (Change.CLOSED, ("A3",)),
    ]
    about_him = [life for life in played.alerts if life.code == "A03" and "man" in life.spans[-1].alert.about]
    assert [life.spans[-1].level for life in about_him] == (["red"] if red else [])


@given(
    st.sampled_from(["2 Other Street", "Flat 9, 1 Test Row", "Test Lane"]),
    st.sampled_from(["Jill", "Jack", "Omar"]),
)
@settings(max_examples=20, deadline=None)
def test_play_innocent_contact_never_removes_an_alert(address: str, given_name: str) -> None:
    person = f"{{given_names: {given_name}, family_name: Stone, date_of_birth: 1971-06-30}}"
    innocent = (
        "\n  - {id: B1, at: 2024-01-10T19:00, basis: INV, holder: line, contact: {kind: call_111, "
        f'person: {person}, home: {{address: "{address}", postcode: ZZ8 8ZZ}}}}}}'
    )
    without, beside = play(scenario(OPENED + CALL)), play(scenario(OPENED + CALL + innocent))
    assert {life.key for life in without.alerts} <= {life.key for life in beside.alerts}


def _at(loaded: Scenario, written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=loaded.zone)
