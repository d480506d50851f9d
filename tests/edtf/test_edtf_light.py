"""The date algebra costs a command little to start: what only some dates need is loaded when one of them comes."""

import subprocess
import sys

HEAVY = ("convertdate", "yaml", "pydantic", "dateparser", "timeline.edtf.mends", "timeline.edtf.calendars")


def test_importing_the_algebra_loads_nothing_heavy() -> None:
    """Reading, comparing and naming right dates needs no calendar library, no YAML and no models."""
    program = "import sys; from timeline.edtf import parse; from timeline.edtf.words import describe; "
    program += "describe(parse('1953-05~/..')); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "timeline.edtf.grammar" in loaded
    assert not [name for name in loaded if name.startswith(HEAVY)]
