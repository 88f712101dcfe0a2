"""Fixtures of the service's tests: a database, and a small world of invented people in it."""

from __future__ import annotations

import tests.service.start_django  # noqa: F401 - before anything that imports a model
from tests.service.database import committed_database, django_db_setup, transactional_db
from tests.service.workflows.family import family
from tests.service.world import world

__all__ = ["committed_database", "django_db_setup", "family", "transactional_db", "world"]
