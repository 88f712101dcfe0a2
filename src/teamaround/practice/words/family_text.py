"""Whether a family can read a text: no unexplained term, short sentences, what must be said is said (A26).

Source: Recommendation 14; acceptance criteria AC-R14-1 and AC-R14-3. Limits stand in `family_text.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.words.acronyms import acronyms_in, is_acronym
from teamaround.practice.words.glossary import FamilyUse, Term, find_term, glossary


class _ReadingAge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    target: float
    limit: float
    least_words: int
    letters_a_word: float
    words_a_sentence: float
    constant: float
    year_to_age: float


class _RequiredSentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    when: tuple[str, ...]
    sentence: str
    source: str


class _FamilyTextRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    edition: str
    reading_age: _ReadingAge
    known_to_all: frozenset[str]
    required_sentences: tuple[_RequiredSentence, ...]


class FamilyTextCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the way of sending a text.

    `reading_age` is in years, None for a text too short to tell; `over_target` warns, `too_hard` refuses.
    """

    unexplained: tuple[Term, ...]
    forbidden: tuple[Term, ...]
    unknown_acronyms: tuple[str, ...]
    missing_sentences: tuple[str, ...]
    reading_age: float | None
    over_target: bool
    too_hard: bool

    @property
    def may_be_sent(self) -> bool:
        """False is what raises A26 for the author."""
        faults = (self.unexplained, self.forbidden, self.unknown_acronyms, self.missing_sentences)
        return not (any(faults) or self.too_hard)


@cache
def _rules() -> _FamilyTextRules:
    text = files(__package__).joinpath("family_text.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=_FamilyTextRules)


def _words_pattern(names: tuple[str, ...]) -> str:
    """Short forms are found as written; other names in large or small letters."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name) if is_acronym(name) else f"(?i:{re.escape(name)})" for name in ordered)


def _stands_alone(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_words_pattern(names)})(?![\w-])")


@cache
def _jargon() -> re.Pattern[str]:
    everyday = {name.casefold() for term in glossary() for name in term.everyday}
    names = {name for term in glossary() for name in term.spellings}
    return _stands_alone(tuple(sorted(n for n in names if is_acronym(n) or n.casefold() not in everyday)))


@cache
def _approved() -> re.Pattern[str]:
    """The plain words of the glossary: what they say is no jargon, even where a term stands in them."""
    said = sorted((_even(term.plain) for term in glossary() if term.plain), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, said)), re.IGNORECASE)


def _even(text: str) -> str:
    """Line breaks and curly quotes make no difference to what was said."""
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def _says(text: str, words: str) -> bool:
    return _even(words).casefold() in _even(text).casefold()


def _terms_in(text: str) -> tuple[Term, ...]:
    """The terms that stand in `text` outside the plain words of the glossary."""
    found = (find_term(match.group()) for match in _jargon().finditer(_approved().sub(" ", _even(text))))
    return tuple(dict.fromkeys(term for term in found if term is not None))


def reading_age(text: str) -> float | None:
    """The age in years at which `text` is read with ease; None for a text too short to tell."""
    rules = _rules().reading_age
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)
    if len(words) < rules.least_words:
        return None
    sentences = max(1, len(re.findall(r"[.!?]+(?=\s|$)", text)))
    letters = rules.letters_a_word * sum(map(len, words)) / len(words)
    year = letters + rules.words_a_sentence * len(words) / sentences + rules.constant
    return max(0.0, round(year + rules.year_to_age, 1))


def _missing_sentences(text: str) -> tuple[str, ...]:
    return tuple(
        rule.sentence
        for rule in _rules().required_sentences
        if _stands_alone(rule.when).search(text) and not _says(text, rule.sentence)
    )


def sentences_for(terms: Iterable[str]) -> tuple[str, ...]:
    """The sentences that must stand because of terms of the record, whatever the text itself says."""
    named = {name.casefold() for name in terms}
    rules = _rules().required_sentences
    return tuple(rule.sentence for rule in rules if named & {name.casefold() for name in rule.when})


def with_required_sentences(text: str) -> str:
    """The text with every sentence added that must stand in it and does not. Nothing is added twice."""
    return "\n".join([text, *_missing_sentences(text)])


def check_family_text(text: str) -> FamilyTextCheck:
    """Check a text for a family: terms, short forms, sentences that must stand, reading age."""
    rules, terms, age = _rules(), _terms_in(text), reading_age(text)
    short = (word for word in acronyms_in(text) if word not in rules.known_to_all)
    return FamilyTextCheck(
        unexplained=tuple(t for t in terms if t.use is FamilyUse.EXPLAIN and not _says(text, t.plain)),
        forbidden=tuple(t for t in terms if t.use is not FamilyUse.EXPLAIN),
        unknown_acronyms=tuple(word for word in short if find_term(word) is None),
        missing_sentences=_missing_sentences(text),
        reading_age=age,
        over_target=age is not None and age > rules.reading_age.target,
        too_hard=age is not None and age > rules.reading_age.limit,
    )
