from django.db import migrations

FIRST = """
select set_config('app.reason', 'Scores from before reviews were kept became first reviews', true);
insert into outcomes_riskreview (partnership_id, risk_id, likelihood, impact, text, reviewed_on)
select risk.partnership_id, risk.id, risk.likelihood, risk.impact, 'Scored so before reviews were kept.',
       coalesce(
         (select (max(entry.at) at time zone 'Europe/London')::date
            from accounts_auditentry entry
           where entry.table_name = 'outcomes_risk' and entry.row_id = risk.id
             and (jsonb_exists(entry.changes, 'likelihood') or jsonb_exists(entry.changes, 'impact'))),
         (current_timestamp at time zone 'Europe/London')::date)
  from outcomes_risk risk
 where not exists (select from outcomes_riskreview review where review.risk_id = risk.id);
select set_config('app.reason', '', true);
"""


class Migration(migrations.Migration):
    """The present score of each risk becomes its first review, on the day on which the score was last written."""

    dependencies = [
        ("accounts", "0008_link_partnership"),
        ("outcomes", "0010_risk_metrics_and_issue_links"),
    ]

    operations = [migrations.RunSQL(FIRST, migrations.RunSQL.noop)]
