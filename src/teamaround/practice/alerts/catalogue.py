"""The catalogue of alerts: levels, recipients, thresholds, words and sources are rows of data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files

import msgspec

from teamaround.practice.alerts.alert import ThreeChecks
from teamaround.practice.clocks.level import Level
from teamaround.practice.clocks.table import Provenance

_ROWS = files(__package__).joinpath("rows")
_SHARED = _ROWS.joinpath("shared.yaml")
_PROPER = ("Child in Need",)  # what keeps its capital wherever it stands


class CatalogueRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One code. `to` are role slugs; `to_when_red` replaces them, `then_to` joins once the first has accepted, and
    `notices_then` get a notice then; `notices_at_once` get one in any case. `goes_on_at_eighteen`: it may be raised
    when the child has turned eighteen.

    `closing_reasons` are the typed reasons for which a person may close it; empty means that only facts close it,
    which `closes_when` says in words. `requests` are kinds of agencies that are asked at once, `asks` for what;
    `asks_history`: for what is on record of the person.
    `numbers` and `lists` are its thresholds.
    """

    code: str
    name: str
    level: Level
    to: tuple[str, ...]
    to_when_red: tuple[str, ...] = ()
    then_to: tuple[str, ...] = ()
    notices_when_red: tuple[str, ...] = ()
    notices_then: tuple[str, ...] = ()
    notices_at_once: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    asks: str = ""
    asks_history: bool = False
    acknowledged_by: tuple[str, ...] = ("C46",)
    numbers: Mapping[str, float] = {}
    lists: Mapping[str, tuple[str, ...]] = {}
    closing_reasons: tuple[str, ...] = ()
    closes_when: str
    goes_on_at_eighteen: bool = False
    checks: ThreeChecks
    does_not_mean: str
    source: str
    provenance: Provenance

    @property
    def name_within(self) -> str:
        """The name as it stands within a sentence: "address link"."""
        return self.name if self.name.startswith(_PROPER) else f"{self.name[:1].lower()}{self.name[1:]}"


class ClosingEvidence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Kinds of entry that may show why an alert is closed: recorded since it was raised, or whenever recorded."""

    since: frozenset[str]
    whenever: frozenset[str]


class Catalogue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """Every alert, with the words and lists that several share."""

    dangerous_tags: tuple[str, ...]
    denial_reasons: tuple[str, ...]
    closing_evidence: ClosingEvidence
    bands: Mapping[str, str]
    seen_as: Mapping[str, str]
    how_known: Mapping[str, str]
    alerts: tuple[CatalogueRow, ...] = ()

    def row(self, code: str) -> CatalogueRow:
        """The row of a code. Raises KeyError for a code that the catalogue does not have."""
        try:
            return self._by_code[code]
        except KeyError:
            raise KeyError(f"the catalogue has no alert {code!r}") from None

    @cached_property
    def _by_code(self) -> Mapping[str, CatalogueRow]:
        return {row.code: row for row in self.alerts}


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the package: `rows`, one file a code, and what several share."""
    shared, rows = _SHARED.read_bytes(), sorted(_ROWS.iterdir(), key=lambda one: one.name)
    alerts = [msgspec.yaml.decode(one.read_bytes(), type=CatalogueRow) for one in rows if _is_row(one.name)]
    return msgspec.structs.replace(msgspec.yaml.decode(shared, type=Catalogue), alerts=tuple(alerts))


def _is_row(name: str) -> bool:
    return name.startswith("a") and name.endswith(".yaml")
