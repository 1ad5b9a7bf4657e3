from django.core.management import call_command
from django.db import migrations

from accounts.tracking import Track


def create_cache_table(apps, schema_editor) -> None:
    """Rate limits of sign-in are counted in a table of the same database."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_role_assignments")]

    operations = [
        Track("RoleAssignment"),
        migrations.RunPython(create_cache_table, migrations.RunPython.noop),
    ]
