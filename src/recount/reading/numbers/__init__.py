"""The numbers of a text, with the words that bind them and what sort of number each is.

`find_numbers` reads "at least 13", "nearly 500", "two dozen", "dozens"; `find_shares` reads
"about one-third". What is no count (years, ages, money, names of weapons) is marked by its kind.
"""

from recount.reading.numbers.kinds import NumberKind
from recount.reading.numbers.numbers import Number, find_numbers
from recount.reading.numbers.shares import find_shares

__all__ = ["Number", "NumberKind", "find_numbers", "find_shares"]
