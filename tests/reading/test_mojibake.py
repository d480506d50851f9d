"""Garbled text is looked for where its signs stand, and nowhere else."""

from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from timeline.reading import decode

SIGNS = st.sampled_from([*"aZ. é’“”–—°²ÂÃØÙÎÐŒœ€£¥»«àâïѓГВ│═β™\xa0\xad\u0085\u2026", "Ã ", "â€", "Â ", "œ."])


@given(st.lists(SIGNS | st.characters(min_codepoint=32, max_codepoint=0x2600), max_size=12).map("".join))
def test_text_without_signs_of_garbling_is_not_garbled(text: str) -> None:
    """What is not asked about is nothing that would have been repaired."""
    assert decode._ODD.search(text) or not is_bad(text)


def test_garbled_text_is_repaired_and_said_to_be() -> None:
    """Two signs of a letter read in a wrong encoding are the letter again; a lone accent is left as it is."""
    text, notes = decode.decode("The cafÃ© on the quai dâ€™Orsay".encode(), "a.txt")
    assert text == "The café on the quai d'Orsay".replace("'", "’")
    assert len(notes) == 1
    assert decode.decode("The café on the Øresund à Genève".encode(), "a.txt") == (
        "The café on the Øresund à Genève",
        (),
    )
