"""Files that outlive a power cut: written aside, brought to the disc, then renamed into their place."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER_MODE, FILE_MODE, OF_OTHERS = 0o700, 0o600, 0o077
_ASIDE = ".part"


def private_folder(folder: Path) -> Path:
    """The folder, made where it is not there, for its owner alone."""
    if not folder.is_dir():
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        sync_folder(folder.parent)
    return folder


def write_whole(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all, whatever happens meanwhile, for its owner alone."""
    aside = path.with_name(path.name + _ASIDE)
    aside.unlink(missing_ok=True)  # of a process that was killed
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    move(aside, path)


def move(path: Path, to: Path) -> None:
    """Rename a file within one disc, for good."""
    os.replace(path, to)
    for folder in {path.parent, to.parent}:
        sync_folder(folder)


def destroy(path: Path) -> None:
    """Write over a secret before its file goes. On discs that copy on writing this is no more than a wish."""
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disc."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
