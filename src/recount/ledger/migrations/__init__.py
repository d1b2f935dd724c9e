"""The tables of a ledger, version by version, run by Alembic when a ledger is opened."""
