"""Slips of the parser that can be told from the words alone, mended before anything is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from recount.reading.nlp_mends_days import give_day_to_its_noun, is_day_before_clause
from recount.reading.nlp_mends_lists import (
    OF_THEM,
    close_the_list,
    lead_its_list,
    list_to_close,
    stand_behind,
    stand_by_itself,
)
from recount.reading.nlp_mends_names import CALLED, give_name
from recount.reading.nlp_mends_subjects import (
    give_counted_subject,
    give_past_the_aside,
    give_the_first_of_them,
    give_those_counted,
    give_to_the_deed,
    is_of_whom,
)
from recount.reading.nlp_mends_tolls import (
    LEFT_SO,
    count_both,
    end_the_toll,
    is_left_so,
    is_of_a_toll,
    is_of_both,
    leave_so,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NUMERALS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
     "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)  # fmt: skip
_REPORTING = frozenset({"say", "report", "add", "announce", "write", "confirm", "state"})
_ONESELF = frozenset({"himself", "herself", "themselves", "itself"})
_IN_PAPERS = frozenset({"in", "on", "through", "via", "at", "during", "by"})
_HARMS = frozenset({"death", "fatality", "injury", "casualty", "killing", "case", "loss"})
_DONE = frozenset({"displaced", "wounded", "injured", "abducted", "kidnapped", "captured",
                   "detained", "uprooted", "maimed"})  # fmt: skip
_BEFORE_NOUNS = frozenset({"amod", "compound", "quantmod", "nmod"})
_ROUND = frozenset({"millions", "thousands", "hundreds", "tens", "dozens", "scores"})
_ABOUT = frozenset({"over", "nearly", "about", "around", "some", "almost", "at", "least", "more",
                    "than", "up", "to", "roughly", "approximately", "an", "estimated"})  # fmt: skip
_BOTH = 2
_AUXILIARIES = frozenset({"aux", "auxpass"})
_CONJ, _CCOMP = frozenset({"conj"}), frozenset({"ccomp"})
_JOINED = _SUBJECTS | _CONJ
_THEIRS = frozenset({"bodies", "remains", "corpses", "deaths", "killings", "murders"})
_HURT = frozenset({"hurt", "injured", "wounded", "missing"})


def mended(doc: Doc) -> Doc:
    """The same Doc with what its words contradict put right."""
    for token in doc:
        if token.tag_ in _NOUN_TAGS and token.lower_ in _NUMERALS and token.dep_ in _SUBJECTS:
            token.tag_, token.pos_ = "CD", "NUM"
            continue
        form = token.lower_ if token.lower_ in _FORMS else ""
        likely = _likely(token.dep_, token.tag_, form)
        slip = next((one for one in likely if one.shows(token)), None)
        if slip is not None:
            slip.mend(token)
    return doc


def _name_the_deed(deed: Token) -> None:
    """ "Died in firing by raiders": a noun, as whose it was follows and it takes no object."""
    relations = {t.dep_ for t in deed.children}
    by_whom = any(t.lower_ == "by" for t in deed.children)
    inside = deed.head.lower_ in ("in", "during")
    if inside and by_whom and not relations & {"dobj", "nsubj", "aux", "xcomp"}:
        deed.tag_, deed.pos_, deed.lemma_, deed.dep_ = "NN", "NOUN", deed.lower_, "pobj"


def _describe_the_counted(done: Token) -> None:
    """ "Flew 31 seriously wounded people to Bor": 31 people, who had been wounded before."""
    at = done.i - 1
    while at > done.sent.start and done.doc[at].pos_ == "ADV":
        at -= 1
    number, noun = done.doc[at], done.doc[min(done.i + 1, len(done.doc) - 1)]
    if number.tag_ != "CD" or number.head != done.head or noun.tag_ != "NNS" or noun.head != done:
        return
    for behind in [t for t in done.children if t.i > noun.i]:
        behind.head = done.head
    noun.head, noun.dep_ = done.head, number.dep_
    number.head, number.dep_ = noun, "nummod"
    done.head, done.dep_, done.pos_ = noun, "amod", "ADJ"


def _give_those_beside(oneself: Token) -> None:
    """ "Set off her vest, killing herself and five people": they were killed, too."""
    joint = oneself.nbor(1) if oneself.i + 1 < oneself.sent.end else oneself
    above = oneself.head.head
    noun = next((t for t in above.children if t.dep_ == "conj" and t.i > joint.i), None)
    counted = noun is not None and any(t.dep_ == "nummod" for t in noun.children)
    if noun is None or not counted or joint.lower_ != "and" or noun.left_edge.i != joint.i + 1:
        return
    noun.head, joint.head = oneself, oneself


def _give_their_bodies(other: Token) -> None:
    """ "The bodies of one woman and three men were found": of the men, too."""
    one = _whose_bodies(other)
    if one is not None:
        other.left_edge.nbor(-1).head = one
        other.head, other.dep_ = one, "conj"


def _whose_bodies(other: Token) -> Token | None:
    """Who stands behind "the bodies of", right before the "and" of somebody else."""
    first = other.left_edge
    if other.dep_ not in _JOINED or first == other or first.i < 4 or first.nbor(-1).lower_ != "and":
        return None
    if _does_something(other):
        return None
    beside = [other.head] if other.dep_ == "conj" else list(other.head.children)
    bodies = [t for t in beside if t.lower_ in _THEIRS and t.i < first.i]
    whose = [t for body in bodies for of in body.children for t in of.children if of.lower_ == "of"]
    return next((t for t in whose if t.right_edge.i in (first.i - 2, first.i - 1)), None)


def _does_something(other: Token) -> bool:
    """ "Confirmed the deaths of two men and this source named them": it lives."""
    verb = other.head
    behind = other.right_edge.nbor(1) if other.right_edge.i + 1 < other.sent.end else verb
    if behind.lower_ in ("was", "is", "has") and other.dep_ in _JOINED:
        return True  # "the deaths of two men, and this source was shared": one alone
    verb = behind if other.dep_ == "conj" else verb
    subjects = [t for t in verb.children if t.dep_ in _SUBJECTS and t != other]
    active = verb.tag_ in ("VBD", "VBZ", "VBP") and not subjects
    return active and any(t.dep_ == "dobj" for t in verb.children)


def _let_stand_aside(time: Token) -> None:
    """ "In another gunfight, this time in X, soldiers killed two": they did, and no time."""
    verb, nouns = time.head, [t for t in time.head.children if t.dep_ in _SUBJECTS]
    if time.nbor(-1).lower_ == "this" and len(nouns) > 1 and nouns[-1] != time and verb != time:
        time.dep_ = "npadvmod"


def _count_anew(done: Token) -> None:
    """ "Killed thousands and displaced over 4 million people": what stands before a number is done
    to so many, and does not say of what sort they are."""
    before = done.nbor(-1) if done.i > done.sent.start else done
    noun, at = done.head.head if done.head.dep_ == "nummod" else done.head, done.i + 1
    while at < noun.i and done.doc[at].lower_ in _ABOUT:
        at += 1
    if at >= len(done.doc):
        return  # "wounded" ends the text
    counted = done.doc[at].tag_ == "CD" or done.doc[at].lower_ in _ROUND
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB" and t.i < done.i), None)
    if not counted or verb is None or (before.dep_ != "cc" and before.text != ","):
        return
    before.head = verb
    done.head, done.dep_, done.tag_, done.pos_ = verb, "conj", "VBD", "VERB"
    noun.head, noun.dep_ = done, "dobj"


def _join_to_the_first(verb: Token) -> None:
    """ "Two were killed and two others were wounded in X, police said": the second clause is joined
    to the first, and police did not say two things apart."""
    said = verb.head
    first = [t for t in said.children if t.dep_ == "ccomp" and t.i < verb.left_edge.i]
    passive = [t for v in (verb, *first[-1:]) for t in v.children if t.dep_ == "auxpass"]
    if len(passive) != _BOTH or said.i < verb.i or verb.left_edge.i == verb.sent.start:
        return
    joint = verb.left_edge.nbor(-1)
    if joint.lower_ == "and" and any(t.dep_ in _SUBJECTS for t in verb.children):
        verb.head, verb.dep_ = first[-1], "conj"


def _leave_the_day(of: Token) -> None:
    """ "The murder on 4 October of a mayor": the murder of him, and no October of his."""
    day, thing = of.head, next((t for t in of.children if t.dep_ == "pobj"), None)
    deed = day.head.head if day.dep_ == "pobj" and day.head.dep_ == "prep" else day
    if deed.pos_ == "NOUN" and thing is not None and thing.ent_type_ != "DATE" and deed.i < day.i:
        of.head = deed


def _leave_hurt(hurt: Token) -> None:
    """ "The spot where a bomb left eight dead and 27 others hurt": the bomb left them so, and not
    what the main clause tells of."""
    people = next((t for t in hurt.children if t.dep_ in _SUBJECTS), None)
    before = hurt.doc[hurt.head.i + 1 : hurt.i]
    dead = next((t for t in reversed(before) if t.lower_ == "dead" and t.dep_ == "oprd"), None)
    if people is None or dead is None or dead.head.lemma_ != "leave" or dead.i > people.i:
        return
    main = dead.head == hurt.head and dead.head.dep_ != "relcl"
    if main or people.left_edge.nbor(-1).lower_ != "and":
        return
    people.left_edge.nbor(-1).head = dead.head
    people.head, people.dep_ = dead.head, "conj"
    hurt.head, hurt.dep_ = people, "acl"


def _let_estimate(said: Token) -> None:
    """ "Police at first estimated 40 were injured": they did, and nobody injured them."""
    number, verb = said.head, said.head.head
    subjects = [t for t in verb.children if t.dep_ in _SUBJECTS and t.i < said.i]
    if number.dep_ not in _SUBJECTS or len(subjects) != 1 or number in subjects:
        return
    said.head, said.dep_, said.tag_, said.pos_ = verb.head, verb.dep_, "VBD", "VERB"
    if said.head == verb:  # the verb was the root of its sentence
        said.head, said.dep_ = said, "ROOT"
    verb.head, verb.dep_ = said, "ccomp"
    subjects[0].head, subjects[0].dep_ = said, "nsubj"


def _give_owner(mark: Token) -> None:
    """ "A strike by X’s Rapid Forces": an owner with its mark is no object beside what it owns."""
    owner = mark.head
    owned = [t for t in owner.head.children if t.dep_ == "pobj" and t.left_edge.i == mark.i + 1]
    if owned and owner.i < mark.i:
        owner.head, owner.dep_ = owned[0], "poss"


def _give_side_clauses(verb: Token) -> None:
    """ "A man was killed and his son wounded when a shell hit the house, the agency reported": what
    happened when it hit is what is reported, and not the reporting."""
    told, subject = verb.head, next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if subject is None or not told.i < subject.left_edge.i or told.pos_ != "VERB":
        return
    closes = all(t.is_punct or t.is_space for t in verb.doc[verb.i + 1 : verb.sent.end])
    if not closes or subject.left_edge.nbor(-1).text != ",":
        return
    for clause in [t for t in verb.children if t.dep_ == "advcl" and told.i < t.i < subject.i]:
        clause.head = told


def _give_what_the_paper_says(verb: Token) -> None:
    """ "The army said in a statement that nine had died": that they had is what it said."""
    paper, said = verb.head, verb.head.head.head
    led = any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children)
    told = any(t.dep_ in ("ccomp", "dobj") for t in said.children)
    of_paper = paper.head.lower_ in _IN_PAPERS and verb.left_edge.i > paper.i > said.i
    if led and not told and of_paper and said.lemma_ in _REPORTING:
        verb.head, verb.dep_ = said, "ccomp"


def _give_subject(auxiliary: Token) -> None:
    """ "Killed six rebels and no civilians were hurt": who stands before the auxiliary of a verb
    without a subject is its subject, and not the last of a list before it."""
    verb = auxiliary.head
    if verb.dep_ == "ccomp" and verb.head.lemma_ in _REPORTING:
        _give_what_is_said(auxiliary)
        return
    if verb.dep_ in ("ROOT", "conj") and auxiliary.dep_ == "auxpass":
        _give_whom_it_opens_with(auxiliary)
    subject = _last_of_list_before(auxiliary)
    if verb.dep_ != "conj" or subject is None or any(t.dep_ in _SUBJECTS for t in verb.children):
        return
    if verb.i < auxiliary.i or not verb.head.is_ancestor(subject):
        return
    passive = auxiliary.dep_ == "auxpass"
    if _is_said_of_the_list(verb, subject):
        while subject.dep_ == "conj":
            subject = subject.head
        verb.dep_ = "ccomp"
    else:
        for joint in [t for t in subject.head.children if t.dep_ == "cc" and t.i < subject.i]:
            joint.head = verb.head
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _give_whom_it_opens_with(auxiliary: Token) -> None:
    """ "In an ambush at Y in X one guard on duty was hurt": the counted noun that stands right
    behind the place, for want of a comma, is no other name of it."""
    verb = auxiliary.head
    if any(t.dep_ in _SUBJECTS for t in verb.children):
        return
    for noun in verb.doc[verb.sent.start : auxiliary.i]:
        of_place = noun.head.dep_ in ("pobj", "appos") and noun.head.pos_ == "PROPN"
        if noun.dep_ != "appos" or not of_place:
            continue
        number = noun.left_edge
        first = number.dep_ == "nummod" and number.nbor(-1) == noun.head
        if (first or _opens_behind_a_name(noun, auxiliary)) and noun.pos_ == "NOUN":
            noun.head, noun.dep_ = verb, "nsubjpass"
            return


def _opens_behind_a_name(noun: Token, auxiliary: Token) -> bool:
    """ "In the capital, X, a soldier was hurt": who stands right before the auxiliary, behind the
    comma that closes the name."""
    article, closes = noun.left_edge, noun.right_edge.i == auxiliary.i - 1
    comma = article.nbor(-1).text == "," and article.i > 1
    led = comma and article.lower_ in ("a", "an") and article.nbor(-2) == noun.head
    return led and closes


def _give_what_is_said(auxiliary: Token) -> None:
    """ "Said on Monday at least 33 farmers of the group were killed": they were, and are not what
    was said."""
    verb, said = auxiliary.head, auxiliary.head.head
    object_ = next((t for t in said.children if t.dep_ == "dobj" and t.i > said.i), None)
    if object_ is None or any(t.dep_ in _SUBJECTS for t in verb.children):
        return
    if not object_.i < auxiliary.i < verb.i + 1:
        return
    for number in verb.doc[said.i + 1 : object_.i]:
        if number.dep_ == "nummod" and number.i > number.head.i:
            number.head = object_
    passive = auxiliary.dep_ == "auxpass"
    object_.head, object_.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _is_said_of_the_list(verb: Token, last: Token) -> bool:
    """ "Medics confirmed 15 soldiers and two nurses were killed": the soldiers were, too."""
    first = last
    while first.dep_ == "conj":
        first = first.head
    counted = any(t.dep_ == "nummod" for t in first.children)
    if verb.head.lemma_ not in _REPORTING or first.dep_ != "dobj" or first.lemma_ in _HARMS:
        return False
    return counted and first.head == verb.head and first.i > verb.head.i


def _last_of_list_before(auxiliary: Token) -> Token | None:
    """The noun that ends a list right before an auxiliary, with all that hangs on it."""
    last = auxiliary.nbor(-1) if auxiliary.i > auxiliary.sent.start else None
    while last is not None and last.right_edge.i < auxiliary.i:
        if last.dep_ == "conj" and last.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return last if last.head.i > auxiliary.head.head.i else None
        last = last.head if last.head != last else None
    return None


def _is_before_a_subject(name: Token) -> bool:
    return name.i < name.head.i and name.head.dep_ in _SUBJECTS


@dataclass(frozen=True)
class _Slip:
    """Where the parser may have slipped, and what puts it right. Only words of these relations,
    tags and forms are looked at (None for any); `shows` is the look at the word itself."""

    mend: Callable[[Token], None]
    deps: frozenset[str] | None = None
    tags: frozenset[str] | None = None
    forms: frozenset[str] | None = None
    shows: Callable[[Token], bool] = lambda _: True

    def may_be(self, dep: str, tag: str, form: str) -> bool:
        """Whether a word of this relation, tag and form may be one."""
        asked = ((dep, self.deps), (tag, self.tags), (form, self.forms))
        return all(among is None or one in among for one, among in asked)


_SLIPS = (
    _Slip(leave_so, forms=LEFT_SO, shows=is_left_so),
    _Slip(give_name, deps=frozenset({"acl"}), forms=CALLED),
    _Slip(_give_subject, deps=_AUXILIARIES),
    _Slip(give_counted_subject, deps=frozenset({"conj", "advcl"}), tags=frozenset({"VBD"})),
    _Slip(give_past_the_aside, deps=frozenset({"ROOT"}), tags=frozenset({"VBN"})),
    _Slip(give_the_first_of_them, deps=_SUBJECTS, forms=frozenset({"others"})),
    _Slip(
        give_those_counted,
        deps=frozenset({"acl"}),
        tags=frozenset({"VBN"}),
        shows=lambda t: t.head.i < t.i - 1,
    ),
    _Slip(give_to_the_deed, forms=frozenset({"of"}), shows=is_of_whom),
    _Slip(_give_side_clauses, deps=_CCOMP, shows=lambda t: t.lemma_ in _REPORTING),
    _Slip(_join_to_the_first, deps=_CCOMP, shows=lambda t: t.head.lemma_ in _REPORTING),
    _Slip(stand_by_itself, frozenset({"nummod"}), shows=lambda t: t.head.i > t.i + OF_THEM),
    _Slip(stand_behind, forms=frozenset({"among"})),
    _Slip(close_the_list, _JOINED, _NOUN_TAGS, shows=lambda t: list_to_close(t) is not None),
    _Slip(_give_their_bodies, _JOINED, _NOUN_TAGS, shows=lambda t: _whose_bodies(t) is not None),
    _Slip(_let_stand_aside, deps=_SUBJECTS, forms=frozenset({"time"})),
    _Slip(_give_owner, deps=frozenset({"case"}), shows=lambda t: t.head.dep_ == "pobj"),
    _Slip(_name_the_deed, deps=frozenset({"pobj", "pcomp"}), tags=frozenset({"VBG"})),
    _Slip(_leave_hurt, deps=_CONJ, forms=_HURT),
    _Slip(_count_anew, deps=_BEFORE_NOUNS, forms=_DONE),
    _Slip(_leave_the_day, forms=frozenset({"of"}), shows=lambda t: t.head.ent_type_ == "DATE"),
    _Slip(_let_estimate, deps=frozenset({"quantmod"}), forms=frozenset({"estimated"})),
    _Slip(
        lead_its_list,
        frozenset({"nmod"}),
        shows=lambda t: t.i < t.head.i and t.head.dep_ in _SUBJECTS,
    ),
    _Slip(_give_what_the_paper_says, frozenset({"acl"}), shows=lambda t: t.head.dep_ == "pobj"),
    _Slip(_describe_the_counted, deps=frozenset({"advcl"}), forms=_DONE),
    _Slip(_give_those_beside, deps=frozenset({"dobj"}), forms=_ONESELF),
    _Slip(give_day_to_its_noun, deps=frozenset({"prep"}), shows=is_day_before_clause),
    _Slip(count_both, tags=frozenset({"NNS"}), shows=is_of_both),
    _Slip(end_the_toll, frozenset({"nummod"}), frozenset({"CD"}), shows=is_of_a_toll),
)


_FORMS = frozenset().union(*(slip.forms or () for slip in _SLIPS))


@lru_cache(maxsize=20_000)
def _likely(dep: str, tag: str, form: str) -> tuple[_Slip, ...]:
    """The slips that a word of this relation, tag and form may be one of."""
    return tuple(slip for slip in _SLIPS if slip.may_be(dep, tag, form))
