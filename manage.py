"""Django's commands for developers. `migrate` and everything else that changes tables runs as the owner."""

from __future__ import annotations

import os
import sys

OWNER_COMMANDS = {"migrate", "makemigrations", "sqlmigrate", "flush", "dbshell"}


def main() -> None:
    """Run the command on the command line with local settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teamaround.service.config.settings.local")
    import django
    from django.core.management import execute_from_command_line

    django.setup()
    from django.conf import settings

    from teamaround.service.config import postgres
    from teamaround.service.config.migrate import as_owner

    if settings.DATABASE_IS_EMBEDDED:
        postgres.start()
    if OWNER_COMMANDS & set(sys.argv[1:2]):
        with as_owner():
            execute_from_command_line(sys.argv)
    else:
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
