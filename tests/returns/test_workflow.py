"""The table of steps, and its drawing."""

import pytest
from django.core.management import CommandError, call_command

from accounts.access import Access
from cdp_portal.management.commands import draw_workflows
from returns.models import Return
from returns.workflow import STEPS, open_steps

State = Return.State


def test_every_step_and_no_other():
    table = {(name, source.value, step.target.value) for name, step in STEPS.items() for source in step.sources}
    assert table == {
        ("submit_for_review", "drafting", "in_review"),
        ("send_back", "in_review", "drafting"),
        ("sign", "in_review", "signed"),
        ("mark_sent", "signed", "submitted"),
        ("reopen", "signed", "drafting"),
        ("reopen", "submitted", "drafting"),
    }
    assert {name for name, step in STEPS.items() if step.asks_reason} == {"send_back", "reopen"}


@pytest.mark.parametrize(
    ("state", "of_alice", "of_sam"),
    [
        (State.DRAFTING, ["submit_for_review"], []),
        (State.IN_REVIEW, [], ["send_back", "sign"]),
        (State.SIGNED, ["mark_sent", "reopen"], []),
        (State.SUBMITTED, ["reopen"], []),
    ],
)
def test_the_buttons_of_each_state_and_role(sefton, alice, sam, max_, nat, ada, draft, state, of_alice, of_sam):
    draft.state = state

    def buttons(user):
        return [step.name for step in open_steps(draft, Access(user, sefton))]

    assert (buttons(alice), buttons(sam)) == (of_alice, of_sam)
    assert (buttons(max_), buttons(nat)) == ([], [])
    assert "sign" not in buttons(ada)


def test_the_drawing_is_up_to_date():
    call_command("draw_workflows", check=True)


def test_a_stale_drawing_is_told(tmp_path, monkeypatch):
    path = tmp_path / "workflows.md"
    monkeypatch.setattr(draw_workflows, "PATH", path)
    with pytest.raises(CommandError, match=r"docs/workflows\.md is stale\. Run: python manage\.py draw_workflows"):
        call_command("draw_workflows", check=True)
    call_command("draw_workflows")
    call_command("draw_workflows", check=True)
    path.write_text(path.read_text() + "more")
    with pytest.raises(CommandError):
        call_command("draw_workflows", check=True)
