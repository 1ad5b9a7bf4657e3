from django.db import migrations

CREATE = """
create function outcomes_received_in_order() returns trigger language plpgsql as $$
begin
  if exists (
    select from outcomes_observation other
    where other.series = new.series and other.id <> new.id
      and (other.revision < new.revision and other.received_on > new.received_on
           or other.revision > new.revision and other.received_on < new.received_on)
  ) then
    raise exception 'a revision of % is received before what it corrects', new.series
      using errcode = 'check_violation', constraint = 'outcomes_observation_received_in_order';
  end if;
  return new;
end $$;

create trigger outcomes_received_in_order before insert on outcomes_observation
  for each row when (new.revision > 1) execute function outcomes_received_in_order();
create trigger outcomes_received_in_order_still before update of received_on, revision, series
  on outcomes_observation for each row execute function outcomes_received_in_order();
"""
DROP = """
drop trigger outcomes_received_in_order on outcomes_observation;
drop trigger outcomes_received_in_order_still on outcomes_observation;
drop function outcomes_received_in_order();
"""


class Migration(migrations.Migration):
    """What was known on a day is told by days of receipt, so they follow the order of the revisions."""

    dependencies = [("outcomes", "0008_compare_areas")]

    operations = [migrations.RunSQL(CREATE, DROP)]
