"""The steps of a return's life, each a page that says what will happen and asks once."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.models import SubmittedForm
from accounts.roles import Permission
from cdp_portal.forms import submit_once
from partnerships.models import SeniorResponsibleOwner
from returns import actions, rules
from returns.content import build, canonical
from returns.forms import ReasonForm, SignForm, StepForm
from returns.models import Return
from returns.views import lookup, shown
from returns.workflow import STEPS


def take(request, return_: Return, form, act: Callable[[], object], said: str) -> HttpResponse | None:
    """Take a step once. None when it was refused: the form then says why. 409 when the page was overtaken."""

    def taken() -> str:
        act()
        return return_.get_absolute_url()

    try:
        return submit_once(request, SubmittedForm, taken, said=said)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    except rules.StaleError as stale:
        context = lookup.frame(return_, "This return has changed") | {"sentence": str(stale)}
        context["event"] = return_.events.select_related("made_by").last()
        return render(request, "returns/return_stale.html", context, status=409)


def step_page(request, partnership, quarter, receiver, name: str, intro: str, said: str) -> HttpResponse:
    """A page with the one button of a step, and a box for the reason where it asks one."""
    step, return_ = STEPS[name], lookup.find(partnership, quarter, receiver)
    form_class = ReasonForm if step.asks_reason else StepForm
    form = form_class(request.POST or None, initial={"row_version": return_.row_version})
    form.submit, form.cancel_url = step.label, return_.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        answers = {key: form.cleaned_data[key] for key in ("row_version", "reason") if key in form.cleaned_data}
        action = getattr(actions, name)
        done = take(request, return_, form, lambda: action(return_=return_, by=request.user, **answers), said)
        if done:
            return done
    context = lookup.frame(return_, step.label) | {"form": form, "intro": intro}
    return render(request, "components/record_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.RETURN_PREPARE)
def return_submit_for_review(request, partnership, quarter, receiver):
    owners = SeniorResponsibleOwner.objects.filter(partnership=partnership).who_could_sign(timezone.localdate())
    names = "; ".join(str(owner) for owner in owners)
    who = (
        f"Those who could sign it today: {names}. Owners with an account get an e-mail."
        if names
        else "Nobody could sign it today: there is no senior responsible owner who is in office and confirmed."
    )
    intro = f"The words can no longer be changed until it is sent back. You cannot sign it yourself. {who}"
    said = "Return sent for review."
    return step_page(request, partnership, quarter, receiver, "submit_for_review", intro, said)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.RETURN_SIGN)
def return_send_back(request, partnership, quarter, receiver):
    intro = "It goes back to those who prepare it, with your reason. They can change the words and the figures."
    return step_page(request, partnership, quarter, receiver, "send_back", intro, "Return sent back.")


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.RETURN_PREPARE)
def return_mark_sent(request, partnership, quarter, receiver):
    intro = "Record that the signed return has gone to the receiver. The portal itself sends nothing."
    return step_page(request, partnership, quarter, receiver, "mark_sent", intro, "Return marked as sent.")


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.RETURN_PREPARE)
def return_reopen(request, partnership, quarter, receiver):
    intro = "What was signed is kept with its exports. The corrected return must be signed again, as a new version."
    return step_page(request, partnership, quarter, receiver, "reopen", intro, "Return reopened.")


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.RETURN_SIGN)
def return_sign(request, partnership, quarter, receiver):
    """The return as it will be sent, and below it the declaration. What is signed is what was read here."""
    return_ = lookup.find(partnership, quarter, receiver)
    content = build(return_)
    read = canonical.fingerprint(canonical.write(content))
    form = SignForm(request.POST or None, initial={"row_version": return_.row_version, "read": read})
    if request.method == "POST" and form.is_valid():
        answers = {key: form.cleaned_data[key] for key in ("row_version", "read")}
        done = take(
            request, return_, form, lambda: actions.sign(return_=return_, by=request.user, **answers), "Return signed."
        )
        if done:
            return done
    why_not = rules.why_not_sign(return_, request.user, timezone.localdate())
    context = lookup.frame(return_, "Read and sign") | {
        "form": form,
        "content": content,
        "sections": shown.sections(content),
        "why_not": why_not,
        "owner": None if why_not else rules.signing_owner(return_, request.user, timezone.localdate()),
        "send_back_url": lookup.address(return_, "return_send_back"),
    }
    return render(request, "returns/return_sign.html", context)
