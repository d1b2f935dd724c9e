"""Vocabularies of Airwars' incidents, and how they follow from a ledger's records.

Source: Airwars' published methodology and the fields of its public archive.
"""

from __future__ import annotations

from enum import StrEnum

from recount.model import findings
from recount.model.counts import Victims
from recount.model.places import PlaceLevel


class AgeGroup(StrEnum):
    """Children are below 18."""

    CHILD = "child"
    ADULT = "adult"


class Harm(StrEnum):
    """What is said to have become of a victim."""

    KILLED = "killed"
    INJURED = "injured"


class Category(StrEnum):
    """The 18 categories of people who are harmed."""

    CIVILIAN_NON_COMBATANTS = "civilian_non_combatants"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    HUMAN_RIGHTS_DEFENDERS = "human_rights_defenders"
    JOURNALISTS = "journalists"
    TRADE_UNIONISTS = "trade_unionists"
    HEALTHCARE_PERSONNEL = "healthcare_personnel"
    OTHER_CIVILIAN = "other_civilian"
    UNDETERMINED = "undetermined"
    OTHER_PROTECTED_PERSONS = "other_protected_persons"
    MEDICAL_AND_RELIGIOUS_PERSONNEL_STATE = "medical_and_religious_personnel_state"
    MEDICAL_AND_RELIGIOUS_PERSONNEL_NON_STATE = "medical_and_religious_personnel_non_state"
    PERSONS_HORS_DE_COMBAT = "persons_hors_de_combat"
    BELLIGERENTS = "belligerents"
    MEMBER_OF_ARMED_FORCES = "member_of_armed_forces"
    PERSONS_DIRECTLY_PARTICIPATING_IN_HOSTILITIES = "persons_directly_participating_in_hostilities"
    CIVILIAN_ROLE_IN_MILITARY = "civilian_role_in_military"


CATEGORY_OF = {
    Victims.CIVILIAN: Category.CIVILIAN_NON_COMBATANTS,
    Victims.CHILD: Category.CHILDREN,
    Victims.WOMAN: Category.WOMEN,
    Victims.MAN: Category.MEN,
    Victims.COMBATANT: Category.BELLIGERENTS,
    Victims.SECURITY_FORCE: Category.MEMBER_OF_ARMED_FORCES,
    Victims.AID_WORKER: Category.OTHER_CIVILIAN,
    Victims.JOURNALIST: Category.JOURNALISTS,
    Victims.UNSTATED: Category.UNDETERMINED,
}
"""The category of each class of victims; the other nine a ledger does not tell apart."""


class DateType(StrEnum):
    """Whether an incident has one day."""

    SINGLE = "single"
    RANGE = "range"


class LocalTimeType(StrEnum):
    """What is known of the time of day."""

    UNKNOWN = "unknown"
    EXACT = "exact"
    TIME_OF_DAY = "time_of_day"


class StrikeStatus(StrEnum):
    """How well it is established who struck."""

    DECLARED = "Declared"
    LIKELY = "Likely"
    CONTESTED = "Contested strike"
    SINGLE_SOURCE = "Single source claim"


class Grading(StrEnum):
    """How well civilian harm is attested."""

    CONFIRMED = "Confirmed"
    FAIR = "Fair"
    WEAK = "Weak"
    CONTESTED = "Contested"
    DISCOUNTED = "Discounted"


class BelligerentType(StrEnum):
    """Whether a belligerent is known to have struck, as it says so itself."""

    KNOWN = "Known"
    SUSPECTED = "Suspected"


class Assessment(StrEnum):
    """What a belligerent says itself of civilian harm."""

    NOT_YET_ASSESSED = "Not yet assessed"
    NON_CREDIBLE = "Non-credible/unsubstantiated"
    CREDIBLE = "Credible/substantiated"
    DUPLICATE = "Duplicate"


ASSESSMENT_OF = {
    findings.OwnAssessment.NOT_YET_ASSESSED: Assessment.NOT_YET_ASSESSED,
    findings.OwnAssessment.NON_CREDIBLE: Assessment.NON_CREDIBLE,
    findings.OwnAssessment.CREDIBLE: Assessment.CREDIBLE,
    findings.OwnAssessment.DUPLICATE: Assessment.DUPLICATE,
}
"""The word for what a person found that a belligerent says itself."""
STATUS_OF = {
    findings.StrikeStatus.DECLARED: StrikeStatus.DECLARED,
    findings.StrikeStatus.LIKELY: StrikeStatus.LIKELY,
    findings.StrikeStatus.CONTESTED: StrikeStatus.CONTESTED,
    findings.StrikeStatus.SINGLE_SOURCE: StrikeStatus.SINGLE_SOURCE,
}
"""The word for a strike status that a person found."""


class Accuracy(StrEnum):
    """How closely a place is known."""

    EXACT_LOCATION = "Exact location"
    NEARBY_LANDMARK = "Nearby landmark"
    STREET = "Street"
    NEIGHBOURHOOD = "Neighbourhood/area"
    VILLAGE = "Village"
    TOWN = "Town"
    CITY = "City"
    SUBDISTRICT = "Subdistrict"
    DISTRICT = "District"
    PROVINCE = "Province/governorate"


ACCURACY_OF = {
    PlaceLevel.EXACT: Accuracy.EXACT_LOCATION,
    PlaceLevel.LANDMARK: Accuracy.NEARBY_LANDMARK,
    PlaceLevel.STREET: Accuracy.STREET,
    PlaceLevel.NEIGHBOURHOOD: Accuracy.NEIGHBOURHOOD,
    PlaceLevel.VILLAGE: Accuracy.VILLAGE,
    PlaceLevel.TOWN: Accuracy.TOWN,
    PlaceLevel.CITY: Accuracy.CITY,
    PlaceLevel.NEAR: Accuracy.NEARBY_LANDMARK,
    PlaceLevel.DISTRICT: Accuracy.DISTRICT,
    PlaceLevel.PROVINCE: Accuracy.PROVINCE,
}
"""The word for each step of the ladder; regions, countries and the sea have none."""
