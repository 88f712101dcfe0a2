"""After weights were set by hand: write the model's new content hash into its file.

python -m bench.matching_hash src/teamaround/matching/linkage/packaged/model.json
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from teamaround.matching.linkage import read_model
from teamaround.matching.linkage.model import content_hash


def rehash(path: Path) -> str:
    """Put the hash of the rest into `content_sha256` and read the result strictly. Returns the hash."""
    content = path.read_text(encoding="utf-8")
    before = msgspec.json.decode(content)["content_sha256"]
    after = content_hash(content.encode())
    changed = content.replace(f'"content_sha256": "{before}"', f'"content_sha256": "{after}"')
    read_model(changed.encode())
    path.write_text(changed, encoding="utf-8")
    return after


if __name__ == "__main__":
    print(rehash(Path(sys.argv[1])))
