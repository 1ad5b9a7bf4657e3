from django.db import migrations, models


def to_links(apps, schema_editor):
    """Each action of a meeting that a plan action named becomes a link; both are of one partnership."""
    PlanAction = apps.get_model("outcomes", "PlanAction")
    Link = apps.get_model("outcomes", "PlanActionDealtWith")
    named = PlanAction.board_actions.through.objects.filter(
        planaction__partnership=models.F("action__partnership")
    ).select_related("planaction")
    Link.objects.bulk_create(
        Link(partnership_id=one.planaction.partnership_id, served_id=one.planaction_id, action_id=one.action_id)
        for one in named.order_by("pk")
    )


def from_links(apps, schema_editor):
    PlanAction = apps.get_model("outcomes", "PlanAction")
    Link = apps.get_model("outcomes", "PlanActionDealtWith")
    Named = PlanAction.board_actions.through
    found = Link.objects.filter(action__isnull=False).order_by("pk")
    Named.objects.bulk_create(Named(planaction_id=one.served_id, action_id=one.action_id) for one in found)


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0004_risks_and_links")]

    operations = [
        migrations.RunPython(to_links, from_links),
        migrations.RemoveField("planaction", "board_actions"),
    ]
