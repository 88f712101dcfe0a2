"""Which letters of two spellings differ."""

from dataclasses import dataclass
from difflib import SequenceMatcher

# below this likeness two values are different words, and marking letters would only flicker
NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Letters:
    """A run of letters that stands in both spellings, or in this one only."""

    text: str
    differs: bool = False


def differing(
    ours: str, theirs: str, *, marked: bool = True
) -> tuple[tuple[Letters, ...], tuple[Letters, ...]]:
    """Both spellings as runs of letters, those that differ marked. Case does not count as a difference."""
    matcher = SequenceMatcher(None, ours.casefold(), theirs.casefold(), autojunk=False)
    same_length = len(ours.casefold()) == len(ours) and len(theirs.casefold()) == len(theirs)
    if not marked or not same_length or matcher.ratio() < NEAR:
        return (Letters(ours),), (Letters(theirs),)
    left: list[Letters] = []
    right: list[Letters] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        differs = tag != "equal"
        left += [Letters(ours[start:end], differs)] if end > start else []
        right += [Letters(theirs[other_start:other_end], differs)] if other_end > other_start else []
    return tuple(left), tuple(right)
