"""The dates of a text, and the date of the text: intervals with the words that gave them.

`read_dates` dates the document (metadata, dateline, inference from its words; never a guess) and
resolves each date phrase against it; `anchor` resolves "five days later" against another event.
"""

from recount.reading.dates.reader import anchor, read_dates
from recount.reading.dates.records import DatedText, DateMention, Direction, Offset, Tense

__all__ = ["DateMention", "DatedText", "Direction", "Offset", "Tense", "anchor", "read_dates"]
