"""A check starts quickly: it loads nothing that it does not use; the figures are taken by `tests/bench/startup.py`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TELL = (
    "import atexit, sys\n"
    "atexit.register(lambda: sys.stderr.write('LOADED ' + ' '.join(sys.modules)))\n"
    "from timeline.cli import main; main()"
)
HEAVY = {
    "check": "importlib.metadata zipfile email difflib json.decoder jinja2 sqlite3 babel dateparser ftfy trafilatura "
    "pycountry sentencex timeline.dating timeline.claiming timeline.store.merging timeline.records.timex",
    "--help": "pydantic yaml json importlib.metadata timeline.records timeline.store timeline.checking",
}


@pytest.mark.parametrize("command", HEAVY)
def test_what_is_not_loaded(command: str) -> None:
    """Neither the rooms above the gate nor the libraries they stand on, nor the search for plugins."""
    done = subprocess.run(
        [sys.executable, "-c", TELL, command],
        cwd=ROOT,
        env={**os.environ, "COVERAGE_PROCESS_START": "", "COVERAGE_PROCESS_CONFIG": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    loaded = set(done.stderr.partition("LOADED ")[2].split())
    assert "click" in loaded
    assert not loaded & set(HEAVY[command].split())
