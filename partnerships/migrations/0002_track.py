from django.db import migrations

from accounts.tracking import InheritPartnership, Track

TIER = """
create function partnerships_footprint_tier() returns trigger language plpgsql as $$
begin
  select tier into new.tier from partnerships_partnership where id = new.partnership_id;
  return new;
end $$;
create trigger portal_tier before insert or update on partnerships_footprintarea
  for each row execute function partnerships_footprint_tier();
create function partnerships_partnership_tier() returns trigger language plpgsql as $$
begin
  update partnerships_footprintarea set tier = new.tier where partnership_id = new.id;
  return null;
end $$;
create trigger portal_tier after update of tier on partnerships_partnership
  for each row when (old.tier is distinct from new.tier) execute function partnerships_partnership_tier();
"""
NO_TIER = """
drop trigger portal_tier on partnerships_footprintarea;
drop trigger portal_tier on partnerships_partnership;
drop function partnerships_footprint_tier, partnerships_partnership_tier;
"""


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0001_initial"), ("accounts", "0002_functions")]

    operations = [
        migrations.RunSQL(TIER, NO_TIER),
        InheritPartnership("reporting", "ReportingLine"),
        InheritPartnership("body", "TermsOfReference"),
        InheritPartnership("proposal", "ProposalPoint", "Approval"),
        Track(
            "PoliceForce",
            "IntegratedCareBoard",
            "LocalAuthority",
            "AuthorityICB",
            "Succession",
            "Partnership",
            "FootprintArea",
            "SeniorResponsibleOwner",
            "Body",
            "Body_taking_part",
            "Body_predecessors",
            "ReportingLine",
            "TermsOfReference",
            "Milestone",
            "MilestoneProgress",
            "Proposal",
            "ProposalPoint",
            "Approval",
        ),
    ]
