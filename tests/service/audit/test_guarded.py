"""A sensitive table cannot be read without saying for whom, and the way round it is listed (assurance 2.3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

import teamaround.service
from teamaround.service.access.context import system_purpose
from teamaround.service.access.models import Grant
from teamaround.service.audit.guarded import OpenModel, SensitiveModel, UnscopedQuery
from teamaround.service.ledger.models import Child, EntryRow
from tests.service.world import CHILD, NOW, World

OURS = "teamaround.service."
SERVICE = Path(teamaround.service.__file__).parent
APPS = {"accounts", "agencies", "people", "ledger", "contacts", "access", "work", "audit"}
# Modules that may read without an actor: an app's own actions, and these, each for its reason.
MAY_READ_EVERYTHING = {
    "access/queries.py": "loads the facts that decisions are made on",
    "access/scoping.py": "is the scope itself",
    "audit/guarded.py": "names the manager",
    "audit/proof.py": "proves the chain",
    "audit/queries.py": "who has looked, behind its gate",
    "audit/sealing.py": "seals the chain",
    "contacts/sealed_queries.py": "what is sealed and by what it opens is read by the service alone",
    "contacts/queries.py": "unscoped queries for workflows",
    "contacts/judgement_queries.py": "unscoped queries for workflows and the calibration report",
    "ledger/models.py": "places of an entry, within its scope",
    "ledger/queries.py": "unscoped queries for workflows",
    "ledger/reveal.py": "an address, behind its gate",
    "people/queries.py": "the watch list, for workflows",
    "work/queries.py": "unscoped queries for workflows",
}
READS: list[Callable[[type[SensitiveModel]], object]] = [
    lambda model: list(model.objects.all()),
    lambda model: model.objects.count(),
    lambda model: model.objects.exists(),
    lambda model: model.objects.first(),
    lambda model: model.objects.filter(pk__isnull=False).exists(),
    lambda model: list(model.objects.values("pk")),
    lambda model: list(model.objects.values_list("pk", flat=True)),
    lambda model: list(model.objects.all().iterator()),
    lambda model: model.objects.aggregate(),
    lambda model: model.objects.in_bulk([]) or list(model.objects.all()),
    lambda model: list(model.objects.all().union(model.objects.all())),
    lambda model: model.objects.all().delete(),
    lambda model: model.objects.filter(pk__isnull=False).update(pk=None),
    lambda model: list(Grant._unsafe_system.filter(child_id__in=model.objects.values("pk"))),
]


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith(OURS)]


@pytest.mark.parametrize("read", [pytest.param(read, id=str(n)) for n, read in enumerate(READS) if n != 8])
def test_reading_without_an_actor_raises(db: None, read: Callable[[type[SensitiveModel]], object]) -> None:
    with pytest.raises(UnscopedQuery, match="for_actor"):
        read(Child)


def test_following_a_foreign_key_raises(world: World) -> None:
    from teamaround.service.ledger import actions
    from teamaround.service.ledger.models import EntryPlace
    from tests.service.entries import note
    from tests.service.world import SYSTEM

    actions.append([note("n1")], by=SYSTEM, now=NOW)
    with system_purpose("test"):
        place = EntryPlace._unsafe_system.get()
        with pytest.raises(UnscopedQuery):
            _ = place.entry
        with pytest.raises(UnscopedQuery):
            _ = place.child.name


def test_reading_for_an_actor_shows_what_is_theirs(world: World) -> None:
    with system_purpose("test"):
        assert not Child.objects.for_actor(world.social_worker, now=NOW).filter(pk=CHILD).exists()
        assert EntryRow.objects.for_actor(world.auditor, now=NOW).count() == 0


def test_sensitive_model_without_a_rule_shows_nobody_anything(world: World) -> None:
    with system_purpose("test"):
        assert Grant.objects.for_actor(world.manager, now=NOW).count() == 0


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_model_is_marked_sensitive_or_open(model: type[Model]) -> None:
    assert isinstance(getattr(model, "is_sensitive", None), bool)
    assert issubclass(model, SensitiveModel | OpenModel) or model.__name__ == "User"


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_sensitive_model_has_the_guard_for_every_way_in(model: type[Model]) -> None:
    if getattr(model, "is_sensitive", False):
        assert model._meta.base_manager_name == "objects"
        assert model._meta.default_manager_name == "objects"
    else:
        assert not hasattr(model, "_unsafe_system")


def test_reading_everything_is_named_in_listed_modules_only() -> None:
    found = {
        path.relative_to(SERVICE).as_posix()
        for path in SERVICE.rglob("*.py")
        if re.search(r"\b_unsafe_system\b", path.read_text())
    }
    in_actions = {
        name
        for name in found
        if re.fullmatch(r"(\w+)/actions(/\w+)?\.py", name) and name.split("/")[0] in APPS
    }
    assert found - in_actions == set(MAY_READ_EVERYTHING)
