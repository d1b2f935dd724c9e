"""What the numbers say: questions put to a whole ledger, each answered with its assumptions first,
then a number with an interval, then what weakens it; or refused, where the ledger cannot carry it.

Statistics come from SciPy and statsmodels, pictures from matplotlib; the few files that use them
are named in the contracts of `pyproject.toml`, and load them only when they are called.
"""

from recount.analysis.activity import ActivityQuestion, appraise_activity
from recount.analysis.appraisals import Appraisal, DataNote, Row, Subject, Table, Tally
from recount.analysis.changes import Activity
from recount.analysis.comparing import (
    CompareQuestion,
    Measure,
    Parting,
    SideBySide,
    appraise_compare,
)
from recount.analysis.counting import CountsChecked, appraise_counts
from recount.analysis.coverage import Coverage, appraise_coverage
from recount.analysis.material import Material, People
from recount.analysis.periods import Period
from recount.analysis.pictures import Form, Tongue, draw, inline
from recount.analysis.reported import Listing, appraise_facilities, appraise_persons
from recount.analysis.selecting import Selection, Side
from recount.analysis.sources import Lists
from recount.analysis.strata import Stratum
from recount.analysis.strength import ShareOfStrength, StrengthQuestion, appraise_strength
from recount.analysis.undercount import (
    Undercount,
    UndercountQuestion,
    Unit,
    appraise_undercount,
)

__all__ = [
    "Activity",
    "ActivityQuestion",
    "Appraisal",
    "CompareQuestion",
    "CountsChecked",
    "Coverage",
    "DataNote",
    "Form",
    "Listing",
    "Lists",
    "Material",
    "Measure",
    "Parting",
    "People",
    "Period",
    "Row",
    "Selection",
    "ShareOfStrength",
    "Side",
    "SideBySide",
    "Stratum",
    "StrengthQuestion",
    "Subject",
    "Table",
    "Tally",
    "Tongue",
    "Undercount",
    "UndercountQuestion",
    "Unit",
    "appraise_activity",
    "appraise_compare",
    "appraise_counts",
    "appraise_coverage",
    "appraise_facilities",
    "appraise_persons",
    "appraise_strength",
    "appraise_undercount",
    "draw",
    "inline",
]
