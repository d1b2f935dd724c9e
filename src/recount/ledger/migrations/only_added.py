"""Tables whose rows the database itself refuses to change or to remove."""

from alembic import op

_FUNCTION = """CREATE OR REPLACE FUNCTION only_ever_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'RC001';
END $$"""


def keep(table: str) -> None:
    """Makes the triggers that keep the rows of a table as they are."""
    if op.get_bind().dialect.name == "postgresql":
        _keep_on_postgresql(table)
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )


def _keep_on_postgresql(table: str) -> None:
    op.execute(_FUNCTION)
    for what, unit in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        op.execute(
            f"CREATE TRIGGER {table}_kept_by_{unit.lower()} BEFORE {what} ON {table} "
            f"FOR EACH {unit} EXECUTE FUNCTION only_ever_added()"
        )
