from django.db import migrations

from accounts.tracking import InheritPartnership, Track


class Migration(migrations.Migration):
    dependencies = [("members", "0003_register"), ("accounts", "0005_action")]

    operations = [
        InheritPartnership("body", "ChairTurn"),
        InheritPartnership("holder", "Interest"),
        Track("ExpectedList", "ExpectedList_sectors", "ChairTurn", "Interest"),
    ]
