"""The health page, and what every answer carries."""

from __future__ import annotations

import pytest
from django.test import Client


def test_health_with_a_database_answers(db: None) -> None:
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()) == (200, {"database": "here"})


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'"),
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_every_answer_is_hardened(db: None, header: str, part: str) -> None:
    assert part in Client().get("/health").headers[header]


def test_no_answer_allows_inline_code(db: None) -> None:
    assert "unsafe" not in Client().get("/health").headers["Content-Security-Policy"]
