"""Settings for real people. Starting is refused while anything of a developer's machine is left."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

from teamaround.service.config.settings.base import *  # noqa: F403 - a settings module overrides all of another
from teamaround.service.config.settings.base import (
    APPS,
    DATABASE_IS_EMBEDDED,
    DEBUG,
    INSTALLED_APPS,
    SAMPLE_SECRET_KEY,
    SECRET_KEY,
    TEAMAROUND_HOME,
)
from teamaround.service.config.settings.refusals import refusals

DEMONSTRATION = False
STATIC_ROOT = TEAMAROUND_HOME / "static"
WHITENOISE_USE_FINDERS = False
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
KNOWN_BROWSER_COOKIE_NAME = "__Host-known-browser"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
# The one that ends TLS; without its header nothing is served, so there is always one.
PROXIES = int(os.environ.get("TEAMAROUND_PROXIES", "1"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000  # two years, what browsers' preload lists ask for
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

_refused = refusals(
    debug=DEBUG,
    secret_key=SECRET_KEY,
    sample_key=SAMPLE_SECRET_KEY,
    demonstration=f"{APPS}.demo" in INSTALLED_APPS,
    embedded_database=DATABASE_IS_EMBEDDED,
)
if _refused:
    raise ImproperlyConfigured(" ".join(_refused))
