"""C32: under the disclosure scheme, from request or decision to telling in person with support, or deciding not to."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules.marac import first_after
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.forums import DisclosureMade, DisclosureNotMade, DisclosureStarted


def started(case: CaseFile) -> Iterator[Started]:
    """One clock each time it is started; a telling of which nobody wrote down that support was there meets nothing."""
    for noted in case.of(DisclosureStarted):
        pair = (noted.fact.to, noted.fact.about)
        made = (
            told.entry.happened_at
            for told in case.of(DisclosureMade)
            if (told.fact.to, told.fact.about) == pair and told.fact.support_present
        )
        not_made = (
            told.entry.happened_at
            for told in case.of(DisclosureNotMade)
            if (told.fact.to, told.fact.about) == pair and told.fact.reason
        )
        met_at = first_after((*made, *not_made), noted.entry.happened_at)
        yield Started(noted.entry.happened_at, noted.entry.entry_id, met_at=met_at, about=pair)
