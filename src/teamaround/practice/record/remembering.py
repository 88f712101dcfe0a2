"""Remembering what was read off a case file: it never changes, so what a function of it says never does either."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from teamaround.practice.record.case_file import CaseFile

P = ParamSpec("P")
R = TypeVar("R")


def remembered(
    function: Callable[Concatenate[CaseFile, P], Iterable[R]],
) -> Callable[Concatenate[CaseFile, P], tuple[R, ...]]:
    """Ask a function of a case file, and of nothing but it and its plain arguments, once for each case file.

    Not for steps of the fold: while a record is folded its case file still grows.
    """

    @wraps(function)
    def asked(case: CaseFile, *args: P.args, **named: P.kwargs) -> tuple[R, ...]:
        key = (function, args, *sorted(named.items()))
        known: dict[Any, Any] = case.memory
        if key not in known:
            known[key] = tuple(function(case, *args, **named))
        found: tuple[R, ...] = known[key]
        return found

    return cast("Callable[Concatenate[CaseFile, P], tuple[R, ...]]", asked)
