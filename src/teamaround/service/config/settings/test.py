"""Settings for tests: fast hashing, a fixed key, and no database but the one a test asks for."""

from __future__ import annotations

import os

from teamaround.service.config.settings.base import *  # noqa: F403 - a settings module overrides all of another
from teamaround.service.config.settings.base import DATABASES, TEAMAROUND_HOME

# Named by the run, so that two runs on one machine never share a database. "never_used" is what a test without
# a database would reach, and there is none of that name.
TEST_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]
DATABASES = {
    "default": {
        **DATABASES["default"],
        "NAME": "teamaround_never_used",
        "CONN_MAX_AGE": 0,
        "TEST": {"NAME": f"test_teamaround_{TEST_RUN}"},
    }
}
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Never the heads of the demonstration that stands in the same folder: a test's audit is another.
AUDIT_HEAD_FILE = str(TEAMAROUND_HOME / f"audit-heads-{TEST_RUN}.jsonl")
FIELD_KEY = "ZmllbGQta2V5LW9mLXRoZS10ZXN0cy0zMi1ieXRlcyE="
JUDGEMENT_KEY = "anVkZ2VtZW50LWtleS1vZi1hbGwtdGVzdHMtMzItYiE="
AUDIT_HEAD_FILE = "/nonexistent/audit-heads.jsonl"  # a demonstration on this machine keeps heads of its own
DEMONSTRATION = False
PARTNERSHIP_FILE = ""  # every working day is a school day, whenever the tests are run
