"""Bytes become documents: files, folders, pages, archives, feeds and tables of articles.

What cannot be read is refused in one line that says what to do, and the rest go on. Copies of one
dispatch are recognised here too, because it is a matter of their texts alone.
"""

from recount.intake.copies import find_copies
from recount.intake.documents_in import read_wire_lines
from recount.intake.draft import Refused, Taken
from recount.intake.take import take_in, take_stream

__all__ = ["Refused", "Taken", "find_copies", "read_wire_lines", "take_in", "take_stream"]
