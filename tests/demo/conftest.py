"""One invented partnership for all tests of this room; it is frozen, so sharing it is safe."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamaround.service.demo.partnership import Partnership, build, write_folder

SEED = 20
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def partnership() -> Partnership:
    """The partnership in full size."""
    return build(SEED, TODAY)


@pytest.fixture(scope="session")
def small_partnership() -> Partnership:
    """Forty children and a thousand contacts."""
    return build(SEED, TODAY, children=40, contacts=1000)


@pytest.fixture(scope="session")
def folder(small_partnership: Partnership, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small partnership written out."""
    path = tmp_path_factory.mktemp("partnership")
    write_folder(small_partnership, path)
    return path
