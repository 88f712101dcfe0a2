"""Pages of a long list."""

from dataclasses import dataclass
from typing import ClassVar

Part = dict[str, object]


@dataclass(frozen=True, slots=True)
class Pagination:
    """`page` of `pages`, counted from 1; `address` has one `{}` for the page's number ("?page={}")."""

    page: int
    pages: int
    address: str = "?page={}"
    label: str = "Pages"
    template: ClassVar[str] = "components/pagination.html"

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """First, last and the neighbours of the current page; None where numbers are left out."""
        near = {1, self.pages, *range(max(1, self.page - 1), min(self.pages, self.page + 1) + 1)}
        shown: list[int | None] = []
        for number in sorted(near):
            if shown and shown[-1] is not None and number - shown[-1] > 1:
                shown.append(None)
            shown.append(number)
        return tuple(shown)

    @property
    def parameters(self) -> Part:
        """What the ported GOV.UK macro takes."""
        parts = [
            {"ellipsis": True}
            if number is None
            else {"number": number, "href": self.address.format(number), "current": number == self.page}
            for number in self.numbers
        ]
        given: Part = {"landmarkLabel": self.label, "items": parts}
        if self.page > 1:
            given["previous"] = {"href": self.address.format(self.page - 1)}
        if self.page < self.pages:
            given["next"] = {"href": self.address.format(self.page + 1)}
        return given
