"""A service with a PostgreSQL of its own for one benchmark, in a folder that goes with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_database() -> Iterator[None]:
    """Django set up and an empty database served, as long as this lasts. Import the service's modules within."""
    home = Path(tempfile.mkdtemp(prefix="ta-bench-"))
    os.environ["TEAMAROUND_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "teamaround.service.config.settings.local"
    import django

    django.setup()
    from teamaround.service.config import postgres
    from teamaround.service.config.migrate import prepare_database

    try:
        prepare_database()
        yield
    finally:
        postgres.stop()
        shutil.rmtree(home, ignore_errors=True)
