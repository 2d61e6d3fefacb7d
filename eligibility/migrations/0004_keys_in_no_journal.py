from typing import Any

from django.db import migrations


def leave_the_journal(_: Any, schema_editor: Any) -> None:
    """PostgreSQL's journal, and every copy made of it, would keep the keys that are destroyed.

    Without it the table is empty after a crash: pictures of the last hour are then not opened.
    """
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE eligibility_carryingkey SET UNLOGGED")


class Migration(migrations.Migration):
    dependencies = [
        ("eligibility", "0003_keys_of_carried_answers"),
    ]

    operations = [
        migrations.RunPython(leave_the_journal, migrations.RunPython.noop),
    ]
