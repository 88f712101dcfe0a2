"""Words: the glossary of the work, and whether a text can be read by a family (Recommendation 14).

`plain("MARAC")` gives what to say to a parent; `acronyms_in(text)` finds the short forms in a text;
`check_family_text(text)` says whether it may be sent.
"""

from teamaround.practice.words.acronyms import acronyms_in
from teamaround.practice.words.family_text import FamilyTextCheck, check_family_text, with_required_sentences
from teamaround.practice.words.glossary import FamilyUse, Term, find_term, glossary, plain

__all__ = [
    "FamilyTextCheck",
    "FamilyUse",
    "Term",
    "acronyms_in",
    "check_family_text",
    "find_term",
    "glossary",
    "plain",
    "with_required_sentences",
]
