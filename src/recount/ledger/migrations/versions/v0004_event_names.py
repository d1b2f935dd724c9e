"""The ids that events bore, filled with those that they bear.

Revision ID: 0004
"""

import json

import sqlalchemy as sa
from alembic import op

from recount.ledger.columns import TEXT
from recount.ledger.migrations.only_added import keep

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table, and notes the claims that tell of each event."""
    op.create_table(
        "event_names",
        sa.Column("seq", sa.Integer, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("event", "claim")),
        sa.UniqueConstraint("event", "claim"),
    )
    keep("event_names")
    connection = op.get_bind()
    events = sa.text("SELECT id FROM claims WHERE kind = 'event'")
    telling = set(connection.execute(events).scalars())
    held = sa.text("SELECT id, body FROM derived WHERE kind = 'cluster' ORDER BY position")
    rows = [
        {"event": event, "claim": claim}
        for event, body in connection.execute(held).all()
        for claim in json.loads(body)["claims"]
        if claim in telling
    ]
    if rows:
        connection.execute(
            sa.text("INSERT INTO event_names (event, claim) VALUES (:event, :claim)"), rows
        )


def downgrade() -> None:
    """There is no way back: a ledger is never made poorer."""
    raise NotImplementedError("a ledger is never taken back to an older version")
