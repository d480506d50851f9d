"""`timeline explain` and `timeline rules` on the shipped facts, through the real command."""

import subprocess
import sys
from pathlib import Path

from pytest_bdd import parsers, scenarios, then, when

ROOT = Path(__file__).parents[2]
scenarios("explain.feature")


def timeline(*arguments: str) -> str:
    """Run a command on the shipped facts and return what it prints, on one line."""
    call = [sys.executable, "-c", "from timeline.cli import main; main()", *arguments]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


@when(parsers.parse('I ask to explain "{name}"'), target_fixture="said")
def _explain(name: str) -> str:
    return timeline("explain", name)


@when(parsers.parse('I ask for the rule "{name}"'), target_fixture="said")
def _rule(name: str) -> str:
    return timeline("rules", name)


@then(parsers.parse('it quotes "{words}"'))
@then(parsers.parse('it says "{words}"'))
@then(parsers.parse('it names the finding "{words}"'))
def _says(said: str, words: str) -> None:
    assert words in said
