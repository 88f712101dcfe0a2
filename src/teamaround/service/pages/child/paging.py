"""One page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from teamaround.service.pages.components.pagination import Pagination

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """The rows of one page, and the way to the others; None where there is one page only."""

    rows: tuple[Row, ...]
    pagination: Pagination | None
    of: int


def paged(rows: Sequence[Row], wanted: str, size: int, *, keep: str = "") -> Paged[Row]:
    """The page that the address asks for; the first where it asks for none or for one that is not there.

    `keep` is the query that links carry on ("?as_at=…").
    """
    pages = max(-(-len(rows) // size), 1)
    page = int(wanted) if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= pages else 1
    address = f"{keep}&page={{}}" if keep else "?page={}"
    pagination = Pagination(page, pages, address) if pages > 1 else None
    return Paged(tuple(rows[(page - 1) * size : page * size]), pagination, len(rows))
