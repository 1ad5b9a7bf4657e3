"""The content of a return: composed from what each app reports, live or as it was signed."""

from returns.content.build import SECTIONS, build
from returns.content.structure import Column, Content, Fact, Section, Table

__all__ = ["SECTIONS", "Column", "Content", "Fact", "Section", "Table", "build"]
