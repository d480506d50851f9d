"""The pause of garbage collection: it ends as it began, and what was made in it is not walked through at once."""

import gc

from timeline.undisturbed import undisturbed


def test_what_was_made_meanwhile_is_among_the_old_objects():
    """After the pause collection is on again, and its next, young, turn does not begin with all that was made."""
    with undisturbed():
        assert not gc.isenabled()
        made = [[n] for n in range(5000)]
    old = {id(one) for one in gc.get_objects(generation=2)}
    assert gc.isenabled()
    assert all(id(one) in old for one in made)


def test_a_pause_in_a_pause_or_while_others_froze_objects_leaves_all_as_it_was():
    """The inner of two pauses does not end the outer, and what someone froze stays frozen."""
    with undisturbed():
        with undisturbed():
            pass
        assert not gc.isenabled()
    gc.freeze()
    try:
        count = gc.get_freeze_count()
        with undisturbed():
            pass
        assert gc.get_freeze_count() >= count > 0
    finally:
        gc.unfreeze()
