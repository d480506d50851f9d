"""Writing so that nothing is lost: one writer at a time, no edit from outside overwritten, the old file or the new.

The lock is on the folder, because the file itself is replaced; it goes with the process, and leaves no file behind.
"""

import fnmatch
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EACCES
from glob import escape
from pathlib import Path

from timeline.errors import ChangedUnderneath, Problem, Unwritable
from timeline.span import Location
from timeline.store.files import read_bytes

try:
    import fcntl
except ImportError:  # Windows: the comparison before the write still holds
    fcntl = None  # type: ignore[assignment]

_ENDING = ".being-written"


@contextmanager
def alone(path: Path, names: Iterable[str] = ("*.yaml",)) -> Iterator[None]:
    """Hold the lock on what is written at a file, or in a folder, waiting for another process of ours to finish.

    `names`: patterns of what is written in the folder; what a killed writer left of these is removed.
    """
    path = Path(os.path.realpath(path))
    folder, names = (path, names) if path.is_dir() else (path.parent, (escape(path.name),))
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise _failed(folder, error) from None
    try:
        if fcntl is not None:
            with suppress(OSError):  # a file system without locks: the comparison before the write still holds
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            for name in names:
                _sweep(folder, name)
        yield
    finally:
        os.close(descriptor)


def _sweep(folder: Path, name: str) -> None:
    """Remove what a killed writer left; under the lock nobody else of ours is writing these files."""
    for left in fnmatch.filter(os.listdir(folder), f".{name}.*{_ENDING}"):
        with suppress(OSError):
            os.unlink(folder / left)


def replace(path: Path, old: bytes | None, new: bytes) -> None:
    """Put new bytes in the place of the old (None: there is no file yet), whole and on the disk, or not at all.

    Raises ChangedUnderneath when the file no longer holds the old bytes, Unwritable when it cannot be written; then the
    file is as it was. A symbolic link stays one: what it leads to is replaced.
    """
    path = Path(os.path.realpath(path))
    temporary = None
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(EACCES, "it is read-only")
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_ENDING, dir=path.parent)
        with open(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        now = read_bytes(path) if path.exists() else None
        if now != old:
            what = "the file was edited while a write was being prepared; nothing was written"
            raise ChangedUnderneath(Problem(what, Location(str(path)), "run the command again"))
        os.replace(temporary, path)
        temporary = None
        _flush(path.parent)
    except OSError as error:
        raise _failed(path, error) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)


def _flush(folder: Path) -> None:
    """Make the new name last; a file system that cannot flush a folder has done its best."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _failed(path: Path, error: OSError) -> Unwritable:
    reason = (error.strerror or str(error)).lower()
    mend = "the file is as it was: make room, or see that its folder may be written, and run the command again"
    return Unwritable(Problem(f"the file cannot be written: {reason}", Location(str(path)), mend))
