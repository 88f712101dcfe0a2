"""Words of the code are words of the glossary: short forms in slugs and in what people read on a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from teamaround.practice.words import acronyms_in, find_term
from tests.architecture.repository import files, python_files, text, tree

# Short forms that are no terms of the work: each with its reason.
NO_TERMS = {
    "gp": "general practice: everyone's word",
    "nhs": "National Health Service: everyone's word",
    "999": "emergency number",
    "111": "urgent care number",
    "dob": "date of birth, as the census writes it",
    "upn": "unique pupil number, an identifier of the census",
    "ltd": "limited",
    "id": "identifier",
    "sw": "social worker: a role of decision 28",
    "da": "domestic abuse: a role of decision 28",
    "ae": "emergency department",
    "css": "the web's",
    "html": "the web's",
    "svg": "the web's",
    "csv": "a file format",
    "xml": "a file format",
    "csrf": "the web's",
    "url": "the web's",
    "utc": "a time zone",
    "by": "an English word without a vowel",
    "my": "an English word without a vowel",
    "why": "an English word without a vowel",
    "try": "an English word without a vowel",
}
ROLES_THAT_ARE_TERMS = (
    "iro",
    "spoc",
    "edt",
    "dsl",
    "idva",
    "camhs",
    "marac",
    "mappa",
    "probation",
    "advocate",
)


def _enumerations() -> Iterator[tuple[str, ast.ClassDef]]:
    for name in python_files("src/"):
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(b).endswith("StrEnum") for b in node.bases):
                yield name, node


def _slugs() -> Iterator[tuple[str, str]]:
    """Every slug of every StrEnum; a value that is a sentence is no slug."""
    for name, enumeration in _enumerations():
        for line in enumeration.body:
            value = line.value if isinstance(line, ast.Assign) else None
            if isinstance(value, ast.Constant) and re.fullmatch(r"[a-z0-9_.-]+", str(value.value)):
                yield f"{name} {enumeration.name}", str(value.value)


def _is_short_form(word: str) -> bool:
    """A word without a vowel can only be a short form: cp, dsl, gp."""
    return len(word) > 1 and word.isalpha() and not re.search(r"[aeiou]", word)


def test_slugs_short_forms_are_in_the_glossary() -> None:
    found = {
        f"{where}: {slug}"
        for where, slug in _slugs()
        for word in re.split(r"[_\-. ]", slug.lower())
        if _is_short_form(word) and word not in NO_TERMS and find_term(word) is None
    }
    assert sorted(found) == []


@pytest.mark.parametrize("role", ROLES_THAT_ARE_TERMS)
def test_role_that_is_a_term_is_in_the_glossary(role: str) -> None:
    assert find_term(role) is not None


def _shown(name: str) -> str:
    """What a template shows: without comments, statements, expressions, tags and styles."""
    bare = re.sub(
        r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(style|script|svg)\b.*?</\1>", " ", text(name), flags=re.DOTALL
    )
    return re.sub(r"<[^>]*>", " ", bare)


def test_templates_short_forms_are_in_the_glossary() -> None:
    templates = [name for name in files() if name.startswith("src/") and name.endswith((".html", ".jinja"))]
    strange = {
        f"{name}: {word}"
        for name in templates
        for word in acronyms_in(_shown(name))
        if word.lower() not in NO_TERMS and find_term(word) is None
    }
    assert sorted(strange) == []
