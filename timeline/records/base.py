"""What all records share: frozen, closed to unknown fields, and a few text types checked as they come in."""

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from timeline.edtf import parse


class Record(BaseModel):
    """A frozen record; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


@lru_cache(maxsize=4096)
def _edtf(text: str) -> str:
    parse(text)
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/#-]*$", max_length=200)]
"""A readable, stable id."""

Edtf = Annotated[str, AfterValidator(_edtf)]
"""A date in EDTF, kept exactly as written."""

EventRef = Annotated[str, StringConstraints(pattern=r"^(published:)?[A-Za-z0-9][A-Za-z0-9._/#-]*$", max_length=210)]
"""An event's id, or `published:SOURCE` for the publication of a source."""
