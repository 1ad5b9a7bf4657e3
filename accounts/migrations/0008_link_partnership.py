from django.db import migrations

from accounts import tracking


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_imported_files")]

    operations = [migrations.RunSQL(tracking.LINK, tracking.DROP_LINK)]
