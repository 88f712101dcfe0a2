"""What it means that an expectation is met (decision 30), row by row."""

from __future__ import annotations

import pytest

from teamaround.replay.engine import play
from teamaround.replay.report import Report
from teamaround.replay.reporting import report_of
from teamaround.replay.verdict import built_codes
from tests.replay.writing import CALL, OPENED, WORLD, scenario

# The call is recorded on 10 January at 20:04 and raises a red A03 to spoc, sw, police and, at night, edt.
EXPECTED = [
    ("{code: A03}", True),
    ("{code: A03, by: 2024-01-10T20:04}", True),
    ("{code: A03, by: 2024-01-10T20:03}", False),
    ("{code: A03, by: 2024-01-10}", True),
    ("{code: A03, by: 2024-01-09}", False),
    ("{code: A03, level: red}", True),
    ("{code: A03, level: amber}", True),
    ("{code: A03, level: blue}", True),
    ("{code: A03, to: [spoc, sw, police, edt]}", True),
    ("{code: A03, to: [sw]}", True),
    ("{code: A03, to: [dsl]}", False),
    ("{code: A04}", False),
    ("{code: A21_upgrade}", False),
    ("{code: C46, due: 2024-01-10T21:04}", True),
    ("{code: C46, due: 2024-01-10T21:05}", False),
    ("{code: C46, due: 2024-01-10}", True),
    ("{code: C10, due: 2024-01-22}", True),
    ("{code: C10, due: 2024-01-23}", False),
    ("{code: C10, due: [2024-01-22, 2024-01-23]}", False),
    ("{code: C10}", True),
    ("{code: C10, by: 2024-01-11}", True),
    ("{code: C13, due: 2024-04-08}", True),
    ("{code: C05}", False),
    ("{code: C10, due: 2024-01-22, red_from: 2024-01-22}", False),
]


def _report(expect: str, *, level: str = "", strict: bool = False, extra: str = "") -> Report:
    events = OPENED + CALL.rstrip("\n") + f"\n    expect: [{expect}]\n" + extra + level
    return report_of(play(scenario(events)), strict=strict)


@pytest.mark.parametrize(("expect", "met"), EXPECTED)
def test_expectation_is_met_as_decided(expect: str, met: bool) -> None:
    report = _report(expect)
    assert (report.met, len(report.missed), report.expected) == ((1, 0, 1) if met else (0, 1, 1))
    assert all(one.found for one in report.missed)


def test_missed_clock_says_when_it_was_due_and_red() -> None:
    (missed,) = _report("{code: C13, by: 2024-04-10, red_from: 2024-04-12}").missed
    assert missed.found.startswith("due 2024-04-08 23:59, red from 2024-04-09 00:00")


@pytest.mark.parametrize("code", ["A98", "C98"])
def test_expectation_of_what_is_not_built_is_listed_apart(code: str) -> None:
    report = _report(f"{{code: {code}}}")
    assert (report.expected, report.met, report.missed) == (0, 0, ())
    assert [one.code for one in report.not_yet] == [code]
    assert report.all_well


def test_expectation_of_what_is_not_built_counts_as_missed_when_strict() -> None:
    report = _report("{code: A98}", strict=True)
    assert (report.expected, len(report.missed), len(report.not_yet)) == (1, 1, 1)
    assert not report.all_well


def test_red_that_nobody_expects_is_listed_and_does_not_fail() -> None:
    report = _report("{code: C10}")
    assert [row.code for row in report.unexpected_red] == ["A03"]
    assert report.all_well


def test_red_that_is_expected_is_not_listed() -> None:
    assert not _report("{code: A03, level: amber}").unexpected_red


def test_clock_that_is_met_is_no_longer_running() -> None:
    held = (
        "\n  - {id: A3, at: 2024-01-16T10:00, basis: INV, holder: csc, fact: {kind: core_group_held, "
        "present: [csc, a_school, nurses], other_agencies: {known: [a], not_known: [b], who_might: [police], "
        "asks: [{question: q, agency: police, who_asks: sw, by: 2024-01-20}]}}}"
        "\n  - {id: A4, at: 2024-01-18T10:00, basis: INV, tick: true, expect: [{code: C10}]}"
    )
    report = _report("{code: C10}", extra=held)
    assert [one.event for one in report.missed] == ["A4"]


def test_upgrade_is_met_when_the_alert_grew_louder_after_the_event() -> None:
    events = OPENED.replace(
        "      - {kind: person_tagged, person: man, tag: da_history, source: police}\n", ""
    )
    registered = CALL.replace("kind: call_111", "kind: gp_registration")
    told = (
        "\n  - {id: A3, at: 2024-01-12T10:00, basis: INV, holder: police, "
        "fact: {kind: person_tagged, person: man, tag: offence_against_child}, "
        "expect: [{code: A21_upgrade}, {code: A21, level: red}]}"
    )
    report = report_of(play(scenario(events + registered + told)))
    assert (report.met, report.missed) == (2, ())
    assert [row.change for row in report.raised if row.code == "A21"] == ["raised", "upgraded"]


CLOSED = (
    "\n  - {id: A3, at: 2024-01-11T10:00, basis: INV, holder: csc, fact: {kind: note_written, what: It was his cousin}}"
    "\n  - {id: A4, at: 2024-01-11T11:00, basis: INV, holder: csc, "
    "fact: {kind: alert_closed, alert: A03, by: duty, reason: not_the_person, evidence: [A3]}, expect: [%s]}"
)


@pytest.mark.parametrize(
    ("expect", "met"),
    [
        ("{code: A03_closed}", True),
        ("{code: A03_downgrade}", False),
        ("{code: A03_upgrade}", False),
        ("{code: A03}", False),
    ],
)
def test_change_of_an_alert_is_met_by_that_change(expect: str, met: bool) -> None:
    report = report_of(play(scenario(OPENED + CALL + CLOSED % expect)))
    assert (report.met == 1) is met


def test_built_codes_are_those_of_the_tables() -> None:
    alerts = {"A01", "A02", "A03", "A04", "A05", "A06", "A21", "A22", "A23"}
    clocks = {"C01", "C05", "C10", "C13", "C14", "C15", "C45", "C46"}
    assert alerts | clocks <= built_codes()


LODGER = "  - {id: pete, given_names: Peter, family_name: Osgood, date_of_birth: 1970-01-02}\nplaces:"
TENANCY = """
  - id: A2
    at: 2024-01-10T20:00
    basis: INV
    holder: line
    contact:
      kind: tenancy
      person: {given_names: Peter, family_name: Osgood, date_of_birth: 1970-01-02}
      home: {address: 1 Test Lane, postcode: ZZ1 1AA}
"""


@pytest.mark.parametrize(
    ("tag", "code"), [("violent", "A21_upgrade"), ("no_known_history", "A21_downgrade"), ("", "")]
)
def test_alert_of_nobody_known_changes_level_with_the_name_that_it_gets(tag: str, code: str) -> None:
    tagged = f", {{kind: person_tagged, person: pete, tag: {tag}, source: police}}" if tag else ""
    named = (
        "\n  - {id: A3, at: 2024-01-12T10:00, basis: INV, holder: csc, describes: [pete], facts: [{kind: person_linked,"
        f" person: pete, to: mum, relation: lodger, certainty: confirmed, says: mum}}{tagged}],"
        " expect: [{code: A21_upgrade}, {code: A21_downgrade}, {code: A21_closed}, {code: A21}]}"
    )
    report = report_of(play(scenario(OPENED + TENANCY + named, world=WORLD.replace("places:", LODGER))))
    assert {one.code for one in report.missed} == {"A21_upgrade", "A21_downgrade"} - {code}
