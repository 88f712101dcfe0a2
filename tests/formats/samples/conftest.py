"""Where the samples are absent these tests are not collected: they say nothing about a machine without them."""

from __future__ import annotations

from tests.formats.samples.place import SAMPLES

collect_ignore_glob = [] if SAMPLES.is_dir() else ["test_*.py"]
