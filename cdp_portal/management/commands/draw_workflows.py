"""Draw every workflow from its table in the code into docs/workflows.md."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.roles import ROLES, Permission
from outcomes.models import DeliveryPlan
from outcomes.plan_workflow import STEPS as PLAN_STEPS
from partnerships.models import Proposal, Reorganisation
from partnerships.proposals.workflow import STEPS as PROPOSAL_STEPS
from partnerships.workflow import STEPS as REORGANISATION_STEPS
from returns.models import Return
from returns.workflow import STEPS

PATH = Path(settings.BASE_DIR) / "docs" / "workflows.md"
WORKFLOWS = (
    ("A quarterly return", Return.State, STEPS.values()),
    ("A proposal", Proposal.State, PROPOSAL_STEPS),
    ("A version of a delivery plan", DeliveryPlan.Status, PLAN_STEPS.values()),
    ("A reorganisation of authorities", Reorganisation.Status, REORGANISATION_STEPS.values()),
)
HEAD = """# Workflows

Drawn from the tables in the code by `manage.py draw_workflows`; `make check` fails when it is stale."""


class Command(BaseCommand):
    help = "Draw the workflows into docs/workflows.md; with --check only say whether the drawing is up to date."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when the drawing is stale")

    def handle(self, *args, check: bool, **options) -> None:
        text = drawing()
        if not check:
            PATH.write_text(text)
        elif not PATH.exists() or PATH.read_text() != text:
            raise CommandError("docs/workflows.md is stale. Run: python manage.py draw_workflows")


def drawing() -> str:
    """The whole document: for each workflow a diagram and the table of its steps."""
    return "\n".join([HEAD, *(line for workflow in WORKFLOWS for line in _workflow(*workflow))]) + "\n"


def _workflow(title: str, states, steps) -> Iterator[str]:
    yield from ("", f"## {title}", "", "```mermaid", "stateDiagram-v2")
    yield from (f"    {state.value}: {state.label}" for state in states)
    yield f"    [*] --> {next(iter(states)).value}"
    for step in steps:
        yield from (f"    {source.value} --> {step.target.value}: {step.label}" for source in step.sources)
    yield from ("```", "", "| Step | From | To | Who | Reason | Otherwise |", "|---|---|---|---|---|---|")
    for step in steps:
        sources = ", ".join(source.label for source in step.sources)
        reason = "asked" if step.asks_reason else "none"
        cells = (step.label, sources, step.target.label, _who(step.permission), reason, step.refusal)
        yield f"| {' | '.join(cells)} |"


def _who(permission: Permission) -> str:
    return ", ".join(role.label for role, facts in ROLES.items() if permission in facts.permissions)
