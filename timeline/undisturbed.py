"""Long work without garbage collection: much is made that stays and nothing that is circular, and each full collection
would walk through all the records of a large store."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off garbage collection, and turn it on again afterwards where it was on.

    What was made meanwhile is then among the old objects, unseen: else the next collection would begin with all of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
