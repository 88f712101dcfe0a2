"""Models that cannot be read without saying for whom (assurance 2.3).

`Model.objects` refuses every read until `.for_actor(...)`. `Model._unsafe_system` reads everything, and a test lists
the modules that may name it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from django.db import models
from django.db.models.sql import Query

from teamaround.service.policy.facts import Actor

Row = TypeVar("Row", bound=models.Model)


class UnscopedQuery(RuntimeError):
    """A sensitive table was about to be read without saying for whom. The message names the model only."""


class GuardedQuery(Query):
    """A query that compiles only once a scope was put on it."""

    is_scoped = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        """The compiler, if the query says for whom it reads."""
        self._check()
        return super().get_compiler(*args, **kwargs)

    def chain(self, klass: Any = None) -> Any:
        """A copy; turning it into an update or a delete needs a scope too."""
        if klass is not None:
            self._check()
        return super().chain(klass)

    def _check(self) -> None:
        if not self.is_scoped:
            raise UnscopedQuery(
                f"{self.get_meta().object_name} is read through .for_actor(actor, now=now) only"
            )


class GuardedRows(models.QuerySet[Row], Generic[Row]):
    """Rows that open with `for_actor`. A model says in `visible_to` which rows those are."""

    def for_actor(self, actor: Actor, *, now: datetime) -> GuardedRows[Row]:
        """The rows that this actor may read at this moment."""
        rows = self.filter(self.model.visible_to(actor, now))  # type: ignore[attr-defined]  # SensitiveModel has it
        rows.query.is_scoped = True  # type: ignore[attr-defined]  # a GuardedQuery, made by the manager below
        return rows


class GuardedManager(models.Manager[Row]):
    """The only manager named `objects` on a sensitive model."""

    def get_queryset(self) -> GuardedRows[Row]:
        """Rows that raise UnscopedQuery when read before `for_actor`."""
        return GuardedRows(self.model, query=GuardedQuery(self.model), using=self._db)

    def for_actor(self, actor: Actor, *, now: datetime) -> GuardedRows[Row]:
        """The rows that this actor may read at this moment."""
        return self.get_queryset().for_actor(actor, now=now)


class SensitiveModel(models.Model):
    """About a child, an adult or an address: read for somebody, or by a named system purpose."""

    is_sensitive: ClassVar[bool] = True

    objects = GuardedManager()
    _unsafe_system = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Which rows the actor may read. Nobody reads a model that does not say so."""
        return models.Q(pk__in=[])


class OpenModel(models.Model):
    """Not about a child or an adult of a case: agencies, councils, the service's own people and tables of work."""

    is_sensitive: ClassVar[bool] = False

    class Meta:
        abstract = True
