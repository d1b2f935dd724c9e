"""The table of double coding.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

from recount.ledger.columns import TEXT
from recount.ledger.migrations.only_added import keep

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table, and the triggers that keep the record."""
    op.create_table(
        "double_coding",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("body", TEXT, nullable=False),
    )
    keep("double_coding")


def downgrade() -> None:
    """There is no way back: a ledger is never made poorer."""
    raise NotImplementedError("a ledger is never taken back to an older version")
