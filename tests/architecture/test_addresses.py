"""No committed file names a package registry or a path of the machine on which it was written."""

from __future__ import annotations

import re

import pytest

from tests.architecture.repository import files, text

MACHINE_PATH = re.compile(r"(?<![\w.}~)])/(?:work|farm|root|tmp|Users)/")
REGISTRY = re.compile(
    r"(?:--)?(?:extra-)?index-url\s*[= ]\s*http"
    r"|\"resolved\": \"http"
    r"|source = \{ registry"
    r"|https?://[^ \"]*/simple/?(?:\s|$)"
    r"|https?://(?:registry\.|files\.python|pypi\.|deb\.)"
)


@pytest.mark.parametrize(("what", "pattern"), [("machine path", MACHINE_PATH), ("registry", REGISTRY)])
def test_files_name_no_place_of_this_machine(what: str, pattern: re.Pattern[str]) -> None:
    found = [
        f"{what} in {name}: {match.group()}" for name in files() if (match := pattern.search(text(name)))
    ]
    assert found == []


def test_lock_file_of_another_tool_is_not_kept() -> None:
    assert "uv.lock" not in files()
