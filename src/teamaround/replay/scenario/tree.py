"""Reading YAML or JSON into plain values, strictly: no doubled keys, no guessed dates; `yes` and `no` are words."""

from __future__ import annotations

import json
from typing import Any

import yaml

from teamaround.replay.scenario.complaints import ScenarioError

MOST_CHARACTERS = 5_000_000  # [INV] a scenario is written by people; more than this is a mistake
MOST_ALIASES = 1_000  # [INV] likewise, and it stops a file that unfolds without end

_BOOLEAN = "tag:yaml.org,2002:bool"
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Strict(yaml.SafeLoader):
    """YAML 1.2 words: only true and false are truth values; dates stay text; a key may stand once."""

    aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """As the parent does, counting aliases."""
        if self.check_event(yaml.AliasEvent):
            self.aliases += 1
            if self.aliases > MOST_ALIASES:
                raise yaml.YAMLError(f"more than {MOST_ALIASES} aliases")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """As the parent does, refusing a key that stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.YAMLError(
                    f"line {key.start_mark.line + 1}: a field's name is a word, not a list or object"
                )
            if key.value in seen:
                raise yaml.YAMLError(f"line {key.start_mark.line + 1}: the field {key.value!r} stands twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _resolvers() -> dict[str, list[tuple[str, Any]]]:
    kept: dict[str, list[tuple[str, Any]]] = {}
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items():
        kept[first] = [
            (tag, pattern)
            for tag, pattern in known
            if tag != _TIMESTAMP and (tag != _BOOLEAN or first in "tTfF")
        ]
    return kept


_Strict.yaml_implicit_resolvers = _resolvers()


def read_tree(text: str, name: str) -> Any:
    """The plain values in a YAML or JSON text. Raises `ScenarioError` with the line of what is wrong."""
    if len(text) > MOST_CHARACTERS:
        raise ScenarioError(name, ("the file is too long for a scenario",))
    try:
        if name.endswith(".json"):
            return json.loads(text, object_pairs_hook=_once)
        return yaml.load(text, Loader=_Strict)  # noqa: S506  # a SafeLoader, made stricter
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        where = f"line {at.line + 1}, column {at.column + 1}: " if at else ""
        hint = (
            "; put text with ? : , # or brackets in quotation marks"
            if "expected" in str(error.problem)
            else ""
        )
        raise ScenarioError(name, (f"{where}{error.problem}{hint}",)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ScenarioError(name, (" ".join(str(error).split()),)) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"the field {twice[0]!r} stands twice in one object")
    return dict(pairs)
