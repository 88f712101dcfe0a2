"""Settings shared by every installation. The environment is read here, once; the others only override."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from teamaround.service.config.postgres.places import choose_places, home
from teamaround.service.config.postgres.roles import APPLICATION_ROLE, OWNER_ROLE, REPORT_ROLE, url
from teamaround.service.policy.session_times import session_times

SAMPLE_SECRET_KEY = "sample-key-for-development-only-never-for-real-people"  # noqa: S105 - refused in production

DEBUG = False
SECRET_KEY = os.environ.get("TEAMAROUND_SECRET_KEY", SAMPLE_SECRET_KEY)
ALLOWED_HOSTS = [
    host for host in os.environ.get("TEAMAROUND_HOSTS", "localhost,127.0.0.1").split(",") if host
]
# How many proxies of ours stand before the service, and so which of the forwarded addresses is to be believed.
PROXIES = int(os.environ.get("TEAMAROUND_PROXIES", "0"))
TEAMAROUND_HOME = home()
FIELD_KEY = os.environ.get("TEAMAROUND_FIELD_KEY", "")
FIELD_KEY_FILE = os.environ.get("TEAMAROUND_FIELD_KEY_FILE", str(TEAMAROUND_HOME / "field.key"))
JUDGEMENT_KEY = os.environ.get("TEAMAROUND_JUDGEMENT_KEY", "")
JUDGEMENT_KEY_FILE = os.environ.get("TEAMAROUND_JUDGEMENT_KEY_FILE", str(TEAMAROUND_HOME / "judgement.key"))
PARTNERSHIP_FILE = os.environ.get("TEAMAROUND_PARTNERSHIP_FILE", "")
AUDIT_HEAD_FILE = os.environ.get("TEAMAROUND_AUDIT_HEAD_FILE", str(TEAMAROUND_HOME / "audit-heads.jsonl"))

APPS = "teamaround.service"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    f"{APPS}.audit",
    f"{APPS}.agencies",
    f"{APPS}.accounts",
    f"{APPS}.access",
    f"{APPS}.ledger",
    f"{APPS}.people",
    f"{APPS}.contacts",
    f"{APPS}.work",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    f"{APPS}.config.responses.KeepNothing",
    f"{APPS}.config.responses.PlainRequests",
    f"{APPS}.config.responses.DatabaseAway",
    f"{APPS}.pages.standing_guard.OneNotFound",
    f"{APPS}.pages.standing_guard.SignInFirst",
]
ROOT_URLCONF = f"{APPS}.config.urls"
WSGI_APPLICATION = f"{APPS}.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).resolve().parents[2] / "pages" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": f"{APPS}.pages.environment.environment"},
    }
]

# The application works as a role that owns nothing; migrations run as the owner (see config/migrate.py).
_embedded = choose_places().cluster
DATABASE_IS_EMBEDDED = "DATABASE_URL" not in os.environ
DATABASE = dj_database_url.parse(os.environ.get("DATABASE_URL", url(_embedded)))
DATABASE_OWNER = dj_database_url.parse(
    os.environ.get(
        "DATABASE_OWNER_URL", url(_embedded, OWNER_ROLE) if DATABASE_IS_EMBEDDED else "postgresql:///"
    )
)
DATABASES = {
    "default": {
        **DATABASE,
        "ATOMIC_REQUESTS": False,  # a refusal that raises would take its own audit row back (decision 3)
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
    }
}
APPLICATION_ROLE_NAME = DATABASE.get("USER") or APPLICATION_ROLE
REPORT_ROLE_NAME = os.environ.get("DATABASE_REPORT_ROLE", REPORT_ROLE)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SESSION_COOKIE_AGE = session_times().cookie_minutes * 60  # seconds; the session itself ends sooner
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # an OpenID Connect callback arrives from elsewhere (decision 10)
KNOWN_BROWSER_COOKIE_NAME = "known-browser"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = (
    "same-origin"  # "no-referrer" makes browsers post forms with a null origin, which is refused
)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # served from where they were built; production collects them first
STATICFILES_DIRS = [folder for folder in [Path(__file__).resolve().parents[2] / "static"] if folder.exists()]

# What is logged names no person and no child (assurance T10): no exception messages, no arguments.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"nameless": {"()": f"{APPS}.config.nameless_log.NamelessFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "nameless"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
