"""The index of words, filled with what a ledger already holds.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

from recount.ledger.columns import TEXT
from recount.ledger.encoding import unpacked
from recount.ledger.migrations.only_added import keep
from recount.ledger.recalling import documents
from recount.ledger.searching import KINDS, index_claims, index_document
from recount.ledger.words_index import words_index
from recount.model.claims import Claim

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the index."""
    op.create_table(
        "searched",
        sa.Column("seq", sa.Integer, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("kind", "id", "document")),
        sa.Column("reading", sa.Integer, nullable=True),
    )
    keep("searched")
    connection = op.get_bind()
    for kind in KINDS:
        for statement in words_index(connection, kind).make:
            op.execute(statement)
    for document in documents(connection):
        index_document(connection, document)
    kept = sa.text("SELECT reading, body FROM claims ORDER BY reading, position")
    for reading, body in connection.execute(kept).all():
        index_claims(connection, (unpacked(Claim, body),), reading)


def downgrade() -> None:
    """There is no way back: a ledger is never made poorer."""
    raise NotImplementedError("a ledger is never taken back to an older version")
