"""How SQLite destroys what is deleted, where it would only forget the place where that lies."""

from django.db import connections

#: Milliseconds that clearing up waits for those who read.
PATIENCE = 500


def overwriting(using: str) -> None:
    """From now on SQLite puts zeros where something was; other databases are left as they are.

    Args:
        using: the alias of the database; for as long as its connection stands.
    """
    if connections[using].vendor == "sqlite":
        with connections[using].cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def journal_cut(using: str) -> bool:
    """Bring SQLite's journal into the database and cut it off: it still holds the old pages.

    Returns:
        whether it is: while somebody reads, it cannot be.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_ = cursor.fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
    return not busy
