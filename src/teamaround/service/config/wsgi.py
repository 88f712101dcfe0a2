"""The web process, for gunicorn: `gunicorn teamaround.service.config.wsgi:application`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teamaround.service.config.settings.production")

application = get_wsgi_application()
