"""The fact store: `facts.yaml` to records and back, with line-exact errors and every line of a person's kept."""

from timeline.store.loading import load, loads

__all__ = ["load", "loads"]
