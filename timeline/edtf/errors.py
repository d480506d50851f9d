"""The errors of the date algebra: a text that is no date, and a day that no calendar has."""

_SHOWN = 60


class EdtfError(ValueError):
    """A text that is not a date in EDTF.

    `text` is what was read, `position` the index of the character where it goes wrong (0 is the first),
    `what` says what is wrong, and `mend` how to write it instead.
    """

    def __init__(self, text: str, position: int, what: str, mend: str = "") -> None:
        super().__init__(text, position, what, mend)
        self.text, self.position, self.what, self.mend = text, position, what, mend

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= _SHOWN else self.text[: _SHOWN - 1] + "…"
        mend = f" — {self.mend}" if self.mend else ""
        return f"{shown!r} is not a date in EDTF: at character {self.position + 1}, {self.what}{mend}"


class NoSuchDate(ValueError):
    """A date that its calendar or era does not have; `what` says why, `mend` what to write instead."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what, mend)
        self.what, self.mend = what, mend

    def __str__(self) -> str:
        return f"{self.what} — {self.mend}" if self.mend else self.what
