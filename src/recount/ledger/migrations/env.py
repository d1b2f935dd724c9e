"""How Alembic runs here: on the connection, and in the transaction, that it is given."""

from alembic import context

from recount.ledger.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite can define tables inside a transaction; Alembic assumes that it cannot.
    transactional_ddl=True,
)
context.run_migrations()
