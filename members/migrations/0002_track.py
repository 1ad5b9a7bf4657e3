from django.db import migrations

from accounts.tracking import InheritPartnership, Track


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial"), ("accounts", "0002_functions")]

    operations = [
        InheritPartnership("body", "Seat"),
        InheritPartnership("seat", "SeatHolder"),
        Track("Sector", "Organisation", "Organisation_successors", "Seat", "SeatHolder"),
    ]
