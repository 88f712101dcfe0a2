"""Where the public sample messages are: TEAMAROUND_SAMPLES, else a folder beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[4] / "shared" / "samples"
SAMPLES = Path(os.environ.get("TEAMAROUND_SAMPLES", str(_BESIDE)))
