"""Migration operations that put the house's triggers on tables.

`Track` on every table that people change, `AppendOnly` on what was issued. tests/project checks that none is missed.
"""

from django.db.migrations.operations.base import Operation

AUDIT = """
create or replace function portal_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  hidden text[] := array_append(coalesce(tg_argv, '{}'), 'row_version');
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - hidden end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - hidden end;
  difference jsonb;
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, jsonb_build_array(before -> key, after -> key)) into difference
      from jsonb_object_keys(after) key where before -> key is distinct from after -> key;
    if difference is null then return null; end if;
  else
    difference := coalesce(after, before);
  end if;
  insert into accounts_auditentry
    (at, table_name, row_id, operation, changes, partnership_id, user_id, reason, action, request_id)
  values (
    clock_timestamp(), tg_table_name, (coalesce(after, before) ->> 'id')::bigint, left(tg_op, 1), difference,
    case when tg_table_name = 'partnerships_partnership' then (coalesce(after, before) ->> 'id')::bigint
         else (coalesce(after, before) ->> 'partnership_id')::bigint end,
    nullif(current_setting('app.user', true), '')::bigint,
    coalesce(current_setting('app.reason', true), ''), coalesce(current_setting('app.action', true), ''),
    coalesce(current_setting('app.request', true), ''));
  return null;
end $$;
"""
_OTHERS = """
create function portal_bump_version() returns trigger language plpgsql as $$
begin
  new.row_version := old.row_version + 1;
  return new;
end $$;

create function portal_inherit_partnership() returns trigger language plpgsql as $$
declare parent bigint := (to_jsonb(new) ->> tg_argv[1])::bigint;
begin
  execute format('select partnership_id from %I where id = $1', tg_argv[0]) using parent into new.partnership_id;
  return new;
end $$;

create function portal_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: it is a record of what was issued or done', lower(tg_op), tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
"""
FUNCTIONS = AUDIT + _OTHERS

# A link belongs to the partnership of the one record that it starts from, and leads to none of another partnership.
# Arguments: the table of the served record, then column and table of each record that a link may start from.
LINK = """
create function portal_link_partnership() returns trigger language plpgsql as $$
declare
  link jsonb := to_jsonb(new);
  served bigint;
begin
  new.partnership_id := null;
  for i in 1 .. tg_nargs - 2 by 2 loop
    if link ->> tg_argv[i] is not null then
      execute format('select partnership_id from %I where id = $1', tg_argv[i + 1])
        using (link ->> tg_argv[i])::bigint into new.partnership_id;
    end if;
  end loop;
  execute format('select partnership_id from %I where id = $1', tg_argv[0]) using new.served_id into served;
  if served <> new.partnership_id then
    raise exception 'A link joins records of one partnership.'
      using errcode = 'check_violation', constraint = 'portal_link_partnership';
  end if;
  return new;
end $$;
"""
DROP_LINK = "drop function portal_link_partnership;"
DROP_FUNCTIONS = """
drop function portal_audit, portal_bump_version, portal_inherit_partnership, portal_refuse_change;
"""


class _Triggers(Operation):
    reversible = True

    def __init__(self, *models: str) -> None:
        self.models = models

    def state_forwards(self, app_label, state) -> None:
        """Triggers are no part of Django's state."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for model in self._models(app_label, to_state):
            for statement in self.create(model):
                schema_editor.execute(statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for model in self._models(app_label, from_state):
            for name in self.names(model):
                schema_editor.execute(f'drop trigger {name} on "{model._meta.db_table}"')

    def _models(self, app_label, state):
        return [state.apps.get_model(app_label, name) for name in self.models]

    def deconstruct(self):
        return type(self).__name__, list(self.models), {}


class Track(_Triggers):
    """Record every change of these models' rows; bump `row_version`; take `partnership` from the parent row.

    `hidden` columns never reach the record (passwords) or would only be noise in it (last sign-in).
    """

    def __init__(self, *models: str, hidden: tuple[str, ...] = ()) -> None:
        super().__init__(*models)
        self.hidden = hidden

    def describe(self) -> str:
        return f"Record every change of {', '.join(self.models)}"

    def create(self, model) -> list[str]:
        table = model._meta.db_table
        hidden = ", ".join(f"'{column}'" for column in self.hidden)
        audit = f"for each row execute function portal_audit({hidden})"
        statements = [f'create trigger portal_audit after insert or update or delete on "{table}" {audit}']
        if "portal_version" in self.names(model):
            bump = "for each row execute function portal_bump_version()"
            statements.append(f'create trigger portal_version before update on "{table}" {bump}')
        return statements

    def names(self, model) -> list[str]:
        columns = {field.column for field in model._meta.local_concrete_fields}
        return ["portal_audit", *(["portal_version"] if "row_version" in columns else [])]

    def deconstruct(self):
        return type(self).__name__, list(self.models), {"hidden": self.hidden} if self.hidden else {}


class InheritPartnership(_Triggers):
    """Keep `partnership` of these models equal to that of the row that `parent` (a foreign key) points at."""

    def __init__(self, parent: str, *models: str) -> None:
        super().__init__(*models)
        self.parent = parent

    def describe(self) -> str:
        return f"Take the partnership of {', '.join(self.models)} from {self.parent}"

    def create(self, model) -> list[str]:
        field = model._meta.get_field(self.parent)
        table, parent = model._meta.db_table, field.related_model._meta.db_table
        inherit = f"for each row execute function portal_inherit_partnership('{parent}', '{field.column}')"
        return [f'create trigger portal_partnership before insert or update on "{table}" {inherit}']

    def names(self, model) -> list[str]:
        return ["portal_partnership"]

    def deconstruct(self):
        return type(self).__name__, [self.parent, *self.models], {}


class LinkPartnership(_Triggers):
    """Take `partnership` of these links from the record they start from, one of the foreign keys in `start`, and
    refuse a link whose `served` record belongs to another partnership. One that belongs to none, such as a national
    metric, may be served by all.
    """

    def __init__(self, start: tuple[str, ...], *models: str) -> None:
        super().__init__(*models)
        self.start = start

    def describe(self) -> str:
        return f"Keep {', '.join(self.models)} within one partnership"

    def create(self, model) -> list[str]:
        served = model._meta.get_field("served").related_model._meta.db_table
        fields = [model._meta.get_field(name) for name in self.start]
        ends = [word for field in fields for word in (field.column, field.related_model._meta.db_table)]
        given = ", ".join(f"'{word}'" for word in (served, *ends))
        link = f"for each row execute function portal_link_partnership({given})"
        return [f'create trigger portal_partnership before insert or update on "{model._meta.db_table}" {link}']

    def names(self, model) -> list[str]:
        return ["portal_partnership"]

    def deconstruct(self):
        return type(self).__name__, [self.start, *self.models], {}


class AppendOnly(_Triggers):
    """Refuse to change or remove rows of these models."""

    def describe(self) -> str:
        return f"Refuse changes of {', '.join(self.models)}"

    def create(self, model) -> list[str]:
        refuse = "for each row execute function portal_refuse_change()"
        return [f'create trigger portal_append_only before update or delete on "{model._meta.db_table}" {refuse}']

    def names(self, model) -> list[str]:
        return ["portal_append_only"]
