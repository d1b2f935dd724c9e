"""The account that each decision was made from.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

from recount.ledger.columns import TEXT

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column; it is empty for what was decided without accounts."""
    op.add_column("decisions", sa.Column("account", TEXT, nullable=True))


def downgrade() -> None:
    """There is no way back: a ledger is never made poorer."""
    raise NotImplementedError("a ledger is never taken back to an older version")
