"""An index of words for each kind of record, in the place of one for all.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

from recount.ledger.searching import KINDS
from recount.ledger.withholding import fill_index
from recount.ledger.words_index import words_index

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the indexes and fills them anew: the old one does not keep the words themselves."""
    connection = op.get_bind()
    if not sa.inspect(connection).has_table("search_words"):
        return  # A ledger that was without an index has just got these.
    op.execute("DROP TABLE search_words")
    for kind in KINDS:
        for statement in words_index(connection, kind).make:
            op.execute(statement)
    fill_index(connection)


def downgrade() -> None:
    """There is no way back: a ledger is never made poorer."""
    raise NotImplementedError("a ledger is never taken back to an older version")
