"""Files that only their owner reads, and files that survive a power failure."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def create_private(path: Path, text: str) -> None:
    """Create a file, readable by its owner only, with its folder. A file that is there stays. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    with suppress(FileExistsError):  # another process created it first
        os.link(fresh, path)
    fresh.unlink()


def sync_folder(folder: Path) -> None:
    """Write the names of the files in a folder to the disk. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
