"""Dated claims from historical sources: extracted, kept, checked against one another, published."""

__version__ = "0.1.0"
