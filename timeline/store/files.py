"""The bytes of a fact store: which files make it up, and their text, within bounds."""

import os
import stat
from pathlib import Path

from timeline.errors import InvalidFacts, Problem
from timeline.span import Lines, Location

MAX_BYTES = 64 * 2**20
"""The largest fact file that is read; a larger store is a folder of files."""

MAX_FOLDER_BYTES = 16 * MAX_BYTES
"""The most that the files of one folder may hold together."""

SUFFIXES = (".yaml", ".yml")


def _refuse(path: Path, what: str, mend: str) -> InvalidFacts:
    return InvalidFacts(Problem(what, Location(str(path)), mend))


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the file, or the `*.yaml` files of the folder in order of name; raises InvalidFacts when there is none."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        mend = "name a fact file, or run `timeline extract` to begin one"
        folder = path.with_suffix("")
        if path.suffix in SUFFIXES and folder.is_dir():
            mend = f"name the folder {folder}, if the facts are there"
        raise _refuse(path, "there is no such file", mend) from None
    except OSError as error:
        raise _refuse(path, _unreadable(error), "name a fact file, or a folder of them") from None
    if not stat.S_ISDIR(mode):
        return (path,)
    found = tuple(sorted(entry for entry in path.iterdir() if entry.suffix in SUFFIXES))
    root = os.path.realpath(path.parent)
    for entry in found:
        if entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(root):
            raise _refuse(entry, "this link leads out of the project", "put the file itself into the folder")
    if not found:
        raise _refuse(path, "no *.yaml file is in this folder", "name a fact file, or the folder that holds some")
    total = sum(os.stat(entry).st_size for entry in found if entry.exists())
    if total > MAX_FOLDER_BYTES:
        raise _refuse(
            path, f"the files hold {_mib(total)} together", f"{_mib(MAX_FOLDER_BYTES)} is the most of one store"
        )
    return found


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of at most MAX_BYTES; raises InvalidFacts with the mend."""
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise _refuse(path, "this is not a file", "name a fact file, or a folder of them")
            if about.st_size > MAX_BYTES:
                mend = f"{_mib(MAX_BYTES)} is the most of one file: cut it into several in a folder"
                raise _refuse(path, f"the file is too large ({_mib(about.st_size)})", mend)
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refuse(path, _unreadable(error), "see that the file is there and may be read") from None


def decode(raw: bytes, path: Path) -> str:
    """Return the text without a byte-order mark; raises InvalidFacts at the first byte that is not UTF-8."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = Lines(before).locate(len(before), str(path))
        what = f"byte {raw[error.start]:#04x} is not UTF-8"
        raise InvalidFacts(Problem(what, place, "save the file as UTF-8")) from None
    return text.removeprefix("\ufeff")


def within(root: Path, path: str, mark: Location | None = None) -> Path:
    """Return the file at a path of the project; raises InvalidFacts at `mark` when symbolic links lead out of it."""
    found = Path(os.path.realpath(root / path))
    if not found.is_relative_to(os.path.realpath(root)):
        mend = "copy the file into the project, as seeds/…, and name it from there"
        raise InvalidFacts(Problem(f"the path `{path}` leads out of the project, through a symbolic link", mark, mend))
    return found


def _unreadable(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"the file cannot be read: {reason}"


def _mib(size: int) -> str:
    return f"{size / 2**20:,.0f} MiB"
