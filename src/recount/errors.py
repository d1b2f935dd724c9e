"""Everything that Recount refuses, with what to do about it.

Each message names the record, the rule that it breaks and the cure, in one line.
"""

from __future__ import annotations


class RecountError(Exception):
    """What went wrong, on which record, and what the user can do.

    `code` is a stable word for programs; `record` names the file, document or claim;
    `what` says what is wrong with it; `cure` says what to do.
    """

    code = "error"

    def __init__(self, record: str, what: str, cure: str) -> None:
        self.record, self.what, self.cure = record, what, cure
        super().__init__(f"{record}: {what}; {cure}")


class InputError(RecountError):
    """A file or a line that cannot become a document; the others go on."""

    code = "input"


class SpanError(RecountError):
    """A span whose quote is not what the text holds at its offsets."""

    code = "span"


class WireError(RecountError):
    """JSON that is not in the wire format."""

    code = "wire"


class LedgerError(RecountError):
    """A ledger that cannot be opened, read or written."""

    code = "ledger"


class MethodologyError(RecountError):
    """A methodology file that names a rule or a word that there is not."""

    code = "methodology"


class GazetteerError(RecountError):
    """Place data that cannot be built, opened or read."""

    code = "gazetteer"


class NotFoundError(RecountError):
    """An event, claim or document that the ledger does not hold."""

    code = "not_found"


class DecisionError(RecountError):
    """A decision that nobody answers for, or that contradicts those that stand."""

    code = "decision"


class StaleDecisionError(DecisionError):
    """A decision made on a state that somebody else has changed since."""

    code = "stale"


class QueryError(RecountError):
    """A question to the interface for programs that means nothing."""

    code = "query"


class AccountError(RecountError):
    """An account that cannot be made or changed as asked, or a file of accounts that is not one."""

    code = "account"


class SignInError(RecountError):
    """A sign-in that is refused; it never says whether the name or the password was wrong."""

    code = "sign_in"


class RightError(RecountError):
    """Something that a person of that role may not do or see."""

    code = "not_allowed"


class MissingPartError(RecountError):
    """A library, model or font that an optional command needs and that is not installed."""

    code = "missing_part"


class OutputError(RecountError):
    """A file that was to be written and cannot be."""

    code = "output"


class AssessmentError(RecountError):
    """A question that what the ledger holds cannot answer."""

    code = "assessment"
