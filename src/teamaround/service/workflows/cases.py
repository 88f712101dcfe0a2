"""Case files for workflows: the whole record, folded as at a moment (decision 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.fold import fold
from teamaround.service.agencies.queries import directory
from teamaround.service.ledger.queries import entries_of_unscoped


def case_of(child_id: str, now: datetime) -> CaseFile:
    """The child's case as the whole record has it. For workflows, never for pages."""
    return fold(entries_of_unscoped(child_id), child=child_id, as_at=now, agencies=directory())


class CasesAsNeeded(Mapping[str, CaseFile]):
    """Case files of a batch by child, folded when first asked for; nearly all contacts ask for none."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._folded: dict[str, CaseFile] = {}

    def __getitem__(self, child: str) -> CaseFile:
        if child not in self._folded:
            self._folded[child] = case_of(child, self._now)
        return self._folded[child]

    def __contains__(self, child: object) -> bool:
        return isinstance(child, str)  # a child who is not here has an empty case, which is not open

    def __iter__(self) -> Iterator[str]:
        return iter(self._folded)

    def __len__(self) -> int:
        return len(self._folded)

    def changed(self, children: Iterable[str]) -> None:
        """Something was recorded about these children: fold them anew when next asked."""
        for child in children:
            self._folded.pop(child, None)
