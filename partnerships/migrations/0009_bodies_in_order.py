from django.db import migrations

# Rules over several rows, which no constraint can hold.
RULES = """
create function partnerships_reportingline_no_circle() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- One at a time, so that two people cannot each add one half of a circle.
  perform pg_advisory_xact_lock(hashtext('partnerships_reportingline'));
  if exists (
    with recursive climb(body, days) as (
      select new.to_id, daterange(new.starts_on, new.ends_on)
      union
      select line.to_id, climb.days * daterange(line.starts_on, line.ends_on)
        from climb join partnerships_reportingline line on line.reporting_id = climb.body
       where climb.body <> new.reporting_id and climb.days && daterange(line.starts_on, line.ends_on)
    )
    select from climb where body = new.reporting_id
  ) then
    raise exception 'A body cannot report to one that reports to it.'
      using errcode = 'check_violation', constraint = 'partnerships_reportingline_no_circle';
  end if;
  return null;
end $$;
create constraint trigger portal_no_circle after insert or update on partnerships_reportingline
  for each row execute function partnerships_reportingline_no_circle();

create function partnerships_body_in_time() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from partnerships_body_predecessors link
      join partnerships_body later on later.id = link.from_body_id
      join partnerships_body earlier on earlier.id = link.to_body_id
     where later.starts_on < earlier.ends_on
       and case tg_table_name when 'partnerships_body' then new.id in (later.id, earlier.id) else link.id = new.id end
  ) then
    raise exception 'A body cannot begin before the body that it follows ends.'
      using errcode = 'check_violation', constraint = 'partnerships_body_in_time';
  end if;
  return null;
end $$;
create constraint trigger portal_in_time after insert or update on partnerships_body_predecessors
  deferrable initially deferred for each row execute function partnerships_body_in_time();
create constraint trigger portal_in_time after update of starts_on, ends_on on partnerships_body
  deferrable initially deferred for each row execute function partnerships_body_in_time();
"""
NO_RULES = """
drop trigger portal_in_time on partnerships_body;
drop trigger portal_in_time on partnerships_body_predecessors;
drop function partnerships_body_in_time;
drop trigger portal_no_circle on partnerships_reportingline;
drop function partnerships_reportingline_no_circle;
"""


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0008_versioned_authorities")]

    operations = [migrations.RunSQL(RULES, NO_RULES)]
