from django.db import migrations

from accounts.tracking import InheritPartnership, Track

VERSION = """
create trigger portal_version before update on partnerships_proposalpoint
  for each row execute function portal_bump_version();
"""
NO_VERSION = "drop trigger portal_version on partnerships_proposalpoint;"


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0003_register"), ("accounts", "0005_action")]

    operations = [
        migrations.RunSQL(VERSION, NO_VERSION),
        InheritPartnership("proposal", "ProposedArea"),
        Track("Reorganisation", "Partnership_successors", "Proposal_partners", "ProposedArea"),
    ]
