"""A text as the parser reads it best: phrases that it stumbles over stand as one plain word.

A parser trained on newspapers loses the subject of "between five and 15 civilians were killed" or
"a minimum of nineteen identified civilians", and the leader in "an Islamic Movement of Uzbekistan
leader". It is shown "15 civilians were killed" and "a Movement leader" instead, "at noon two bombs
hit" for "at 22:10 two bombs hit", "on Monday, gunmen fired" for "on 6 April gunmen fired", "raiders
from the hills" for "raiders believed to be from the hills", and words in quotation marks without
the marks; what it makes of the plain words is carried over to the words that are there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from recount.model.counts import Exactness
from recount.reading.dates.lexicon import WEEKDAYS
from recount.reading.numbers import Number, NumberKind, find_numbers
from recount.reading.parsed import read_off, read_words
from recount.reading.parties_registry import fits, load_registry, words_of
from recount.reading.plain_days import BEFORE_DAYS, PLAIN_DAY, days_before_words, is_of_calendar
from recount.reading.syntax import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

JOINING = frozenset({"of", "for", "in"})
LONGEST = 14  # words of a name and one more
Row = list["Token"]
"""The words of a text, one by one: they are asked again and again."""
Phrase = tuple[int, int, int]
"""The tokens of a phrase, from the first to behind the last, and the one that stands for it."""


_DIGIT = re.compile(r"\d")
_A_DIGIT = "0"
_DIGITS = frozenset({_A_DIGIT})
"""Stands for any digit among the words of a text."""
_EPITHETS = frozenset({"declared", "undeclared", "suspected", "alleged", "presumed"})
_SUMMING = frozenset({"all", "total"})
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:[ap]m|h)?|\d{1,2}[ap]m", re.IGNORECASE)
_BEFORE_CLOCKS = frozenset(
    {"at", "around", "about", "by", "before", "after", "until", "approximately"}
)
_HALVES = frozenset({"am", "pm", "a.m.", "p.m.", "hrs", "hours"})
_PLAIN_TIME, _PLAIN_GROUP, _PLAIN_ASIDE = "noon", "Taliban", "from"
_SAID_TO_BE = frozenset(
    {"believed", "thought", "suspected", "understood", "presumed", "assumed", "said", "alleged"}
)
_SAID_OF = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "am", "have",
    "has", "had", "not", "also", "now", "still", "long", "widely", "generally", "who", "which",
    "that", "it", "they", "he", "she", "we", "i", "you", "since", "initially", "first", "earlier",
    "and", "or", "but", "n't",
})  # fmt: skip
"""Words behind which such a participle is no aside: "is believed to be", "he believed"."""
_ARTICLES = frozenset({"al", "el", "ash", "an", "ad", "as", "at", "ar", "az", "ul"})
_AUXILIARIES = frozenset({"was", "were", "been", "has", "have", "had"})
_PARTICIPLES = ("ed", "en", "shot", "hurt", "slain")
_OPENS, _CLOSES = frozenset("“\"‘'"), frozenset("”\"’'")
_SPELT_OUT = {"incl": "including", "incl.": "including", "civs": "civilians", "civ.": "civilian",
              "pax": "people"}  # fmt: skip
"""Words cut short that the parser does not know."""
_SHORT = frozenset({*_SPELT_OUT, "is", "+"})
_DESCRIBING = frozenset({"a", "an", "the", "who", "whose", "whom", "which", "both", "all", "one"})
"""Words behind an age that need its comma: "Omar Musa, 52, a trader"."""
OLDEST = 110  # years
MOST_QUOTED = 6  # words in quotation marks that are part of the sentence around them


def in_plain_words(doc: Doc) -> Doc:
    """The words that the parser is to see; the same Doc where they are all plain."""
    from spacy.tokens import Doc as Words

    given, doc = doc, read_words(doc)
    words = list(doc)
    phrases = _phrases(doc, words)
    if not phrases:
        return given
    written = [d for d in days_before_words(words) if (d.start, d.end, d.start) in phrases]
    days = {d.start: PLAIN_DAY for d in written}
    commas = frozenset(d.end - 1 for d in written if d.opens)
    shown = _shown(len(doc), phrases, commas)
    ends = {head: end for _, end, head in phrases}
    spaces = [bool(words[ends.get(i, i + 1) - 1].whitespace_) for i in shown]
    told = [days.get(i) or ("," if i in commas else _word(words, i)) for i in shown]
    plain = Words(doc.vocab, words=told, spaces=spaces)
    plain.user_data["spoken"] = doc
    plain.user_data["phrases"] = phrases, commas
    return plain


def in_own_words(parsed: Doc) -> Doc:
    """A parse of plain words, carried over to the words of the text."""
    doc: Doc | None = parsed.user_data.pop("spoken", None)
    if doc is None:
        return parsed
    return _carried(doc, read_off(parsed), *parsed.user_data.pop("phrases"))


def _phrases(doc: Doc, row: Row) -> list[Phrase]:
    """Numbers of several words that bind or span, where one numeral can stand for them; then days,
    clocks and what else the parser stumbles over; then names; then asides, where nothing else is.

    Each kind is looked for only where the words are that it cannot do without.
    """
    words = {token.lower_ for token in row}
    if _DIGIT.search(text_of(doc)):
        words.add(_A_DIGIT)
    found = _bound_numbers(doc) if any(token.like_num for token in row) else []
    taken = _inside(found)
    found += [e for e in _few_words(row, words) if not {e[0], e[1] - 1} & taken]
    found = _with_others(found, _names_and_signs(row, words))
    return sorted(_with_others(found, _set_apart(row, words)))


def _hold(words: set[str], *kinds: Iterable[str]) -> bool:
    """Whether some word of each kind is there."""
    return not any(words.isdisjoint(kind) for kind in kinds)


def _few_words(row: Row, words: set[str]) -> list[Phrase]:
    found: list[Phrase] = []
    if _hold(words, _EPITHETS):
        found += [(i, i + 2, i + 1) for i in range(1, len(row) - 1) if _is_epithet(row, i)]
    if _hold(words, _BEFORE_CLOCKS, _DIGITS):
        found += [(i, _end_of_clock(row, i), i) for i in range(1, len(row)) if _is_clock(row, i)]
    if _hold(words, _SUMMING):
        found += [(i, i + 3, i + 2) for i in range(len(row) - 2) if _sums_up(row, i)]
    if _hold(words, WEEKDAYS, _AUXILIARIES):
        found += _days_inside(row)
    if _hold(words, BEFORE_DAYS, _DIGITS):
        found += [(d.start, d.end, d.start) for d in days_before_words(row)]
    return found


def _names_and_signs(row: Row, words: set[str]) -> list[Phrase]:
    found = [*_names(row)] if _hold(words, JOINING) else []
    if _hold(words, _ARTICLES, "-"):
        found += _with_articles(row)
    if _hold(words, _SHORT):
        found += _alone(row)
    return found


def _set_apart(row: Row, words: set[str]) -> list[Phrase]:
    found = [*_asides(row)] if _hold(words, _SAID_TO_BE) else []
    if _hold(words, _OPENS):
        found += _marks(row)
    if _hold(words, ",", _DIGITS):
        found += _ages(row)
    return found


def _inside(phrases: Iterable[Phrase]) -> set[int]:
    return {i for start, end, _ in phrases for i in range(start, end)}


def _with_others(found: list[Phrase], others: list[Phrase]) -> list[Phrase]:
    """Phrases, and those of the others that touch none of them."""
    taken = _inside(found) if others else set[int]()
    return [*found, *(e for e in others if taken.isdisjoint(range(e[0], e[1])))]


def _bound_numbers(doc: Doc) -> list[Phrase]:
    found: list[Phrase] = []
    starts = [token.idx for token in doc]
    for number in find_numbers(text_of(doc)):
        if _stands_in(number):
            start = bisect_left(starts, number.span.start)
            end = bisect_left(starts, number.span.end)
            head = _numeral(doc, start, end)
            if head is not None and end - start > 1 and starts[start] == number.span.start:
                if found and found[-1][1] > start:
                    continue
                found.append((start, end, head))
    return found


def _word(row: Row, i: int) -> str:
    """What the parser is shown for a word."""
    if _is_clock(row, i):
        return _PLAIN_TIME
    if row[i].text == "IS":
        return "ISIS"
    if _joins_people(row, i):
        return "and"
    if row[i].lower_ in _SPELT_OUT:
        return _SPELT_OUT[row[i].lower_]
    if _ends_a_group(row, i):
        return _PLAIN_GROUP
    return _PLAIN_ASIDE if _is_aside(row, i - 2) else row[i].text


def _with_articles(row: Row) -> Iterator[Phrase]:
    """ "al-Shabaab": three words to the parser, which take each their own place in its grammar."""
    for i in range(len(row) - 2):
        tied = row[i + 1].text == "-" and not (row[i].whitespace_ or row[i + 1].whitespace_)
        if tied and row[i].lower_ in _ARTICLES and row[i + 2].text[:1].isupper():
            yield i, i + 3, i + 2


def _alone(row: Row) -> Iterator[Phrase]:
    """ "IS militants": a name that the parser takes for a verb; a line in capitals has none. And a
    sign that stands for a word, or a word cut short."""
    named = any(t.text == "IS" for t in row)
    shouted = named and sum(t.is_upper for t in row) > len(row) / 3
    for token in row:
        short = token.lower_ in _SPELT_OUT or _joins_people(row, token.i)
        if short or (token.text == "IS" and not shouted):
            yield token.i, token.i + 1, token.i


def _joins_people(row: Row, i: int) -> bool:
    """ "4 pupils + 1 teacher dead": and."""
    if row[i].text != "+" or not 0 < i < len(row) - 1:
        return False
    return bool(row[i - 1].is_alpha and (row[i + 1].like_num or row[i + 1].lower_ in ("a", "an")))


def _days_inside(row: Row) -> Iterator[Phrase]:
    """ "Four officers were on Monday killed": the day between a verb and its auxiliary."""
    for i in range(1, len(row) - 2):
        named = row[i].lower_ == "on" and row[i + 1].lower_ in WEEKDAYS
        if named and row[i - 1].lower_ in _AUXILIARIES and row[i + 2].lower_.endswith(_PARTICIPLES):
            yield i, i + 3, i + 2


def _ends_a_group(row: Row, i: int) -> bool:
    """ "al-Shabaab", and no town and nobody called so: a name that lists of groups have."""
    led = i > 1 and row[i - 2].lower_ in _ARTICLES and row[i - 1].text == "-"
    if not led or row[i - 1].whitespace_:
        return False
    name = row[i].doc[i - 2 : i + 1].text
    return any(_is_group(written) for written in (name, name[:1].upper() + name[1:]))


def _is_group(name: str) -> bool:
    """Whether a list of groups has just this name; lists write the article with a capital."""
    words = words_of(name)
    aliases = load_registry().aliases.get(words[0].plain, ()) if words else ()
    return any(len(a.words) == len(words) and fits(a, words) for a in aliases)


def _asides(row: Row) -> Iterator[Phrase]:
    """ "Raiders believed to be from the hills": a participle that the parser takes for the verb of
    the sentence, which then loses its own."""
    for i in range(len(row) - 3):
        if _is_aside(row, i) and row[i + 2].lower_ == "belong":
            yield i, i + 4, i + 2
        elif _is_aside(row, i):
            follows = row[i + 3].lower_ in ("from", "of", "in")
            yield i, (i + 4 if follows else i + 3), (i + 3 if follows else i + 2)


def _is_aside(row: Row, i: int) -> bool:
    if i < 1 or i + 3 >= len(row) or row[i].lower_ not in _SAID_TO_BE:
        return False
    led = row[i - 1]
    after = [row[i + 1].lower_, row[i + 2].lower_]
    known = after == ["to", "be"] or (after == ["to", "belong"] and row[i + 3].lower_ == "to")
    return known and led.lower_ not in _SAID_OF


def _ages(row: Row) -> Iterator[Phrase]:
    """ "A man, 34, and his son, 9, were killed": the parser ends the list at the first age."""
    for i in range(len(row) - 3):
        if _ends_at_its_verb(row, i):
            yield i, i + 3, i
            continue
        between = row[i + 1].text == row[i + 3].text == ","
        if between and _is_age(row[i + 2]) and row[i].is_alpha and not is_of_calendar(row[i].text):
            goes_on = i + 4 < len(row) and row[i + 4].lower_ in _DESCRIBING
            yield i, i + 3 if goes_on else i + 4, i


def _ends_at_its_verb(row: Row, i: int) -> bool:
    """ "Hamid Noor, 27 was shot": an age whose second comma is left out, and no 27 people."""
    named = row[i].text[:1].isupper() and row[i + 1].text == "," and _is_age(row[i + 2])
    led = i > 0 and row[i - 1].text[:1].isupper() and not is_of_calendar(row[i].text)
    return named and led and row[i + 3].lower_ in ("was", "were", "died")


def _is_age(token: Token) -> bool:
    return token.text.isdigit() and 0 < int(token.text) <= OLDEST


def _marks(row: Row) -> Iterator[Phrase]:
    """Quotation marks around a few words of the sentence: "21 'hireling' troops"."""
    opened = None
    for i, token in enumerate(row):
        if opened is not None and (i - opened > MOST_QUOTED + 1 or token.text in ".?!;:\n"):
            opened = None
        if opened is not None and token.text in _CLOSES and i > opened + 1:
            if i + 1 < len(row) and row[i + 1].is_title:  # "the 'martyr' Omar Haddad"
                opened = None
                continue
            if i == opened + 2:
                yield opened, i + 1, opened + 1
            else:
                yield opened, opened + 2, opened + 1
                yield i - 1, i + 1, i - 1
            opened = None
        elif token.text in _OPENS and i + 1 < len(row) and not token.whitespace_:
            opened = i


def _is_clock(row: Row, i: int) -> bool:
    """ "At 22:10 two bombs": a time whose digits the parser joins to the number behind it."""
    if i < 1 or row[i - 1].lower_ not in _BEFORE_CLOCKS:
        return False
    if _CLOCK.fullmatch(row[i].text):
        return True
    return row[i].text.isdigit() and i + 1 < len(row) and row[i + 1].lower_ in _HALVES


def _sums_up(row: Row, i: int) -> bool:
    """ "In all eleven people were wounded": the parser hangs the people on "in"."""
    leads = row[i].lower_ == "in" and row[i + 1].lower_ in _SUMMING
    return leads and bool(row[i + 2].like_num)


def _end_of_clock(row: Row, i: int) -> int:
    return i + 2 if i + 1 < len(row) and row[i + 1].lower_ in _HALVES else i + 1


def _names(row: Row) -> Iterator[Phrase]:
    """Names of armed groups that hold a preposition, before what they describe: "an Islamic
    Movement of Uzbekistan leader" is a leader, and no movement."""
    end = 0
    for i in range(1, len(row) - 2):
        if i < end or row[i].lower_ not in JOINING or not row[i - 1].text[:1].isupper():
            continue
        start = i - 1
        while start > end and row[start - 1].text[:1].isupper():
            start -= 1
        found = (_end_of_name(row[i].doc, first) for first in range(start, i))
        first, after = next(((start + n, e) for n, e in enumerate(found) if e > i), (i, 0))
        if after and after < len(row) and row[after].text.islower() and row[after].is_alpha:
            end = after
            yield first, after, i - 1


def _end_of_name(doc: Doc, start: int) -> int:
    """The word behind the longest name of a group that begins at this one; 0 where none does."""
    words = words_of(doc[start : start + LONGEST].text)
    aliases = load_registry().aliases.get(words[0].plain, ()) if words else ()
    name = next((a for a in aliases if fits(a, words[: len(a.words)])), None)
    if name is None:
        return 0
    last = doc[start].idx + words[len(name.words) - 1].end
    return next((t.i for t in doc[start + 1 : start + LONGEST] if t.idx >= last), 0)


def _is_epithet(row: Row, i: int) -> bool:
    """ "when declared US air strikes hit": a participle that the parser takes for a verb."""
    opens = row[i - 1].lower_ in {"when", "after", "as", "in", "by", "of", "from", "to", "and"}
    after = row[i + 1]
    named = after.is_title or after.is_upper or after.lower_ in {"air", "drone"}
    return opens and row[i].lower_ in _EPITHETS and named


def _stands_in(number: Number) -> bool:
    return number.kind is NumberKind.CARDINAL and number.exactness in (
        Exactness.AT_LEAST,
        Exactness.AT_MOST,
        Exactness.ABOUT,
        Exactness.BETWEEN,
    )


def _numeral(doc: Doc, start: int, end: int) -> int | None:
    """The last numeral of a phrase."""
    return next((i for i in range(end - 1, start - 1, -1) if doc[i].like_num), None)


def _shown(length: int, phrases: list[Phrase], commas: frozenset[int]) -> list[int]:
    hidden = {i for start, end, head in phrases for i in range(start, end) if i != head}
    return [i for i in range(length) if i in commas or i not in hidden]


def _carried(doc: Doc, parsed: Doc, phrases: list[Phrase], commas: frozenset[int]) -> Doc:
    from spacy.tokens import Doc as Words

    shown = _shown(len(doc), phrases, commas)
    at = {i: t for i, t in zip(shown, parsed, strict=True) if i not in commas}
    lead = {i: head for start, end, head in phrases for i in range(start, end)}
    rows = [_row(doc, i, at.get(i), at[lead.get(i, i)]) for i in range(len(doc))]
    heads = [shown[at[i].head.i] if i in at else lead[i] for i in range(len(doc))]
    tags, kinds, lemmas, morphs, deps, ents = (list(column) for column in zip(*rows, strict=True))
    return Words(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        pos=kinds,
        lemmas=lemmas,
        morphs=morphs,
        heads=heads,
        deps=deps,
        ents=list(_begun(ents, lead)),
    )


def _row(
    doc: Doc, i: int, own: Token | None, stands_for: Token
) -> tuple[str, str, str, str, str, str]:
    """Tag, part of speech, lemma, form, relation and entity of one word."""
    entity = f"{stands_for.ent_iob_}-{stands_for.ent_type_}" if stands_for.ent_type_ else "O"
    if own is not None:
        short = doc[i].lower_ in _SPELT_OUT
        lemma = own.lemma_ if short or own.text == doc[i].text else doc[i].lower_
        return own.tag_, own.pos_, lemma, str(own.morph), own.dep_, entity
    if doc[i].is_punct:
        return "``", "PUNCT", doc[i].text, "", "punct", "O"
    named = stands_for.pos_ in ("PROPN", "NOUN") or doc[i].lower_ in _ARTICLES
    if named and doc[i].lower_ not in _HALVES and not doc[i].like_num:
        return "NNP", "PROPN", doc[i].text, "", "compound", entity
    if _is_age(doc[i]) and not stands_for.like_num and doc[i].i > 1 and doc[i].nbor(-1).text == ",":
        return "CD", "NUM", doc[i].text, "", "appos", "O"
    tag, kind = ("CD", "NUM") if doc[i].like_num else ("RB", "ADV")
    return tag, kind, doc[i].lower_, "", "quantmod", entity


def _begun(ents: list[str], lead: dict[int, int]) -> Iterator[str]:
    """Entities in which only the first word of a phrase begins one."""
    for i, entity in enumerate(ents):
        inside = i in lead and i > 0 and lead.get(i - 1) == lead[i] and ents[i - 1] != "O"
        yield f"I-{entity[2:]}" if inside and entity != "O" else entity
