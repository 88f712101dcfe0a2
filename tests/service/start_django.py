"""Set Django up for tests, by being imported: models cannot be imported before."""

from __future__ import annotations

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "teamaround.service.config.settings.test"
django.setup()
