"""Writes docs/glossary.md: `python -m teamaround.practice.words.document > docs/glossary.md`."""

from __future__ import annotations

import sys
from itertools import groupby

from teamaround.practice.words.glossary import FamilyUse, Term, glossary

_INTRODUCTION = """\
# Glossary

The words of the work as practitioners say them, and what to say to a parent instead. The right-hand column is
the only text allowed in anything a family reads. Written by `make docs` from
`src/teamaround/practice/words/glossary.yaml`; change it there.

Provenance of the meaning: SEED said in the review, V read in public material, V2 read in a secondary source,
M from memory and to be checked before anyone relies on it. The plain English is ours, to be approved by the
partnership.
"""

_HEADER = "| # | Term | Meaning | To a parent |\n| --- | --- | --- | --- |"

_INSTEAD = {
    FamilyUse.EXPLAIN: "{plain}",
    FamilyUse.REPLACE: "Never say the term. Say: {plain}",
    FamilyUse.LEAVE_OUT: "Not used with families.",
}


def _row(term: Term) -> str:
    said = _INSTEAD[term.use].format(plain=term.plain)
    note = f" ({term.provenance_note})" if term.provenance_note else ""
    cells = (str(term.number), term.term, f"{term.meaning}. _{term.provenance}{note}_", said)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def glossary_page() -> str:
    """The whole page as Markdown."""
    parts = [_INTRODUCTION]
    for section, terms in groupby(glossary(), key=lambda term: term.section):
        rows = "\n".join(_row(term) for term in terms)
        parts.append(
            f"## {section}\n\n| # | Term | Meaning | To a parent |\n| --- | --- | --- | --- |\n{rows}\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(glossary_page())
