"""Where the embedded PostgreSQL keeps its files, and as whom it runs.

PostgreSQL does not start from a path with a space, listens on a socket whose path may be 107 bytes at most, and
refuses to run as root. So the directory is chosen, not assumed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LONGEST_DIRECTORY = 85  # bytes; leaves room for "/postgres/.s.PGSQL.5432" within the 107 of a socket path
SERVER_ACCOUNT = "teamaround-db"
ACCOUNTS = Path("/etc/passwd")
SAFE_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")


@dataclass(frozen=True, slots=True)
class Places:
    """`base` holds everything; `cluster` is PostgreSQL's data directory and holds its socket as well."""

    base: Path

    @property
    def cluster(self) -> Path:
        return self.base / "postgres"

    @property
    def lock(self) -> Path:
        return self.base / "postgres.lock"

    @property
    def log(self) -> Path:
        return self.cluster / "server.log"

    @property
    def copied_programs(self) -> Path:
        return self.base / "programs"


def home() -> Path:
    """The directory for everything this installation writes: TEAMAROUND_HOME, else `.var` of the checkout."""
    named = os.environ.get("TEAMAROUND_HOME")
    if named:
        return Path(named).expanduser().resolve()
    checkout = Path(__file__).resolve().parents[5]
    if (checkout / "pyproject.toml").exists():
        return checkout / ".var"
    return Path.home() / ".teamaround"


def choose_places(wanted: Path | None = None) -> Places:
    """The first of: the home, a hashed directory under the user's own, one under the temporary directory, that
    PostgreSQL can live in."""
    wanted = (wanted or home()).absolute()
    return Places(next(place for place in _candidates(wanted) if _can_serve(place)))


def server_account() -> pwd.struct_passwd | None:
    """The account the server runs as when we are root, made if missing; None when we are not root."""
    if os.geteuid() != 0:
        return None
    return _account() or _make_account()


def reachable_by_server(path: Path) -> bool:
    """Whether every directory on the way to `path` may be entered by the server's account."""
    if os.geteuid() != 0:
        return True
    existing = [parent for parent in (path, *path.parents) if parent.exists()]
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in existing if parent.name != "postgres")


def _candidates(wanted: Path) -> Iterator[Path]:
    short = hashlib.sha256(str(wanted).encode()).hexdigest()[:12]
    yield wanted
    yield Path.home() / ".teamaround" / short
    yield Path(tempfile.gettempdir()) / f"teamaround-{os.geteuid()}-{short}"
    yield Path("/var/tmp") / f"teamaround-{os.geteuid()}-{short}"  # noqa: S108 - made 0700 and its owner checked


def _can_serve(place: Path) -> bool:
    text = str(place)
    return (
        set(text) <= SAFE_CHARACTERS
        and len(text.encode()) <= LONGEST_DIRECTORY
        and reachable_by_server(place)
        and (not place.exists() or place.stat().st_uid == os.geteuid())
    )


def _account() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(SERVER_ACCOUNT)
    except KeyError:
        return None


def _make_account() -> pwd.struct_passwd:
    useradd = shutil.which("useradd")
    if useradd is None:
        return pwd.getpwnam("nobody")
    command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVER_ACCOUNT]
    with ACCOUNTS.open() as accounts:
        # Two at once would each make the account, with a number of its own: the second waits, and finds the first's.
        fcntl.flock(accounts, fcntl.LOCK_EX)
        if made := _account():
            return made
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - fixed arguments, no shell
    return pwd.getpwnam(SERVER_ACCOUNT)
