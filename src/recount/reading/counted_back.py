"""Events that a text dates by a later one: "the attack comes two days after a mayor was shot"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.dates import DateBasis, DatePrecision, When
from recount.reading.dated_later import ANY_EVENT
from recount.reading.dates import Direction, anchor
from recount.reading.days_of_others import counts_from, governing_verb
from recount.reading.happenings import noun_type
from recount.reading.some_time_before import REACHES, some_time_before
from recount.reading.syntax import child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.frames import Frame
    from recount.reading.scene import Scene
    from recount.reading.story import Story, Told

HAPPENING = frozenset({"come", "happen", "occur", "take", "follow"})
POINTING = frozenset({"it", "this", "that", "which"})


def counted_back(scene: Scene, frame: Frame) -> DateMention | None:
    """The words that count from this frame's event on to the one that the text is about: of "two
    days after X and a week after Y" those before it."""
    found = [m for m in scene.dates_in(list(frame.anchor.sent)) if _counts(scene, frame, m)]
    before = [m for m in found if m.span.end <= frame.anchor.idx]
    return before[-1] if before else found[0] if found else None


def _counts(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    offset = mention.offset
    if offset is None or offset.direction is not Direction.AFTER:
        return False
    if offset.amount is None and offset.unit not in REACHES:
        return False
    return counts_from(scene, frame, mention) and (
        _tells_only_when(scene, mention) or day_beside(scene, mention) is not None
    )


def day_beside(scene: Scene, mention: DateMention) -> When | None:
    """ "Parents waited yesterday, three days after gunmen broke in": the day that is counted to."""
    for other in scene.dates:
        between = scene.text[other.span.end : mention.span.start]
        if between.strip() == "," and other.when is not None and other.when.days == 1:
            return other.when
    return _day_of_subject(scene, mention) or _day_of_main(scene, mention)


def _day_of_subject(scene: Scene, mention: DateMention) -> When | None:
    """ "Friday's exchange came a day after a strike killed two": Friday, whatever came."""
    verb = _main_verb(scene, mention)
    subject = child(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None or verb.lemma_.lower() not in HAPPENING:
        return None
    owned = scene.dates_in(children(subject, "poss"))
    days = [d.when for d in owned if d.when is not None and d.when.days == 1]
    return days[0] if days else None


def _main_verb(scene: Scene, mention: DateMention) -> Token | None:
    """The verb of the sentence that the words hang from: "came" a day after."""
    verb = governing_verb(scene, mention)
    while verb is not None and verb.dep_ == "conj" and verb.head.dep_ in ("advcl", "conj"):
        verb = verb.head  # "a day after X, and two days after Y"
    return verb.head if verb is not None and verb.dep_ == "advcl" else verb


def _day_of_main(scene: Scene, mention: DateMention) -> When | None:
    """ "Two days after a strike killed four, a missile hit a bakery on Monday": the day of what the
    sentence goes on to tell."""
    first = scene.tokens_of(mention.span)[0]
    verb = governing_verb(scene, mention)
    if not first.is_sent_start or verb is None or verb.dep_ != "advcl":
        return None
    for other in scene.dates_in(list(first.sent)):
        one_day = other.when is not None and other.when.days == 1
        if other != mention and one_day and governing_verb(scene, other) == verb.head:
            return other.when
    return None


def _tells_only_when(scene: Scene, mention: DateMention) -> bool:
    """ "The attack comes two days after": a sentence that tells nothing else of its subject."""
    verb = _main_verb(scene, mention)
    subject = child(verb, "nsubj") if verb is not None else None
    if verb is None or verb.lemma_.lower() not in HAPPENING:
        return False
    if subject is None:
        return verb.dep_ == "conj"  # "a shooting that killed six, and came days after"
    told = subject.lemma_.lower() in ANY_EVENT or noun_type(subject) is not None
    return told or subject.lower_ in POINTING


def day_counted_back(story: Story, mention: DateMention) -> When | None:
    """So many days before the event told last, or before the text was written."""
    offset = mention.offset
    if offset is None:
        return None
    beside = day_beside(story.scene, mention)
    if beside is not None:
        return _counted(mention, beside)
    latest = _is_of_the_latest(story, mention)
    whens = (told.claim.when for told in _counted_to(story, mention) if not latest)
    base = next((w for w in whens if w is not None and w.start is not None), None)
    dated = story.scene.dated
    if base is None and dated.start is not None:
        base = When(dated.start, dated.end, DatePrecision.DAY, "", None,
                    DateBasis.RELATIVE_TO_PUBLICATION)  # fmt: skip
    return _counted(mention, base) if base is not None else None


def _counted(mention: DateMention, base: When) -> When | None:
    if mention.offset is None or mention.offset.amount is None:
        return some_time_before(mention, base)
    back = replace(mention.offset, direction=Direction.BEFORE)
    return anchor(replace(mention, offset=back), base)


def _is_of_the_latest(story: Story, mention: DateMention) -> bool:
    """ "This latest attack comes less than two months after": what the text is about, though it
    told of an older one last."""
    verb = _main_verb(story.scene, mention)
    subject = child(verb, "nsubj") if verb is not None else None
    if subject is None:
        return False
    words = {t.lower_ for t in subject.subtree}
    return bool(words & {"latest", "recent", "newest"})


def _counted_to(story: Story, mention: DateMention) -> list[Told]:
    """The events that the words may count to, the likeliest first: of one kind with the subject
    before others, the latest before the rest; "the attacks" are all, and the first the foremost."""
    first = story.scene.tokens_of(mention.span)[0]
    others = [told for told in reversed(story.told) if told.frame.sentence != first.sent.start]
    main = _main_verb(story.scene, mention)
    subject = child(main, "nsubj") if main is not None else None
    if subject is None or not _tells_only_when(story.scene, mention):
        return others
    if subject.tag_ == "NNS":
        return others[::-1]
    kind, lemma = noun_type(subject), subject.lemma_
    return sorted(
        others, key=lambda t: t.claim.event_type is not kind and t.frame.anchor.lemma_ != lemma
    )
