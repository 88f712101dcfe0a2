"""Settings for a developer's machine and the demonstration: plain http on this machine only."""

from __future__ import annotations

import os
from pathlib import Path

from teamaround.service.config.settings.base import *  # noqa: F403 - a settings module overrides all of another
from teamaround.service.config.settings.base import APPS, INSTALLED_APPS, PARTNERSHIP_FILE

DEBUG = os.environ.get("TEAMAROUND_DEBUG") == "yes"
DEMONSTRATION = True
# The invented partnership's school terms, unless a file of one's own is tried.
PARTNERSHIP_FILE = PARTNERSHIP_FILE or str(
    Path(__file__).resolve().parents[2] / "demo" / "partnership" / "tables" / "partnership.yaml"
)
INSTALLED_APPS = [*INSTALLED_APPS, f"{APPS}.demo"]
