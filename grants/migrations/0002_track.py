from django.db import migrations

from accounts.tracking import InheritPartnership, Track


class Migration(migrations.Migration):
    dependencies = [("grants", "0001_initial"), ("accounts", "0002_functions")]

    operations = [
        InheritPartnership("allocation", "SpendPlan"),
        InheritPartnership("plan", "SpendLine"),
        InheritPartnership("line", "Spend"),
        Track(
            "FundingStream",
            "FundingStream_successors",
            "Intervention",
            "Allocation",
            "SpendPlan",
            "SpendLine",
            "Spend",
        ),
    ]
