from django.db import migrations

from accounts.tracking import DROP_FUNCTIONS, FUNCTIONS, AppendOnly, Track


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        AppendOnly("AuditEntry"),
        Track("User", hidden=("password", "last_login")),
    ]
