"""Years and days that stand alone are told from numbers that something beside them may make amounts."""

import pytest

from timeline.claiming.quantities import find
from timeline.claiming.quantity_grammar import grammar
from timeline.claiming.quantity_years import dates_alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("It opened in 1974.", True),
        ("From 1974, ships called", True),
        ("By 1974 they had left", True),
        ("On 12 March they left", True),
        ("The port took 12 ships", False),
        ("The port took 12 march hares", False),
        ("In all 1974 sheep drowned", False),
        ("It cost £1974.", False),
        ("It fell by 1974%", False),
        ("Between 1974 and 1979", False),
    ],
)
def test_what_stands_alone_is_a_date(text: str, alone: bool) -> None:
    """A figure is passed over only where neither what stands before it nor what stands behind it makes it an amount."""
    rules = grammar("en")
    number = rules.number.search(text.lower())
    assert number is not None
    assert dates_alone(text, text.lower(), number, rules) is alone
    assert not (alone and find(text, "en"))
