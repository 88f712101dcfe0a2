"""A PostgreSQL of our own, for machines that were not given one by DATABASE_URL (decision 2)."""

from teamaround.service.config.postgres.places import Places, choose_places
from teamaround.service.config.postgres.roles import APPLICATION_ROLE, OWNER_ROLE, REPORT_ROLE
from teamaround.service.config.postgres.server import is_running, start, stop

__all__ = [
    "APPLICATION_ROLE",
    "OWNER_ROLE",
    "REPORT_ROLE",
    "Places",
    "choose_places",
    "is_running",
    "start",
    "stop",
]
