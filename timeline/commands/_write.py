"""Writing reports: whole or not at all, and only what has changed."""

from collections.abc import Sequence
from pathlib import Path

from timeline.errors import BadRequest, Problem
from timeline.records.report import Report
from timeline.span import Location


def write(report: Report, names: Sequence[str], folder: Path) -> None:
    """Render the outputs of these names, then write each into the folder atomically; raises BadRequest.

    Pages of an earlier run that these outputs no longer have are removed: they would show what no longer holds.
    """
    from timeline.reporting import files
    from timeline.store.writing import alone

    rendered = {file: content for name in names for file, content in files(report, name).items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        mend = "name another folder with --out"
        raise BadRequest(Problem(f"the folder cannot be made: {reason}", Location(str(folder)), mend)) from None
    with alone(folder, rendered):
        for name, content in rendered.items():
            _put(folder / name, content.encode() if isinstance(content, str) else content)
        for path in _pages(folder, names):
            if path.name not in rendered:
                path.unlink()


def _pages(folder: Path, names: Sequence[str]) -> list[Path]:
    """Return the further pages of these outputs in a folder, by their names and the mark of ours in them."""
    import re

    from timeline.reporting import exporter
    from timeline.reporting.exporter import MARK

    patterns = [re.compile(kin) for name in names if (kin := exporter(name).kin)]
    named = (path for path in sorted(folder.iterdir()) if any(p.fullmatch(path.name) for p in patterns))
    files = (path for path in named if path.is_file() and not path.is_symlink())
    return [path for path in files if MARK.encode() in path.read_bytes()[:4000]]


def put(path: Path, raw: bytes) -> None:
    """Put bytes into a file, atomically, unless it holds them already; raises BadRequest where its folder is not."""
    from timeline.store.writing import alone

    if not path.parent.is_dir():
        raise BadRequest(Problem("there is no such folder", Location(str(path.parent)), "make it, or name another"))
    with alone(path):
        _put(path, raw)


def _put(path: Path, raw: bytes) -> None:
    from timeline.store.writing import replace

    old = path.read_bytes() if path.is_file() else None
    if old != raw:
        replace(path, old, raw)
