"""Settings for a developer's machine and the demonstration: plain http on this machine only."""

from __future__ import annotations

import os

from teamaround.service.config.settings.base import *  # noqa: F403 - a settings module overrides all of another
from teamaround.service.config.settings.base import APPS, INSTALLED_APPS

DEBUG = os.environ.get("TEAMAROUND_DEBUG") == "yes"
DEMONSTRATION = True
INSTALLED_APPS = [*INSTALLED_APPS, f"{APPS}.demo"]
