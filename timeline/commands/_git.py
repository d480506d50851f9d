"""What the commands ask of git: a fact file or folder as it was at a revision."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.errors import BadRequest, Problem


@contextmanager
def at_revision(revision: str, path: Path) -> Iterator[Path | None]:
    """Give a copy of a file, or of the files of a folder, as at a git revision; None where it was not there yet.

    Raises BadRequest with the mend for an unknown revision, or where there is no git.
    """
    folder = path if path.is_dir() else path.parent
    if (
        revision.startswith("-")
        or _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode
    ):
        mend = "name a branch, a tag or a commit of the repository that holds the fact file, as in --since main"
        raise BadRequest(Problem(f"git knows no revision {revision!r} here", mend=mend))
    listed = _git(folder, "ls-tree", "--name-only", revision, *([] if path.is_dir() else [path.name])).stdout
    with TemporaryDirectory() as copy:
        for name in listed.decode().splitlines():
            shown = _git(folder, "show", f"{revision}:./{name}")
            if shown.returncode == 0:
                (Path(copy) / name).write_bytes(shown.stdout)
        there = any(Path(copy).iterdir())
        yield (Path(copy) if path.is_dir() else Path(copy) / path.name) if there else None


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise BadRequest(Problem("git is not installed", mend="install git, or leave the revision out")) from None
