"""What every page that adds or edits one record does with its form."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from accounts.models import SubmittedForm
from cdp_portal.forms import PortalModelForm, VersionedModelForm, conflict_response, submit_once
from cdp_portal.forms.once import taken_in
from cdp_portal.sentences import saved

TEMPLATE = "components/record_form.html"


def add_record(
    request: HttpRequest,
    form: PortalModelForm,
    context: Mapping[str, object],
    create: Callable[[], object],
    *,
    said: str,
    cancel_url: str,
) -> HttpResponse:
    """The page that adds a record: `create` saves it once and gives it, or where to go; `said` is told there."""
    form.cancel_url = cancel_url
    if request.method == "POST" and form.is_valid():
        return submit_once(request, SubmittedForm, create, said=said)
    if request.method == "POST" and (location := taken_in(request, SubmittedForm)):
        return redirect(location)
    return render(request, TEMPLATE, {"form": form, **context})


def remove_record(
    request: HttpRequest,
    record: Model,
    context: Mapping[str, object],
    *,
    consequence: str,
    lead_to: object,
    called: object = None,
) -> HttpResponse:
    """The page that asks once and then removes what was entered by mistake; its history stays in the audit record."""
    target, name = resolve_url(lead_to), called or record
    if request.method == "POST":
        said = f"Removed: {name}."
        record.delete()
        messages.success(request, said)
        return redirect(target)
    asked = {"title": f"Remove {name}?", "submit": "Remove", "consequence": consequence, "cancel_url": target}
    return render(request, "components/confirm.html", {**asked, **context})


def edit_record(
    request: HttpRequest,
    form: VersionedModelForm,
    context: Mapping[str, object],
    *,
    save: Callable[[], bool] | None = None,
    also: Callable[[], str] = str,
    lead_to: object = None,
    called: object = None,
) -> HttpResponse:
    """The page that edits the record of `form`: says what changed, or what somebody else saved meanwhile (409).

    `save` is an action that calls `form.save_checked()` and gives what it gave; `also` says what else it changed;
    `lead_to` is where to go if the record has no page of its own, `called` what to call it if not by its own name.
    """
    target = resolve_url(lead_to or form.instance)
    form.cancel_url = target
    if request.method == "POST" and form.is_valid():
        said = saved(form, called or form.instance)
        if not (save or form.save_checked)():
            return conflict_response(request, form, TEMPLATE, context)
        messages.success(request, f"{said} {also()}".rstrip())
        return redirect(target)
    return render(request, TEMPLATE, {"form": form, **context})
