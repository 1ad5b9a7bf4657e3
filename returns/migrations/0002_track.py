from django.db import migrations

from accounts.tracking import AppendOnly, InheritPartnership, Track


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_initial"), ("accounts", "0002_functions")]

    operations = [
        InheritPartnership("requirement", "Return"),
        InheritPartnership("return_of", "ReturnNarrative", "ReturnSignature", "ReturnEvent"),
        AppendOnly("ReturnSignature", "ReturnEvent"),
        Track("ReturnRequirement", "Return", "ReturnNarrative", "ReturnEvent"),
        Track("ReturnSignature", hidden=("content",)),
    ]
