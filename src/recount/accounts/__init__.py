"""The accounts of a team: who may sign in, sessions that end, and who saw and took what.

They lie in a file of their own beside the ledger, so that a ledger that is copied or mailed takes
neither passwords nor the record of its readers along.
"""

from recount.accounts.register import Register, Stay

__all__ = ["Register", "Stay"]
