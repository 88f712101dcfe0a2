"""Production refuses to start with anything of a developer's machine, and hardens what it sends."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from teamaround.service.config.settings.refusals import refusals

GOOD = {
    "debug": False,
    "secret_key": "k" * 50,
    "sample_key": "sample",
    "demonstration": False,
    "embedded_database": False,
}
ENVIRONMENT = {
    "TEAMAROUND_SECRET_KEY": "a-key-of-its-own-that-is-long-enough-for-anybody-at-all-1234",
    "DATABASE_URL": "postgresql://app:word@db.example/teamaround",
    "DATABASE_OWNER_URL": "postgresql://owner:word@db.example/teamaround",
}


@pytest.mark.parametrize(
    ("wrong", "names"),
    [
        ({"debug": True}, "DEBUG"),
        ({"secret_key": "sample", "sample_key": "sample"}, "SECRET_KEY"),
        ({"secret_key": "short"}, "SECRET_KEY"),
        ({"demonstration": True}, "demonstration"),
        ({"embedded_database": True}, "DATABASE_URL"),
    ],
)
def test_production_refuses_what_belongs_on_a_developers_machine(
    wrong: dict[str, object], names: str
) -> None:
    (sentence,) = refusals(**(GOOD | wrong))
    assert names in sentence


def test_production_starts_when_all_is_right() -> None:
    assert refusals(**GOOD) == []


def _production(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = ("TEAMAROUND", "DATABASE", "DJANGO")  # such as what a story's browser needs of Django
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={
            **clean,
            "DJANGO_SETTINGS_MODULE": "teamaround.service.config.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_with_a_bare_environment_does_not_start() -> None:
    done = _production("import django; django.setup()")
    assert done.returncode != 0
    assert "TEAMAROUND_SECRET_KEY must be set" in done.stderr


def test_production_with_its_own_keys_passes_the_deployment_check() -> None:
    code = (
        "import django; django.setup(); from django.core.checks import run_checks;"
        "print([str(one.id) for one in run_checks(include_deployment_checks=True)])"
    )
    done = _production(code, **ENVIRONMENT)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_production_cookies_are_bound_to_this_host() -> None:
    code = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_NAME,"
        "s.SECURE_HSTS_SECONDS > 31536000)"
    )
    assert _production(code, **ENVIRONMENT).stdout.split() == [
        "__Host-session",
        "True",
        "Lax",
        "__Host-csrf",
        "True",
    ]
