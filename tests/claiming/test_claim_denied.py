"""What other languages than English deny, foretell or only pass on is told so, and what they state is not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent / "denied_languages.yaml").read_text("utf8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['text'][:40]}" for case in CASES])
def test_a_sentence_is_told_as_marked(case: dict[str, Any], claims: Any) -> None:
    """The one claim of a sentence is negated, planned, hedged, or none of these."""
    (found,) = claims(case["text"], "2019-06-14", language=case["language"])
    says = found.claim.says
    told = {"negated": says.negated, "planned": says.planned, "hedged": bool(says.hedge)}
    assert [name for name, so in told.items() if so] == ([] if case["is"] == "plain" else [case["is"]])
