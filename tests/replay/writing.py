"""A small world for scenarios that tests write."""

from __future__ import annotations

from typing import Any

from teamaround.replay.scenario.loading import scenario_from
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.scenario.tree import read_tree

WORLD = """
scenario: T
title: A test
source: the tests
basis: invented
councils: [{slug: one, name: One Council}, {slug: two, name: Two Council}]
agencies:
  - {slug: csc, name: Social care, kind: social_care, council: one}
  - {slug: edt, name: Night team, kind: edt, council: one}
  - {slug: a_school, name: A School, kind: school, council: one}
  - {slug: nurses, name: Nurses, kind: health_0_19, council: one}
  - {slug: police, name: Police, kind: police, council: one}
  - {slug: line, name: The 111 line, kind: ambulance, council: one, feed_minutes: 4}
  - {slug: silent, name: A line that does not feed, kind: ambulance, council: two, feeds: false}
people:
  - {id: kid, given_names: Kim, family_name: Vale, date_of_birth: 2015-01-02, role: child}
  - {id: mum, given_names: Mary, family_name: Vale, date_of_birth: 1990-01-02, role: parent}
  - {id: man, given_names: Jack, family_name: Stone, date_of_birth: 1985-03-04}
  - {id: aunt, given_names: Olga, family_name: Stone, protected_source: true, also_known_as: [the aunt]}
places:
  - {id: home, address: 1 Test Lane, postcode: ZZ1 1AA, uprn: "100900000001", label: Protected address A}
  - {id: hidden, address: 9 Secret Row, postcode: ZZ1 9ZZ, uprn: "100900000009", concealment: refuge}
children: [{person: kid, council: one, school: a_school}]
"""

OPENED = """
  - id: A1
    at: 2024-01-08T10:00
    basis: INV
    holder: csc
    describes: [mum, man, home]
    facts:
      - {kind: lives_at, person: kid, place: home, certainty: confirmed, since: 2020-01-01, says: mum}
      - {kind: person_linked, person: mum, to: kid, relation: mother, certainty: confirmed, says: mum}
      - {kind: person_linked, person: man, to: mum, relation: partner_of, certainty: confirmed, says: mum}
      - {kind: person_tagged, person: man, tag: da_history, source: police}
      - {kind: household_listed, place: home, people: [mum, kid]}
      - {kind: conference_held, sort: initial, decision: child_protection, categories: [physical],
         present: [csc, a_school, nurses, police], core_group: [csc, a_school, nurses]}
"""

CALL = """
  - id: A2
    at: 2024-01-10T20:00
    basis: INV
    holder: line
    contact:
      kind: call_111
      person: {given_names: Jack, family_name: Stone, date_of_birth: 1985-03-04}
      home: {address: 1 Test Lane, postcode: ZZ1 1AA}
"""


def tree(events: str = "", after: str = "", world: str = WORLD) -> Any:
    """The plain values of a scenario in the small world."""
    return read_tree(world + "events:" + (events or " []") + "\n" + after, "test.yaml")


def scenario(events: str, after: str = "", world: str = WORLD) -> Scenario:
    """A scenario in the small world."""
    return scenario_from(world + "events:" + events + "\n" + after, "test.yaml")
