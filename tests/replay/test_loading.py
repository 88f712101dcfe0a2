"""What is wrong with a scenario is told with its place, in plain words, and nothing is replayed."""

from __future__ import annotations

import json

import pytest

from teamaround.replay.scenario.complaints import ScenarioError
from teamaround.replay.scenario.loading import load_scenario, scenario_from, shipped
from tests.replay.writing import CALL, OPENED, WORLD, scenario, tree

EVENT = "\n  - {id: A9, at: 2024-01-08T10:00, basis: INV, holder: csc, "

WRONG = {
    "a comma in text without quotation marks": (
        EVENT + "says: Flat 2, 40 Quarry Road}",
        "there is no field `40 Quarry Road` here; if it belongs to the text before it, put the whole text in",
    ),
    "unknown field": (EVENT + "hapened: 1, says: x}", "events[0] (A9): there is no field `hapened` here"),
    "missing field": ("\n  - {id: A9, basis: INV, says: x}", "events[0] (A9): the field `at` is missing"),
    "unknown kind": (
        EVENT + "fact: {kind: core_group_hold, present: []}}",
        "'core_group_hold' is not one of the kinds that may stand here (did you mean core_group_held",
    ),
    "number for text": (
        EVENT + "fact: {kind: note_written, what: 7}}",
        "events[0] (A9), fact, what: expected text, got a whole number; put it in quotation marks",
    ),
    "unknown word": (
        EVENT + "how_known: guessed, says: x}",
        "events[0] (A9), how_known: 'guessed' is not one of the words that may stand here",
    ),
    "word in capitals": (
        EVENT + "tick: true, expect: [{code: A03, level: RED}]}",
        "expect[0], level: 'RED' is not one of the words that may stand here (did you mean red",
    ),
    "a word of another list": (
        EVENT + "fact: {kind: visit_made, outcome: denied}}",
        "may stand here; write one of: action_taken, concern_confirmed, no_answer, no_evidence, not_confirmed,",
    ),
    "field of an event": (
        EVENT + "expected: [], says: x}",
        "no field `expected` here (did you mean `expect`?)",
    ),
    "a word in a list": (
        EVENT + "fact: {kind: incident, harms: [neglekt]}}",
        "'neglekt' is not one of the words that may stand here (did you mean neglect?); write one of: bereavement,",
    ),
    "no time": (
        "\n  - {id: A9, at: last week, basis: INV, says: x}",
        "events[0] (A9), at: this is no date and time",
    ),
    "31 April": (
        "\n  - {id: A9, at: 2024-04-31T10:00, basis: INV, says: x}",
        "events[0] (A9), at: this is no date and time",
    ),
    "no date": (
        EVENT + "fact: {kind: placement_extended, until: soon}}",
        "events[0] (A9), fact, until: this is no date; write 2024-05-11",
    ),
    "field of a fact": (
        EVENT + "facts: [{kind: released, person: man}, {kind: released, persn: man}]}",
        "events[0] (A9), facts[1]: there is no field `persn` here (did you mean `person`?)",
    ),
    "undeclared agency": (
        EVENT + "knew: [polis], says: x, tick: true}",
        "events (A9), knew: no agency 'polis' is declared",
    ),
    "undeclared person in a fact": (
        EVENT + "fact: {kind: released, person: mann}}",
        "events (A9), released, person: no person 'mann' is declared",
    ),
    "undeclared agency in a part": (
        EVENT
        + "fact: {kind: core_group_held, present: [csc], other_agencies: {asks: [{question: q, agency: polis}]}}}",
        "events (A9), core_group_held, other_agencies, asks, agency: no agency 'polis' is declared",
    ),
    "undeclared place": (
        EVENT + "fact: {kind: lives_at, person: kid, place: hom}}",
        "events (A9), lives_at, place: no place 'hom' is declared",
    ),
    "control nobody recorded": (
        EVENT + "fact: {kind: control_checked, control: K9, by: csc}}",
        "events (A9), control_checked, control: no control 'K9' is declared",
    ),
    "unknown code": (
        EVENT + "says: x, tick: true, expect: [{code: AO3}]}",
        "events (A9), expect[0], code: 'AO3' is no code of an alert, a clock or a behaviour",
    ),
    "alert that there is none of": (
        EVENT + "fact: {kind: alert_accepted, alert: A30, by: Ann Lowe}}",
        "events (A9), alert_accepted, alert: 'A30' is no code of an alert",
    ),
    "evidence that is no event": (
        EVENT
        + "fact: {kind: alert_closed, alert: A03, by: Ann Lowe, reason: not_the_person, evidence: [A8.02]}}",
        "events (A9), alert_closed, evidence: no event 'A8' is declared",
    ),
    "answer to a challenge that nobody raised": (
        EVENT + "fact: {kind: challenge_answered, challenge: c9}}",
        "events (A9), challenge_answered, challenge: no challenge 'c9' is declared",
    ),
    "dates the wrong way round": (
        EVENT + "fact: {kind: lives_at, person: kid, place: home, since: 2024-02-01, until: 2024-01-01}}",
        "events (A9), lives_at, until: it ends before it begins",
    ),
    "one answer written in two ways": (
        EVENT + "facts: [{kind: statement, question: q, answer: he_was, by: mum}, "
        "{kind: check_recorded, question: q, check: police, agency: police, found: He was}]}",
        "events (A9), check_recorded: 'He was' is written 'he_was' before; write one answer one way",
    ),
    "unknown code in not": (EVENT + "tick: true, not: [A3]}", "events (A9), not: 'A3' is no code"),
    "unknown recipient": (
        EVENT + "tick: true, expect: [{code: A03, to: [com]}]}",
        "events (A9), expect[0], to: no role or agency 'com' is declared",
    ),
    "due no date": (
        EVENT + "tick: true, expect: [{code: C01, due: tomorrow}]}",
        "events (A9), expect[0], due: 'tomorrow' is no date and no minute",
    ),
    "fact and contact": (
        EVENT + "fact: {kind: released, person: man}, tick: true}",
        "events (A9), says more than one of fact(s), contact, decides and tick",
    ),
    "nothing said": (EVENT + "note: x}", "events (A9), says nothing"),
    "nobody says it": (
        "\n  - {id: A9, at: 2024-01-08T10:00, basis: INV, fact: {kind: released, person: man}}",
        "events (A9), holder: somebody must say a fact or send a contact",
    ),
    "recorded before": (
        EVENT + "recorded_at: 2024-01-07T10:00, says: x, tick: true}",
        "events (A9), recorded_at: recorded before it happened",
    ),
    "knew before": (
        EVENT + "knew: [{agency: edt, at: 2024-01-07T10:00}], tick: true}",
        "events (A9), knew (edt): knew of it before it happened",
    ),
    "id twice": (EVENT + "tick: true}" + EVENT + "tick: true}", "events: 'A9' is declared twice"),
    "doubled key": (EVENT + "tick: true, tick: true}", "the field 'tick' stands twice"),
    "broken yaml": (
        EVENT + "says: is it so?, tick: true}",
        "put text with ? : , # or brackets in quotation marks",
    ),
}


@pytest.mark.parametrize(("events", "complaint"), WRONG.values(), ids=WRONG)
def test_load_wrong_scenario_complaint_has_place_and_plain_words(events: str, complaint: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        scenario(events)
    assert complaint in str(caught.value)
    assert str(caught.value).startswith("test.yaml cannot be replayed:")


def test_load_several_mistakes_all_are_told() -> None:
    with pytest.raises(ScenarioError) as caught:
        scenario(EVENT + "knew: [x1, x2], tick: true, expect: [{code: Z}]}")
    assert len(caught.value.complaints) == 3


def test_load_rule_naming_nobody_declared_complaint() -> None:
    with pytest.raises(ScenarioError, match=r"forbidden_throughout\[0\], people: no person 'x' is declared"):
        scenario(OPENED, "forbidden_throughout: [{forbid: output_to, people: [x]}]")


@pytest.mark.parametrize(
    ("world", "complaint"),
    [
        (WORLD.replace("2015-01-02", "2015-13-02"), "date_of_birth: the date of birth of a child"),
        (WORLD + "tz: Mars/Phobos\n", "tz: there is no time zone 'Mars/Phobos'"),
        (WORLD.replace("council: two, feeds", "council: three, feeds"), "no council 'three' is declared"),
        (WORLD.replace("slug: edt", "slug: csc"), "agencies: 'csc' is declared twice"),
        (
            WORLD + "terms: [{council: one, name: Spring, starts: 2024-03-28, ends: 2024-01-08}]\n",
            "terms (Spring), ends: it ends before it starts",
        ),
    ],
)
def test_load_wrong_world_complaint(world: str, complaint: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        scenario(OPENED, world=world)
    assert complaint in str(caught.value)


def test_load_rule_of_no_known_sort_lists_the_sorts_that_there_are() -> None:
    with pytest.raises(ScenarioError, match=r"did you mean alert_about\?\); write one of: .*output_to"):
        scenario(OPENED, "forbidden_throughout: [{forbid: alerts_about, people: [man]}]")


def test_load_several_children_and_none_named_complaint() -> None:
    two = WORLD.replace("children: [", "children: [{person: mum, council: two}, ")
    with pytest.raises(ScenarioError, match="children: the scenario has several"):
        scenario(OPENED, world=two)


def test_load_yes_and_no_are_words_and_local_times_get_their_offset() -> None:
    loaded = scenario(
        EVENT
        + "fact: {kind: statement, question: q, answer: yes, by: mum}}"
        + "\n  - {id: B, at: 2024-07-01T10:00, basis: INV, holder: csc, "
        + "fact: {kind: question_opened, question: q, wording: w, by: 2024-07-02T09:30}}"
    )
    first, second = loaded.events
    assert first.at.utcoffset() is not None
    assert getattr(first.fact, "answer", None) == "yes"
    assert second.at.isoformat() == "2024-07-01T10:00:00+01:00"
    assert second.fact.by.isoformat() == "2024-07-02T09:30:00+01:00"


def test_load_json_says_the_same_as_yaml() -> None:
    as_json = json.dumps(tree(OPENED + CALL))
    assert scenario_from(as_json, "test.json") == scenario(OPENED + CALL)


def test_load_json_doubled_key_complaint() -> None:
    with pytest.raises(ScenarioError, match="'a' stands twice"):
        scenario_from('{"a": 1, "a": 2}', "test.json")


def test_load_endless_aliases_refused() -> None:
    text = "a: &a [x]\nb: [" + ", ".join(["*a"] * 1001) + "]\n"
    with pytest.raises(ScenarioError, match="more than 1000 aliases"):
        scenario_from(text, "test.yaml")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "x.yaml"),
        ("[]", "x.json"),
        ("just words", "x.yaml"),
        ("{[a, b]: c}", "x.yaml"),
        ("1: one", "x.yaml"),
        ("a: !!python/object/apply:os.getcwd []", "x.yaml"),
        ("a: \x00", "x.yaml"),
        ("[" * 5000, "x.yaml"),
        ("[" * 100_000, "x.json"),
        ('{"a":' * 900 + "1" + "}" * 900, "x.json"),
        ("a: &a [*a]", "x.yaml"),
        ('{"tz": 7}', "x.json"),
        ("x" * 5_000_001, "x.yaml"),
        ("{", "x.json"),
    ],
)
def test_load_hostile_text_complaint(text: str, name: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        scenario_from(text, name)
    assert caught.value.complaints


def test_load_missing_file_names_what_ships() -> None:
    names = (
        "across_the_border, agencies_leave, bank_holiday, child_o, eighteen, look_alikes, mid_clock, nursery_first, "
        "put_right, release_and_refuge, second_family"
    )
    with pytest.raises(ScenarioError, match=f"shipped scenarios: {names}"):
        load_scenario("nowhere.yaml")


@pytest.mark.parametrize("name", shipped())
def test_load_shipped_scenario_loads(name: str) -> None:
    assert load_scenario(name).events
