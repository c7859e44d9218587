"""Reports to claims: who says what was struck where, in which words."""

from geo.extract.statements import extract

__all__ = ["extract"]
