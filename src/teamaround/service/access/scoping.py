"""The policy's scope as SQL, for the queries of every app."""

from __future__ import annotations

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, TextField
from django.db.models.functions import Cast

from teamaround.service.access.models import Contribution, Grant, Lockout
from teamaround.service.policy.scope import Scope


def of_children_in(scope: Scope, child_column: str = "child_id") -> Q:
    """The rows whose child is in the scope. `child_column` names the row's child."""
    if scope.is_nothing:
        return Q(pk__in=[])
    child = OuterRef(child_column)
    granted = Grant._unsafe_system.filter(
        _live(scope), _whose(scope), child_id=child, kind__in=scope.grant_kinds
    )
    reachable = Q(Exists(granted))
    if scope.own_contribution:
        reachable |= Q(Exists(Contribution._unsafe_system.filter(child_id=child, agency=scope.agency)))
    return reachable & not_locked_out(scope, child_column)


def not_locked_out(scope: Scope, child_column: str = "child_id") -> Q:
    """The rows of children from whose case nobody locked this person out."""
    locked = Lockout._unsafe_system.filter(
        _live(scope), _whose(scope) | Q(everybody=True), child_id=OuterRef(child_column)
    )
    return ~Q(Exists(locked))


def locked_out_of_none(scope: Scope, children_column: str) -> Q:
    """The rows about several children, listed as JSON, from none of whose cases somebody locked this person out."""
    named = Func(
        OuterRef(children_column),
        Cast("child_id", TextField()),
        function="jsonb_exists",
        output_field=BooleanField(),
    )
    locked = Lockout._unsafe_system.filter(_live(scope), _whose(scope) | Q(everybody=True), named)
    return ~Q(Exists(locked))


def _live(scope: Scope) -> Q:
    return Q(starts__lte=scope.now) & (Q(ends=None) | Q(ends__gt=scope.now))


def _whose(scope: Scope) -> Q:
    whose = Q(user_id=scope.user_id)
    return whose | Q(user_id=None, agency=scope.agency) if scope.agency else whose
