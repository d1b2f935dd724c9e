"""What of a person may leave, as a form of the desk asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from recount.app.people import Publishing
from recount.model.persons import DisclosureKind, PersonField
from recount.model.saying import say

FIELD_WORDS = {
    PersonField.NAME: (say("Name"), say("a row in the table of persons")),
    PersonField.AGE: (say("Age"), say("as the words beside the name tell it")),
    PersonField.SEX: (say("Sex"), say("as the words beside the name tell it")),
    PersonField.ROLE: (say("Role"), say("what the person is said to be, with the party")),
    PersonField.FATE: (say("Fate"), say("killed, wounded, captured")),
    PersonField.WORDS: (say("Name in words"), say("in quotes, headlines, addresses and sentences")),
    PersonField.SPEAKER: (say("Name as speaker"), say("where the person says something")),
}


def publishing_asked(form: Mapping[str, str]) -> Publishing:
    """What a form lets leave, or withholds."""
    kind, seen = DisclosureKind(form["kind"]), form.get("seen", "")
    fields = form.get("fields", "").split() if kind is DisclosureKind.PUBLISH else []
    return Publishing(
        kind, form.get("person", ""),
        tuple(PersonField(one) for one in fields if one in list(PersonField)),
        form.get("reason", ""), form.get("author", ""), None, int(seen) if seen.isdigit() else None,
    )  # fmt: skip
