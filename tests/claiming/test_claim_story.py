"""How a story tells its time: the table `story.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load(Path(__file__).with_name("story.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_story_is_dated_as_its_reader_would(case: dict[str, Any], claims: Any) -> None:
    """Every date of the case is among those proposed, and none that only a careless reader would come to."""
    published = str(case["published"]) if "published" in case else None
    found = {proposal.date for proposal in claims(case["text"], published, genre=case.get("genre", "commentary"))}
    assert not set(case["dates"]) - found
    assert found.isdisjoint(case.get("none_of", ()))
