"""What a day is of where it is not the day of the deed: of a dateline, a toll, a paper, a claim, of
what was said or compared."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.anniversaries import anniversary_over
from recount.reading.comparing import RANK_REACH, comparison_in, counts_since, measures, ranks
from recount.reading.days_apart import PROCEEDINGS, comes_later, is_of_a_visit, stands_apart
from recount.reading.days_aside import is_told_aside, is_told_of_a_place
from recount.reading.days_of_datelines import of_dateline
from recount.reading.frames import Frame, goes_on_when
from recount.reading.happenings import ONE_OF, noun_type
from recount.reading.held_for import WHAT_FOR
from recount.reading.left_out import is_left_out
from recount.reading.months_told import is_a_month
from recount.reading.reported_done import dates_what_was_done
from recount.reading.slots_places import SAYING
from recount.reading.syntax import (
    INCLUDING,
    child,
    children,
    is_history,
    objects_of,
)
from recount.reading.went_before import answered_before, earlier_phrase, what_for

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

ANNOUNCING = frozenset(
    {"confirm", "announce", "report", "say", "disclose", "reveal", "assure", "affirm", "declare"}
)
CONFIRMING = frozenset({"confirm", "announce", "disclose", "reveal"})
TELLING = frozenset({"tell", "inform", "brief"})
PART_REACH = 8  # words from "including" to the time of a part
HEARERS = 6  # words back from a day to the verb that says to whom it was told
NAMING_DEPS = ("compound", "nmod", "nummod", "poss", "amod")
BEGINNING = frozenset({"begin", "start", "erupt", "resume", "launch", "break"})
_SET = frozenset({"raise", "revise", "update", "put", "bring", "take", "increase", "lower"})
_RISING = frozenset({"reach", "rise", "climb", "stand", "grow", "increase", "jump", "go"})
_TALLIES = frozenset({"toll", "number", "tally", "count"})
WRITING = frozenset({"write", "post", "tweet", "blog"})
SHARING = WRITING | {"share", "upload", "repost", "retweet", "publish", "circulate", "broadcast"}
STATEMENTS = frozenset({"statement", "release", "interview", "briefing", "tweet", "letter"})
PAPERS = STATEMENTS | {"communique", "communiqu\u00e9", "bulletin", "message", "post", "report",
                       "announcement", "video", "notice"}  # fmt: skip
SPEAKING = frozenset({"communique", "communiqu\u00e9", "spokesman", "spokeswoman", "spokesperson",
                      "bulletin", "message", "post"})  # fmt: skip


def may_date(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    if not says_when(mention):
        return False
    if dates_what_was_done(governing_verb(scene, mention), [h.trigger for h in frame.harms]):
        return True
    return opens_also(scene, frame, mention) or not _is_of_something_else(scene, frame, mention)


def _is_of_something_else(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a day is not that of the deed but of what is said, compared, added up or told of
    another."""
    return (
        of_word(scene, mention)
        or _of_another(scene, frame, mention)
        or stands_apart(scene, mention)
        or _says_again(scene, mention)
        or of_a_part(scene, frame, mention)
        or of_dateline(scene, mention)
        or is_left_out(scene.tokens_of(mention.span)[0])
        or _of_comparison(scene, frame, mention)
        or _of_rank(scene, frame, mention)
        or _of_beginning(scene, mention)
        or _of_earlier_deed(scene, frame, mention)
        or _of_the_later(scene, frame, mention)
        or _of_what_for(scene, frame, mention)
        or _of_running_toll(scene, frame, mention)
        or _of_toll(scene, frame, mention)
        or _of_claiming(frame, mention)
        or of_a_paper(scene, mention)
        or is_when_said(scene, frame, mention)
        or counts_from(scene, frame, mention)
        or _of_reaction(scene, frame, mention)
        or _of_remembering(scene, frame, mention)
        or is_of_a_visit(frame.clause, governing_verb(scene, mention))
        or is_told_aside(scene, frame, mention)
    )


def _of_remembering(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Gathered on Sunday to mark the third anniversary of the bombing": when it is remembered."""
    over = anniversary_over(frame.anchor)
    return over is not None and scene.tokens_of(mention.span)[0] not in over.subtree


def opens_also(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Also on Monday, the army said it had killed 60": on Monday, as what was told before."""
    first = scene.tokens_of(mention.span)[0]
    return first.i - frame.sentence in (1, 2) and frame.anchor.sent[0].lower_ == "also"


def of_a_part(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "20,000 have been killed, including 8,400 last year": the time of those, and not of all."""
    first = scene.tokens_of(mention.span)[0]
    before = first.doc[max(frame.anchor.i + 1, first.i - PART_REACH) : first.i]
    opens = next((t for t in before if t.lower_ in INCLUDING), None)
    if opens is None or opens.nbor(-1).text != ",":
        return False
    behind = list(first.doc[opens.i + 1 : first.i])
    if behind and behind[0].tag_ == "CD" and any(t == opens for t in first.ancestors):
        return True  # "including 27 soldiers in an attack on X on 4 March"
    return all(t.tag_ in ("CD", "IN", "JJR", "RBR", "JJS") for t in behind) and bool(behind)


def _of_running_toll(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Four were killed, bringing to 154 the number killed since October": since when the number
    is counted, and not when the four were killed."""
    start = scene.tokens_of(mention.span)[0]
    raising = [t for t in start.doc[start.sent.start : start.i] if raises_a_tally(t)]
    return bool(raising) and frame.anchor.i < raising[0].i and frame.anchor.sent == start.sent


_RAISING = frozenset({"bringing", "raising", "taking", "pushing", "lifting", "putting"})


def raises_a_tally(verb: Token) -> bool:
    """ "Bringing to 154 the number", "putting the toll at 13"."""
    if verb.tag_ != "VBG" or verb.lower_ not in _RAISING:
        return False
    behind = verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]
    return any(t.lower_ in ("number", "toll", "total", "tally", "count", "losses") for t in behind)


def _of_beginning(scene: Scene, mention: DateMention) -> bool:
    """ "Killed 238 after the movement began on 24 April": the day that something else began."""
    verb = governing_verb(scene, mention)
    if verb is None or verb.lemma_.lower() not in BEGINNING or verb.dep_ not in ("advcl", "pcomp"):
        return False
    return any(t.lower_ in ("after", "before", "until", "till") for t in children(verb, "mark"))


def _of_earlier_deed(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Arrested a man suspected of killing two traders on 1 June": when he killed them."""
    verb = governing_verb(scene, mention)
    own = {frame.anchor, *(h.trigger for h in frame.harms)}
    return (
        verb is not None and verb not in own and is_history(verb) and not is_history(frame.anchor)
    )


def _of_toll(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "The toll had reached three by Wednesday", "the toll of the bombing rose to 31 on Tuesday":
    when it was counted."""
    tolls = [t for t in frame.anchor.sent if rises(t)]
    if not tolls or mention.offset is not None:  # "rose to 91, ten days after the attack"
        return False
    first = mention.span.quote.lower().split()[0]
    before = scene.text[: mention.span.start].lower().split()[-1:]
    if first == "by" or before == ["by"]:
        return any(t.head.idx < mention.span.start for t in tolls)
    counted, at = governing_verb(scene, mention), mention.span.start
    return any(
        t.head == counted and frame.anchor in t.subtree and not t.idx < at < t.head.idx
        and not _stands_before_number(t, scene.tokens_of(mention.span)[0])
        for t in tolls
    )  # fmt: skip


def _stands_before_number(toll: Token, day: Token) -> bool:
    """ "Raised its toll of the attack on 10 June to 24": the day of the attack."""
    if toll.dep_ != "dobj" or toll.i > day.i:
        return False
    return not any(t.like_num for t in toll.doc[toll.i : day.i])


def rises(noun: Token) -> bool:
    """ "The death toll rose", "the number of dead reached", "was revised to", "raised the toll": a
    tally that is said to stand at."""
    if noun.lemma_.lower() not in _TALLIES:
        return False
    if noun.dep_ == "nsubj":
        return noun.head.lemma_ in _RISING
    return noun.dep_ in ("nsubjpass", "dobj") and noun.head.lemma_ in _SET


def _of_claiming(frame: Frame, mention: DateMention) -> bool:
    """ "Claimed both attacks on Saturday": when they were owned up to."""
    noun = frame.anchor
    known = any(t.lower_ in ("the", "both", "these") for t in noun.children)
    claimed = noun.dep_ == "dobj" and noun.head.lemma_ == "claim"
    credit = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun
    if credit.lemma_ in ("responsibility", "credit"):  # "for the raid via its agency, on Saturday"
        words = noun.doc[noun.i : noun.sent.end]
        claimed = any(t.text == "," and t.idx < mention.span.start for t in words)
    return claimed and known and mention.span.start > noun.idx


def of_a_paper(scene: Scene, mention: DateMention) -> bool:
    """ "In a statement dated 5 May", "a report issued on 5 May": when it was written."""
    verb = governing_verb(scene, mention)
    if verb is None or verb.dep_ != "acl" or verb.head.lemma_.lower() not in PAPERS:
        return False
    return not children(verb, "nsubj", "nsubjpass", "auxpass", "mark")  # "a report that four died"


def is_when_said(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "On 12 October the army announced that nine were killed", "At 04:10 the agency reported four
    deaths": the day or hour stands with the word, and not in what was said. "Five days later, it
    said it killed 11" goes on with the story."""
    if mention.offset is not None and mention.clock is None:
        return False
    if is_a_month(mention):
        return False
    verb = governing_verb(scene, mention)
    own = {frame.anchor.i, *(h.trigger.i for h in frame.harms)}
    said = _what_is_said(verb) if verb is not None and verb.i not in own else None
    if said is None:
        return False
    first, inside = scene.tokens_of(mention.span)[0], set(said.subtree)
    if first in inside or first.i > said.i:
        return False
    return frame.anchor in inside or mention.clock is not None


def _what_is_said(verb: Token) -> Token | None:
    """What a verb of saying says; "updated its count at 04:10, writing that four were killed"."""
    if verb.lemma_.lower() in SAYING | ANNOUNCING:
        told = [*children(verb, "ccomp", "xcomp", "dobj"), *objects_of(verb, "on", "about")]
        return next((t for t in told if t.i > verb.i), None)
    adding = [t for t in children(verb, "advcl") if t.tag_ == "VBG" and t.i > verb.i]
    said = [t for t in adding if t.lemma_.lower() in SAYING | ANNOUNCING | WRITING]
    return child(said[0], "ccomp") if said else None


def _of_what_for(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Arrested a man in connection with the bombing of a bus on 24 April": when it was bombed."""
    if not frame.harms or any(h.outcome is not Outcome.CAPTURED for h in frame.harms):
        return False
    above = list(scene.tokens_of(mention.span)[0].ancestors)
    deeds = [t for t in above if t.pos_ == "NOUN" and noun_type(t) is not None]
    return any(
        deed.dep_ == "pobj"
        and deed != frame.anchor
        and not {deed.head.lower_, deed.head.head.lower_}.isdisjoint(WHAT_FOR)
        for deed in deeds
    )


def _of_the_later(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Shot nine on Monday after an attack in which 20 died": Monday is not the attack's."""
    went_before = earlier_phrase(frame.anchor)
    tokens = scene.tokens_of(mention.span)
    answered = answered_before(tokens[0])
    if answered is not None and frame.anchor.i < answered.i:
        return True  # "in retaliation for raids earlier this week"
    if answered is not None and answered == went_before:
        return False
    held_for = what_for(frame.anchor) or what_for(_told_of(frame.anchor))
    if held_for is not None:
        return tokens[0].i < held_for.i  # "charged over the killing of nine in May": in May
    return went_before is not None and tokens[0] not in went_before.subtree


def _told_of(word: Token) -> Token:
    """What a relative clause tells of: the attack, for "hurt" in "the attack that left nine dead
    and four hurt"."""
    verb = word
    while verb.dep_ == "conj" and verb.pos_ == "VERB":
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else word


def _says_again(scene: Scene, mention: DateMention) -> bool:
    """ "On Monday, three days before the feast": the day told before, counted from another."""
    tokens = scene.tokens_of(mention.span)
    behind = tokens[-1].nbor(1).lower_ if tokens[-1].i + 1 < len(scene.doc) else ""
    words = {behind, *(t.lower_ for t in tokens)}
    if not words & {"before", "after", "ahead", "later", "earlier"}:
        return False
    return any(
        d.when is not None
        and d.when.days == 1
        and scene.text[d.span.end : mention.span.start].strip() == ","
        for d in scene.dates
    )


def sets_the_stage(scene: Scene, mention: DateMention) -> bool:
    """Whether a date of a main clause may be that of what is told next: not when it was said, when
    somebody was charged, or how somebody fared."""
    if not says_when(mention) or of_word(scene, mention) or stands_apart(scene, mention):
        return False
    if of_a_paper(scene, mention) or is_told_of_a_place(scene, mention):
        return False  # "claimed it in a video posted on Sunday"
    verb = governing_verb(scene, mention)
    return verb is None or not comes_later(verb)


def _of_comparison(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "79 so far this year, against 22 in the whole of 2023": the time of the other number."""
    first = scene.tokens_of(mention.span)[0]
    between = list(frame.anchor.doc[frame.anchor.i + 1 : first.i])
    last = comparison_in(list(reversed(between)))
    counted = [
        t.i for h in frame.harms for c in h.counts if c.span for t in scene.tokens_of(c.span)
    ]
    if measures(scene, mention, frame.sentence) and not any(i > first.i for i in counted):
        return True
    if last is None or last.sent.start != frame.anchor.sent.start:
        return False
    return not counted or any(i < last.i for i in counted)


def _of_rank(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "The deadliest raid since the coup of 2021", "a strike, the first this month": the time in
    which it has that rank is not the raid's; nor is "since the coup" a time of either."""
    first = scene.tokens_of(mention.span)[0]
    harmed = bool(frame.harms) and frame.anchor.i < first.i
    if _is_ranked_in(first, mention, harmed):
        return True
    if mention.offset is not None and first.lower_ == "since":
        return ranks(first)
    before = first.doc[max(first.sent.start, first.i - RANK_REACH) : first.i + 1]
    since = next((t for t in reversed(before) if t.lower_ == "since"), None)
    ranked = since is not None and (ranks(since) or counts_since(since))
    return ranked and since is not None and frame.anchor.i < since.i


def _is_ranked_in(first: Token, mention: DateMention, harmed: bool) -> bool:
    """ "The fourth this week", "in the deadliest attack in the state this year"; where people came
    to harm in it, also "in a second attack on the town this month"."""
    rank = first.nbor(-1) if first.i > first.sent.start else first
    if mention.when is None or (mention.when.days or 0) < 2 or rank == first:
        return False
    if rank.lower_ in ONE_OF or rank.tag_ == "JJS":
        return True
    if harmed and _behind_a_ranked_deed(first):
        return True
    noun = next((t for t in (first.head, first.head.head, rank.head) if _is_ranked(t)), None)
    if noun is None or noun.i > first.i:
        return False
    return all(t.lower_ != "since" for t in first.doc[noun.i : first.i])


def _is_ranked(noun: Token) -> bool:
    """ "The deadliest attack"."""
    best = any(t.tag_ == "JJS" and t.lower_ not in ("least", "latest") for t in noun.children)
    return noun.pos_ == "NOUN" and best and noun_type(noun) is not None


def _behind_a_ranked_deed(first: Token) -> bool:
    """ "Died on Tuesday in a second attack on the town this month": the month in which it is the
    second, where no verb stands between."""
    for word in reversed(first.doc[max(first.sent.start, first.i - RANK_REACH) : first.i]):
        if word.pos_ in ("VERB", "AUX") or word.is_punct:
            return False
        if word.pos_ == "NOUN" and noun_type(word) is not None:
            return any(t.lower_ in ONE_OF for t in children(word, "amod"))
    return False


def _of_reaction(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """ "Police on Friday blamed bandits for the raid": the day of the answer, the trial, the
    mourning is not that of the deed, nor is that on which pictures of it were shared."""
    verb = governing_verb(scene, mention)
    own = {frame.anchor.i, *(h.trigger.i for h in frame.harms)}
    if verb is None or verb.i in own or _hangs_on(scene, mention, own):
        return False
    if verb.lemma_.lower() in CONFIRMING and _is_of_confirming(frame):
        return True
    if goes_on_when(frame) == verb:
        return False
    beside = frame.anchor.dep_ == "advcl" and frame.anchor.tag_ == "VBG"
    if beside and frame.anchor.head in (verb, verb.head):
        return False  # "freed nine hostages on Thursday, killing three rebels"
    if not comes_later(verb) and verb.lemma_.lower() not in SHARING:
        return False
    if _is_what_is_told(scene, mention, verb):
        return False
    return not verb.i < frame.anchor.i < scene.tokens_of(mention.span)[0].i


def _is_what_is_told(scene: Scene, mention: DateMention, verb: Token) -> bool:
    """ "The mayor recalled the night of 4 May, when bombs hit the town": no day of recalling."""
    words = {t.i for t in scene.tokens_of(mention.span)}
    thing = child(verb, "dobj")
    inside = thing is not None and any(t.i in words for t in thing.subtree)
    return inside and verb.lemma_.lower() in ("recall", "recount", "remember")


def _is_of_confirming(frame: Frame) -> bool:
    """ "On Tuesday the army confirmed that nine had been killed", "confirmed that the boy's death
    was ruled an accident"."""
    had = any(t.lower_ == "had" and t.dep_ == "aux" for t in frame.clause.children)
    return had or (frame.anchor.pos_ == "NOUN" and comes_later(frame.clause))


def _hangs_on(scene: Scene, mention: DateMention, own: set[int]) -> bool:
    """ "Arrested in the 14 August death of a guard": the day hangs on the event's own word."""
    above = (t for word in scene.tokens_of(mention.span)[:1] for t in word.ancestors)
    return any(t.i in own for t in takewhile(lambda t: t.pos_ not in ("VERB", "AUX"), above))


def governing_verb(scene: Scene, mention: DateMention) -> Token | None:
    """The verb that a date hangs from, however far up, without an event's noun between; none that
    is an adjective ("25 identified civilians")."""
    tokens = scene.tokens_of(mention.span)
    current = tokens[0] if tokens else None
    for _ in range(8):
        if current is None or (current.pos_ in ("VERB", "AUX") and not _is_adjective(current)):
            return current
        if noun_type(current) is not None or current.head == current:
            return None
        current = current.head
    return None


def _is_adjective(verb: Token) -> bool:
    """ "25 identified civilians", whatever the parser makes of it."""
    if verb.dep_ == "amod":
        return True
    inside = verb.sent.start < verb.i < verb.sent.end - 1
    if not inside or verb.tag_ not in ("VBN", "VBD"):
        return False
    return verb.nbor(-1).tag_ == "CD" and verb.nbor(1).tag_ == "NNS"


def _of_another(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date stands inside the name of another event: "leaders of the Aug. 7 attack",
    "Wednesday's hearing"."""
    tokens = scene.tokens_of(mention.span)
    inside = {t.i for t in tokens}
    heads = [t.head for t in tokens if t.head.i not in inside and t.dep_ in NAMING_DEPS]
    above = {t.head.head.lemma_.lower() for t in tokens if t.dep_ == "pobj"}
    if above & STATEMENTS:
        return True  # "it said in a statement of 9 April"
    others = [h for h in heads if h != frame.anchor]
    return any(noun_type(h) is not None or h.lemma_.lower() in PROCEEDINGS for h in others)


def counts_from(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date counts from this event: "a day after a bomb killed three" dates another, and
    so does "after the death of their leader in a raid"."""
    tokens = scene.tokens_of(mention.span)
    if mention.offset is not None and tokens and tokens[0].lower_ in ("after", "before"):
        own = {frame.anchor.i, *(h.trigger.i for h in frame.harms)}
        if tokens[-1].i in own:
            return True
    if mention.offset is None or not tokens or tokens[-1].i + 1 >= len(scene.doc):
        return False
    word = tokens[-1] if tokens[-1].lower_ in ("after", "before") else tokens[-1].nbor(1)
    if word.lower_ not in ("after", "before"):
        return False
    inside = word.head if word.dep_ == "mark" else word
    return any(t == frame.anchor for t in inside.subtree)


def of_word(scene: Scene, date: DateMention) -> bool:
    """ "The radio said the next day that 12 fighters had died", "..., police said Tuesday.": when
    it was said."""
    words = scene.tokens_of(date.span)
    first, last = words[0].i, words[-1].i + 1
    doc = scene.doc
    if _heads_quote(doc, first, last):
        return True
    if first == 0 or last >= len(doc):
        return False
    said = _said_before(doc, first)
    if doc[last].lower_ == "that" or _begins_what_was_said(said, doc[last]):
        return said.lemma_.lower() in SAYING | ANNOUNCING
    closing = doc[last].is_punct and said.tag_ == "VBD" and said.dep_ != "relcl"
    told = said.lemma_.lower() in SAYING | ANNOUNCING
    return closing and told and not _has_said_what(said)


def _said_before(doc: Doc, first: int) -> Token:
    """The verb before a day, without whom it was said to: "a nurse told the Courier on Friday"."""
    at = first - 1
    while at > 1 and doc[at].lower_ in ("on", "late", "early"):
        at -= 1
    said = doc[at]
    while (
        at > 1 and doc[at].pos_ in ("NOUN", "PROPN", "DET", "PRON", "ADJ") and first - at < HEARERS
    ):
        at -= 1
    return doc[at] if doc[at].lemma_.lower() in TELLING else said


def _begins_what_was_said(verb: Token, word: Token) -> bool:
    """ "Said on Friday its troops had killed nine": whether the subject of that begins here."""
    said = [t for t in verb.children if t.dep_ == "ccomp" and t.i > word.i]
    subjects = [s for t in said for s in children(t, "nsubj", "nsubjpass")]
    return any(s.left_edge == word for s in subjects)


def _has_said_what(verb: Token) -> bool:
    """Whether what was said stands behind the verb; ", police said Tuesday." has it before."""
    return any(t.dep_ == "ccomp" and t.i > verb.i for t in verb.children)


def _heads_quote(doc: Doc, first: int, last: int) -> bool:
    """ "Army communique, Sunday: attack repelled": the day of the paper that is quoted."""
    if last >= len(doc) or doc[last].text != ":" or first < 2 or doc[first - 1].text != ",":
        return False
    return doc[first - 2].lemma_.lower() in STATEMENTS | SPEAKING


def says_when(mention: DateMention) -> bool:
    if mention.offset is not None:
        return True
    return mention.when is not None and mention.timex_type != "SET"
