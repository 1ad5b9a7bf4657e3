from django.db import migrations

# What may still change below an approved minute: who may read it, and what triggers keep.
LOCK = """
create function meetings_refuse_locked() returns trigger language plpgsql as $$
declare
  kept text[] := array['row_version', 'partnership_id', 'release_class'];
  locked boolean;
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - kept = to_jsonb(new) - kept then
    return new;
  end if;
  if tg_table_name = 'meetings_minute' then
    locked := old.state = 'approved';
  else
    select exists (
      select from meetings_minute minute join meetings_agendaitem item on item.id = minute.item_id
       where minute.state = 'approved'
         and (minute.item_id = old.item_id or (old.item_id is null and item.meeting_id = old.meeting_id))
    ) into locked;
  end if;
  if locked then
    raise exception 'The minutes are approved and locked: % of % is refused', lower(tg_op), tg_table_name
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger meetings_locked before update or delete on meetings_minute
  for each row execute function meetings_refuse_locked();
create trigger meetings_locked before update or delete on meetings_decision
  for each row execute function meetings_refuse_locked();
"""
UNLOCK = """
drop trigger meetings_locked on meetings_minute;
drop trigger meetings_locked on meetings_decision;
drop function meetings_refuse_locked;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0010_record_the_meeting")]

    operations = [migrations.RunSQL(LOCK, UNLOCK)]
