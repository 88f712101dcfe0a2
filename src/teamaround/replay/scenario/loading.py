"""Loading a scenario file: strict, and every complaint with its place, in plain words."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from teamaround.replay.scenario.complaints import ScenarioError, in_plain_words
from teamaround.replay.scenario.references import undeclared
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.scenario.sense import senseless
from teamaround.replay.scenario.times import complete_times
from teamaround.replay.scenario.tree import read_tree

SHIPPED = files("teamaround.replay") / "scenarios"


def shipped() -> tuple[str, ...]:
    """The names of the scenarios that come with Team Around."""
    return tuple(
        sorted(one.name.removesuffix(".yaml") for one in SHIPPED.iterdir() if one.name.endswith(".yaml"))
    )


def load_scenario(named: str) -> Scenario:
    """The scenario in a file, or the shipped one of that name. Raises `ScenarioError` with every complaint."""
    if named in shipped():
        return scenario_from((SHIPPED / f"{named}.yaml").read_text(encoding="utf-8"), f"{named}.yaml")
    path = Path(named)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        names = ", ".join(shipped())
        raise ScenarioError(
            path.name, (f"it cannot be read ({_reason(error)}); shipped scenarios: {names}",)
        ) from error
    return scenario_from(text, path.name)


def scenario_from(text: str, name: str) -> Scenario:
    """The scenario in a YAML or JSON text. Raises `ScenarioError` with every complaint."""
    tree = read_tree(text, name)
    zone = _zone(tree, name)
    try:
        scenario = msgspec.convert(complete_times(tree, zone), Scenario)
    except msgspec.ValidationError as error:
        raise ScenarioError(name, (in_plain_words(str(error), tree),)) from error
    except RecursionError as error:
        raise ScenarioError(name, ("lists and objects are nested too deeply",)) from error
    complaints = (*undeclared(scenario), *senseless(scenario))
    if complaints:
        raise ScenarioError(name, complaints)
    return scenario


def _zone(tree: Any, name: str) -> ZoneInfo:
    named = tree.get("tz", "Europe/London") if isinstance(tree, dict) else "Europe/London"
    try:
        return ZoneInfo(str(named))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ScenarioError(name, (f"tz: there is no time zone {named!r}",)) from error


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return (error.strerror or "no file") if isinstance(error, OSError) else "it is not UTF-8 text"
