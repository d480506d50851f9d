"""The house stands as designed: layers, types, style, sizes, and a README that tells the truth."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.cli import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def run(*command: str) -> None:
    """Run one of the environment's tools on the checkout and show what it says when it fails."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_layers() -> None:
    """Imports go down only, stages never import one another, and there is no circle."""
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_style() -> None:
    """Every file passes the linter."""
    run("ruff", "check", ".")


def test_format() -> None:
    """Every file is formatted."""
    run("ruff", "format", "--check", ".")


def test_types() -> None:
    """The package is fully and strictly typed."""
    run("mypy")


@pytest.mark.parametrize("path", sorted((ROOT / "timeline").rglob("*.py")), ids=lambda path: path.name)
def test_size(path: Path) -> None:
    """No module is longer than 300 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("name", COMMANDS)
def test_command_in_readme(name: str) -> None:
    """Every command is named in the README."""
    assert f"timeline {name}" in README


def test_readme_commands_are_what_ci_runs() -> None:
    """The README's test command is the one that CI runs."""
    last = (ROOT / ".ci/run").read_text(encoding="utf-8").strip().splitlines()[-1]
    assert last in README


def test_top_level() -> None:
    """Nothing lies at the top but what the design names."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in tracked.splitlines()}
    known = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "timeline",
        "facts.yaml",
        "reports",
        "tests",
        "seeds",
    }
    assert {name for name in top if not name.startswith(".")} <= known


def test_no_dependency_without_a_reason() -> None:
    """Every dependency has its line in the README's "Built on" table."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(r'^  "([A-Za-z0-9-]+)[><=]', project, re.MULTILINE)
    assert names
    built_on = re.findall(r"^\| ([^|]+) \|", README.split("## Built on")[1], re.MULTILINE)
    assert set(names) <= {name.strip() for cell in built_on for name in cell.split(",")}
