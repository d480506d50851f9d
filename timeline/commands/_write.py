"""Writing reports: whole or not at all, and only what has changed."""

from collections.abc import Iterable
from pathlib import Path

from timeline.errors import BadRequest, Problem
from timeline.records.report import Report
from timeline.span import Location


def write(report: Report, names: Iterable[str], folder: Path) -> None:
    """Render the outputs of these names, then write each into the folder atomically; raises BadRequest."""
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


def put(path: Path, raw: bytes) -> None:
    """Put bytes into a file, atomically, unless it holds them already."""
    from timeline.store.writing import alone

    with alone(path):
        _put(path, raw)


def _put(path: Path, raw: bytes) -> None:
    from timeline.store.writing import replace

    old = path.read_bytes() if path.is_file() else None
    if old != raw:
        replace(path, old, raw)
