"""What is read as a date in EDTF, and what is refused, with the place and the mend."""

import pytest

from timeline.edtf import EdtfError, parse
from timeline.edtf.words import describe


@pytest.mark.parametrize(
    "text", ["1953", "1953-05-20", "Y-17E7", "1950S2", "[1941..1945]", "2004-?06-~11", "1985-04-XX"]
)
def test_writing_gives_back_what_was_read(text: str) -> None:
    """Nothing of a date is lost between reading and writing."""
    assert str(parse(text)) == text
    assert describe(parse(text))


def test_a_day_that_does_not_exist_is_refused() -> None:
    """30 February is refused at its day, with the days that there are."""
    with pytest.raises(EdtfError) as error:
        parse("1953-02-30")
    assert (error.value.position, error.value.mend) == (8, "its days are 01 to 28")
