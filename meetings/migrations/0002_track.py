from django.db import migrations

from accounts.tracking import AppendOnly, InheritPartnership, Track


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("accounts", "0002_functions")]

    operations = [
        InheritPartnership("body", "Meeting"),
        InheritPartnership("meeting", "AgendaItem", "Attendance", "Decision", "Pack"),
        InheritPartnership("item", "Minute", "Paper"),
        InheritPartnership("paper", "PaperSection"),
        InheritPartnership("action", "ActionUpdate"),
        AppendOnly("Pack"),
        Track(
            "Meeting",
            "AgendaItem",
            "Attendance",
            "Minute",
            "Paper",
            "PaperSection",
            "Decision",
            "Action",
            "ActionUpdate",
            "Pack",
        ),
    ]
