"""Whatever the fact file and the articles hold, a command ends with 0, 1 or 2, and never with a traceback."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.trust.fuzz_targets import DATES, FRONT, HTML, PROSE, TEI, YAML, soup, store
from timeline.cli import main

EXAMPLES = int(os.environ.get("TIMELINE_FUZZ", "60"))
COMMANDS = (
    *("build", "extract", "extract --dry-run --format yaml", "extract --dry-run --format jsonl", "dates --refused"),
    *(f"check --format {form}" for form in ("text", "json", "github", "sarif", "junit", "markdown")),
    *("check --proposed --all-sets", "explain s0", "explain e1", "explain c0", "explain c4", "review --list"),
    *("review --accept c0", "review --reject c4 --because no", "report", "browse --no-open"),
    *("diff facts.yaml other.yaml", "diff other.yaml facts.yaml --format json"),
    *(f"export {form}" for form in ("claimreview", "edtf-csv", "icalendar", "quickstatements", "timelinejs")),
    *("export web-annotation", "export sqlite --out facts.db"),
)
SEEDS = {"a.txt": PROSE, "b.md": (*PROSE, *FRONT), "c.html": HTML, "d.xml": TEI}


@pytest.mark.parametrize("command", COMMANDS)
@settings(max_examples=max(5, EXAMPLES // 6), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    facts=st.binary(max_size=40).map(store) | st.binary(max_size=40).map(lambda raw: soup((*YAML, *DATES), raw)),
    other=st.binary(max_size=24).map(store),
    seed=st.sampled_from(list(SEEDS)),
    words=st.lists(st.integers(0, 90), max_size=40).map(bytes),
)
def test_a_command_ends_as_it_should(
    command: str, facts: str, other: str, seed: str, words: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No traceback, whatever it is given."""
    folder = tmp_path_factory.mktemp("any")
    before, arguments = Path.cwd(), sys.argv
    try:
        (folder / "seeds").mkdir()
        (folder / "seeds" / seed).write_text(soup(SEEDS[seed], words), encoding="utf-8", errors="replace")
        (folder / "facts.yaml").write_text(facts, encoding="utf-8", errors="replace")
        (folder / "other.yaml").write_text(other, encoding="utf-8")
        os.chdir(folder)
        sys.argv = ["timeline", *command.split()]
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code in (0, 1, 2)
    finally:
        os.chdir(before)
        sys.argv = arguments
        shutil.rmtree(folder)
