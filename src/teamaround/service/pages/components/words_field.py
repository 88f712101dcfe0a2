"""Words of several lines, as a field of a form: what is missing or too much is said in plain words."""

from __future__ import annotations

from django import forms

UNSEEN_CHARACTER = "Take out the characters that cannot be seen, or type the words again"


def too_many(longest: int) -> str:
    """What is said of more characters than the field takes; Django fills in how many there are."""
    return f"Write at most {longest:,} characters. There are %(show_value)d now"


class WordsField(forms.CharField):
    """Words of somebody's own, which they have to give; `missing` says what to write."""

    def __init__(self, *, label: str, help_text: str, longest: int, missing: str) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=longest,
            error_messages={
                "required": missing,
                "max_length": too_many(longest),
                "null_characters_not_allowed": UNSEEN_CHARACTER,
            },
        )
