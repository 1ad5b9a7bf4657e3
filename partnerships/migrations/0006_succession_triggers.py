from django.db import migrations

# Rules over two tables or several rows, which no constraint can hold.
RULES = """
create function partnerships_succession_in_time() returns trigger language plpgsql as $$
begin
  if exists (
    select from partnerships_succession s
      join partnerships_localauthority p on p.id = s.predecessor_id
      left join partnerships_reorganisation r on r.id = s.reorganisation_id
     where not s.goes_on and s."on" < p.ends_on and coalesce(r.status, 'decided') = 'decided'
       and case tg_table_name when 'partnerships_succession' then s.id = new.id else p.id = new.id end
  ) then
    raise exception 'A successor cannot begin before the authority that it follows ends.'
      using errcode = 'check_violation', constraint = 'partnerships_succession_in_time';
  end if;
  return null;
end $$;
create trigger portal_in_time after insert or update on partnerships_succession
  for each row execute function partnerships_succession_in_time();
create trigger portal_in_time after update of ends_on on partnerships_localauthority
  for each row execute function partnerships_succession_in_time();

create function partnerships_succession_whole() returns trigger language plpgsql as $$
begin
  if (select sum(share) from partnerships_succession
       where predecessor_id = new.predecessor_id and "on" = new."on"
         and reorganisation_id is not distinct from new.reorganisation_id) > 1 then
    raise exception 'The shares of an authority cannot come to more than 100%%.'
      using errcode = 'check_violation', constraint = 'partnerships_succession_whole';
  end if;
  return null;
end $$;
create constraint trigger portal_whole after insert or update on partnerships_succession
  deferrable initially deferred for each row execute function partnerships_succession_whole();
"""
NO_RULES = """
drop trigger portal_whole on partnerships_succession;
drop trigger portal_in_time on partnerships_succession;
drop trigger portal_in_time on partnerships_localauthority;
drop function partnerships_succession_whole, partnerships_succession_in_time;
"""


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0005_succession_rules")]

    operations = [migrations.RunSQL(RULES, NO_RULES)]
