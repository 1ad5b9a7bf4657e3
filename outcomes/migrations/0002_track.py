from django.db import migrations

from accounts.tracking import InheritPartnership, Track


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial"), ("accounts", "0002_functions")]

    operations = [
        InheritPartnership("plan", "Objective"),
        InheritPartnership("objective", "PlanAction"),
        InheritPartnership("action", "PlanActionUpdate"),
        Track(
            "StrategicPriority",
            "Outcome",
            "Metric",
            "Observation",
            "DeliveryPlan",
            "Objective",
            "PlanAction",
            "PlanAction_metrics",
            "PlanAction_board_actions",
            "PlanActionUpdate",
        ),
    ]
