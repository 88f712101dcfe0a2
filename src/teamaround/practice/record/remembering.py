"""Remembering what was read off a case file: it never changes, so what a function of it says never does either."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile

Ts = TypeVarTuple("Ts")
R = TypeVar("R")
_NEVER_ASKED: Any = object()


def remembered(
    function: Callable[[CaseFile, *Ts], Iterable[R]],
) -> Callable[[CaseFile, *Ts], tuple[R, ...]]:
    """Ask a function of a case file, and of nothing but it and its plain arguments, once for each case file.

    Not for steps of the fold, but for what steps alone change: while a record is folded, what its case file holds of
    each kind still grows.
    """

    @wraps(function)
    def asked(case: CaseFile, *args: *Ts) -> tuple[R, ...]:
        key = (function, args) if args else function  # most are asked of the case file alone
        found: tuple[R, ...] | None = case.memory.get(key)
        if found is None:
            found = case.memory[key] = tuple(function(case, *args))
        return found

    return asked


def remembered_one(function: Callable[[CaseFile, *Ts], R]) -> Callable[[CaseFile, *Ts], R]:
    """As `remembered`, for a function that answers with one thing that nobody changes afterwards."""

    @wraps(function)
    def asked(case: CaseFile, *args: *Ts) -> R:
        key = (function, args) if args else function
        found: R = case.memory.get(key, _NEVER_ASKED)
        if found is _NEVER_ASKED:
            found = case.memory[key] = function(case, *args)
        return found

    return asked
