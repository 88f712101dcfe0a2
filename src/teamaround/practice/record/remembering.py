"""Remembering what was read off a case file: it never changes, so what a function of it says never does either."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile

P = ParamSpec("P")
R = TypeVar("R")
_NEVER_ASKED: Any = object()


def remembered(
    function: Callable[Concatenate[CaseFile, P], Iterable[R]],
) -> Callable[Concatenate[CaseFile, P], tuple[R, ...]]:
    """Ask a function of a case file, and of nothing but it and its plain arguments, once for each case file.

    Not for steps of the fold: while a record is folded its case file still grows.
    """

    def every(case: CaseFile, /, *args: P.args, **named: P.kwargs) -> tuple[R, ...]:
        return tuple(function(case, *args, **named))

    return wraps(function)(remembered_one(every))


def remembered_one(
    function: Callable[Concatenate[CaseFile, P], R],
) -> Callable[Concatenate[CaseFile, P], R]:
    """As `remembered`, for a function that answers with one thing that nobody changes afterwards."""

    @wraps(function)
    def asked(case: CaseFile, /, *args: P.args, **named: P.kwargs) -> R:
        key: Any = function  # most are asked of the case file alone
        if args or named:
            key = (function, args, *sorted(named.items())) if named else (function, args)
        found: R = case.memory.get(key, _NEVER_ASKED)
        if found is _NEVER_ASKED:
            found = case.memory[key] = function(case, *args, **named)
        return found

    return asked
