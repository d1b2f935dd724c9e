"""When each document came into the ledger.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

from recount.ledger.columns import TEXT
from recount.ledger.migrations.only_added import keep

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table; of what came before it was there, nobody knows when."""
    op.create_table(
        "arrivals",
        sa.Column("document", TEXT, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("at", TEXT, nullable=False),
    )
    op.create_index("arrivals_by_time", "arrivals", ["at"])
    keep("arrivals")


def downgrade() -> None:
    """There is no way back: a ledger is never made poorer."""
    raise NotImplementedError("a ledger is never taken back to an older version")
