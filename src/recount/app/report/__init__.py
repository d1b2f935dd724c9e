"""What a report of a ledger says: each file is a part of it."""
