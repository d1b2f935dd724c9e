"""The rules of date phrases, the longer before the shorter, over classes of words."""

from __future__ import annotations

from recount.reading.numbers.phrases import Grammar

_MACROS = {
    "ART": "(a|an)",
    "DAYN": "(D1|D2|ORDNUM)",
    "ORDINAL": "(ORDNUM|ORDW)",
    "MON": "(MONTH|WEAKM)",
    "WD": "(WEEKDAY|WDABBR)",
    "YR": "(YEAR|YEARW)",
    "THEN": "(,? (of)? YR|of (the)? (current|this|present) UNIT)",
    "AND": "(,? (and|or))",
    "TO": "(-|to|through|until|till)",
    "EDGEOF": "((the|very)? (early|late|mid|(middle|beginning|start|end|close) of) -? (in|on)?)",
    "COUNT": "(D1|D2|NUM|DEC|NW|YEAR|YEARW|SCALEN)",
    "SCALEN": "(ART|half ART)? SCALE",
    "SOME": "(several|many|some|few|ART (few|couple (of)?|number of)|couple of)",
    "APPROX": "(about|around|roughly|approximately|nearly|almost|at (least|most)"
    "|(more|less|fewer) than|up to|no (more|less) than|over (?=(ART)))",
    "QTY": "(COUNT|ART|SOME|half ART)",
    "HALFMORE": "(and ART half)",
    "KIND_OF": "(more|full|straight|consecutive|long|short|additional)",
    "SPELL": "(QTY -? KIND_OF? (UNIT|UNITS) HALFMORE?|QTY HALFMORE UNITS)",
    "WHICH": "(last|past|this past|this last|previous|preceding|prior|this|next|coming|upcoming"
    "|following|current|same)",
    "CLOCKX": "((CLOCK|D1|NW) (AMPM|o ' clock)|CLOCK|TIME) (ZONE|local time|in the POD|at POD)?",
    "NIGHTOF": "((the)? POD (of|from|on)?|overnight (on|of|from)?)",
    "DEIXIS": "(the WEEKDAY before last|(last|this|next) UNIT ,? on WEEKDAY"
    "|WEEKDAY (of)? (the)? (last|next|this|previous) UNIT"
    "|(last|next|this|this past|past|this coming|the coming|the following|the previous|that)?"
    " WEEKDAY|TODAY"
    "|the (UNIT|POD) (before|after) TODAY)",
    "MDY": "((WD ,?)? (last)? MON DAYN (STOP YR|THEN|LASTYEAR)?)",
    "DMY": "((WD ,?)? (the)? DAYN (of|-)? MON (THEN|LASTYEAR|- YR)?"
    "|(WD ,?)? (the)? ORDW of MON THEN?|WD ,? (the)? ORDNUM)",
    "DAYX": "(MDY|DMY|DEIXIS|ISO|(WD ,?)? SLASH)",
    "LASTYEAR": "(,? (of)? (last|this|next|that|the same|the following|the previous) UNIT)",
    "PARTS_OF": "((the)? (early|late|mid|predawn|small)? -? (POD|POD? UNITS) (of|on)?)",
    "WHEN_OF": "(CLOCKX (on|,)?|PARTS_OF)",
    "NEXT_DAY": "(that|those|same|next|following|previous|preceding|prior)",
    "YEAR_AGO": "(UNIT - (ago|earlier))",
    "NEARBY": "(last|past|previous|preceding|next|coming|following|final)",
}

RULES: tuple[tuple[str, str], ...] = (
    ("other", "OTHER"),
    (
        "portion",
        "(the|its)? (ORDINAL|last|final|closing|opening|latter)"
        " ((COUNT|few|several|couple (of)?)? (UNIT|UNITS)|half)"
        " of (the)? (MON (THEN|LASTYEAR)?|FEAST (,? YR)?|(last|this|next|the) UNIT|YR)",
    ),
    (
        "weekday_of",
        "(the)? (ORDINAL|last|final) WEEKDAY (of|in) (the)?"
        " (MON (THEN|LASTYEAR)?|FEAST (,? YR)?|(last|this|next) UNIT)",
    ),
    ("day_of_month", "(the)? (ORDNUM|ORDW) of (last|this|next|the same|that|the previous) UNIT"),
    (
        "nth",
        "(the|its|their)? (ORDINAL (full|straight)? UNIT of|UNIT COUNT of|SPELL into)"
        "|(its|their) ORDINAL UNIT",
    ),
    ("numbered", "(the)? (D1|D2|ORDNUM|ORDW) (of)? FEAST (,? YR)?"),
    ("iso", "ISO (,? (at)? CLOCKX)?"),
    ("list_md", "MON DAYN (, DAYN)* AND DAYN (?!MON|UNIT|UNITS|-) THEN?"),
    ("list_dm", "(the)? DAYN (, DAYN)* AND (the)? DAYN (of)? MON THEN?"),
    ("edge_unit", "EDGEOF (the|this) UNIT|(around)? UNIT (-|')? end"),
    ("range_md", "NIGHTOF? MON DAYN TO DAYN (?!UNIT|UNITS) THEN?|between MON DAYN and DAYN THEN?"),
    (
        "range_mdmd",
        "NIGHTOF? MON DAYN THEN? TO MON DAYN THEN?|between MON DAYN THEN? and MON DAYN THEN?",
    ),
    (
        "range_dm",
        "NIGHTOF? (the)? (DAYN (of)? MON THEN?|DAYN) TO (the)? DAYN (of)? MON THEN?"
        "|NIGHTOF? between (the)? (DAYN (of)? MON THEN?|DAYN) and (the)? DAYN (of)? MON THEN?"
        "|NIGHTOF (DAYN (of)? MON THEN?|DAYN) and (the)? DAYN (of)? MON THEN?",
    ),
    ("dual", "NIGHTOF? DUAL (of)? MON THEN?"),
    ("night_before", "NIGHTOF (from)? WD (TO|and|into) WD ,? (DAYN (of)? MON|MON DAYN) THEN?"),
    (
        "range_weekday",
        "NIGHTOF? (from)? (early|late)? WD POD? (TO|into) (PARTS_OF|early|late)? WD POD?"
        "|NIGHTOF? between (early|late)? WD POD? and (early|late)? WD POD?|NIGHTOF WD and WD"
        "|between WHEN_OF? WD (last UNIT)? POD? and WHEN_OF? WD POD?"
        "|from WHEN_OF? WD (last UNIT)? POD? TO WHEN_OF? WD POD?",
    ),
    (
        "range_edge",
        "between EDGEOF? (the)? MON THEN? and EDGEOF? (the)? MON THEN? (?!DAYN)"
        "|from EDGEOF? MON THEN? (to|until|till|through) EDGEOF? MON THEN? (?!DAYN)",
    ),
    ("range_month", "MON TO MON THEN?"),
    ("months", "MON (, MON)* AND MON (of)? YR"),
    (
        "week_of",
        "(the)? UNIT (of|beginning|starting|ending|to) (on)? (MDY|DMY)"
        " (?!(,? (of)? YR)? TO (the)? (DAYN|MON))",
    ),
    (
        "day",
        "(CLOCKX (on|,)?|overnight (on|into)?)? PARTS_OF? (EDGEOF|earlier|later)? DAYX"
        " (,? (early|late|mid)? (in the|at)? POD)? (,? (at|around|about)? CLOCKX)?",
    ),
    (
        "quarter",
        "EDGEOF? (the)? YEAR_AGO? (fiscal -?)? (YR (')? )? ((last|this|next) UNIT ' )? (fiscal)?"
        " (ORDINAL -? UNIT|QCODE) ((of|in)? (the)? (fiscal)? YR|LASTYEAR)?",
    ),
    (
        "latest",
        "(the)? (latest|comparable|corresponding)? (fiscal)? YEAR_AGO (UNIT|period)?"
        "|the latest (fiscal)? (UNIT|period)|the YR (period|UNIT)"
        "|(the)? (same|corresponding|comparable|like) (UNIT|period) (ART UNIT (ago|earlier|before)"
        "|(of|in)? (last|the previous|the prior) UNIT)|last UNIT ' (corresponding)? (UNIT|period)",
    ),
    (
        "past",
        "(the)? NEARBY (QTY|QTY TO QTY|QTY or QTY)? (UNITS|UNIT (?=(or)))"
        "|the (ORDW|latest|remaining|YEAR_AGO)? COUNT UNITS",
    ),
    (
        "half",
        "(the)? (ORDW|last|latter) half of (fiscal)? (the)? (YR|(last|this|next|the)? UNIT)",
    ),
    ("holiday", "(the eve of)? (last|next|this)? FEAST (UNIT|eve)? (,? YR|LASTYEAR)?"),
    ("month", "EDGEOF? (last|next|this|this past)? MON (THEN|LASTYEAR)?"),
    (
        "year_range",
        "((the)? SEASON (of)?)? YR (-|/) (YR|D1|D2|NUM)",
    ),
    (
        "season",
        "EDGEOF? (the)? (last|next|this|this past|past|previous|following|coming)? (early|late)?"
        " SEASON (THEN|LASTYEAR)?",
    ),
    ("decade", "(the)? (early|late|mid)? -? DECADE"),
    (
        "ago",
        "APPROX? (SPELL|UNITS) (ago (TODAY|(on)? (last)? WEEKDAY)?|from now|from REF|hence)"
        "|WEEKDAY ART UNIT ago",
    ),
    (
        "later",
        "APPROX? (SPELL|UNITS) -?"
        " (later|earlier|before|after|afterward|afterwards|previously|prior)",
    ),
    (
        "which",
        "(earlier|later|sometime|early|late)? EDGEOF? (the)? WHICH (calendar|fiscal|full)?"
        " (UNIT|POD)",
    ),
    (
        "event",
        "(later|earlier|late|early)? (the)? (very)? NEXT_DAY (very|same)? (UNIT|POD)"
        "|the (UNIT|POD) (before|after|earlier)",
    ),
    ("recent", "(the)? (recent|coming|past) (UNITS|UNIT) (and UNITS)?"),
    ("set", "(each|every) (other|QTY|ORDINAL)? (UNIT|UNITS|WEEKDAY|POD|MON|SEASON)|OFTEN"),
    (
        "span_range",
        "APPROX? QTY (to|-|or) QTY -? (UNITS|UNIT)",
    ),
    ("duration", "APPROX? SPELL (HALFMORE)?"),
    ("year", "EDGEOF? (the)? (fiscal|calendar|post|pre)? -? (UNIT)? YR"),
    ("the_day", "(the)? ORDNUM"),
    ("clock", "(early|late)? CLOCKX"),
    ("pod", "overnight|(at|before|by|around|after) POD (?!((on|of)? DAYX))"),
    ("bare", "(UNITS|the (UNIT|SEASON))"),
    ("ref", "(the)? (near|distant|foreseeable)? REF|these UNITS|the past"),
    ("current", "current"),
)
DATES = Grammar(RULES, _MACROS)
"""Every date phrase."""
