"""Everything that is due from one's seats, answered one after the other; and for all, whose work has lapsed."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.models import SubmittedForm
from accounts.roles import Permission
from cdp_portal.forms import submit_once
from cdp_portal.forms.once import taken_in
from cdp_portal.forms.versioned import OVERWRITE, VERSION
from cdp_portal.overview.due.gathering import KINDS, everything, held_seats, one, scope_for
from cdp_portal.overview.due.others import of_others
from outcomes.due.line import Due, Scope

TEMPLATE = "due_list.html"


class Meanwhile(Exception):  # noqa: N818 - not an error: somebody else was faster
    """The record changed since the question was read."""


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def due_list(request, partnership):
    """What is due from the seats that one holds, the form of the first open; `?seat=everyone` what all owe."""
    scope = _scope(request)
    if asked := request.GET.get("seat", ""):
        return of_others(request, scope, asked)
    return render(request, TEMPLATE, _context(request, scope, None))


@for_partnership(Permission.ACTION_UPDATE)
@require_http_methods(["GET", "HEAD", "POST"])
def due_answer(request, partnership, kind, pk):
    """The same page with the form of one thing open; what is saved leads to the next."""
    scope = _scope(request)
    asked = one(scope, kind, pk)
    if asked is None:
        raise Http404
    if not scope.may_answer(asked, KINDS[kind].PERMISSION):
        messages.error(request, f"This is for {asked.whose} to answer. You can answer for the seats you hold.")
        return redirect(asked.url)
    if request.method != "POST":
        return render(request, TEMPLATE, _context(request, scope, asked))
    return _answered(request, scope, asked)


def _scope(request) -> Scope:
    day = timezone.localdate()
    return scope_for(request.access, day, [seat.pk for seat in held_seats(request.access, day)])


def _answered(request, scope: Scope, asked: Due):
    """Keep the answer and go on, or show what stands in its way beside what was typed."""
    kind = KINDS[asked.kind]
    form = kind.form(asked, request.POST)
    if not form.is_valid():
        if location := taken_in(request, SubmittedForm):
            return redirect(location)
        return render(request, TEMPLATE, _context(request, scope, asked, form))
    following = _following(scope, asked)

    def keep() -> str:
        said = kind.save(form, request.user)
        if said is None:
            raise Meanwhile
        messages.success(request, said)
        return _address(request, following)

    try:
        return submit_once(request, SubmittedForm, keep)
    except Meanwhile:
        return _conflict(request, scope, asked, form)
    except ValidationError as error:
        form.add_error(None, error)
        return render(request, TEMPLATE, _context(request, scope, asked, form))


def _conflict(request, scope: Scope, asked: Due, form: forms.BaseForm):
    """The same page with what is saved now beside what was typed (409). To save again is then an informed choice."""
    now = one(scope, asked.kind, asked.record.pk)
    if now is None:
        raise Http404
    found = {"is_conflict": True, "conflict": form.differences()}
    form.data = form.data.copy()
    form.data[VERSION] = str(now.record.row_version)
    form.submit = OVERWRITE
    return render(request, TEMPLATE, {**_context(request, scope, now, form), **found}, status=409)


def _following(scope: Scope, asked: Due) -> Due | None:
    """What comes after this one in the order of the page; from the top again after the last."""
    waiting = [due for due in everything(scope) if due.is_now(scope.day)]
    keys = [(due.kind, due.record.pk) for due in waiting]
    place = keys.index((asked.kind, asked.record.pk)) if (asked.kind, asked.record.pk) in keys else -1
    others = [*waiting[place + 1 :], *waiting[: max(place, 0)]]
    return others[0] if others else None


def _address(request, due: Due | None) -> str:
    slug = request.partnership.slug
    if due is None:
        return reverse("due_list", args=[slug])
    return reverse("due_answer", args=[slug, due.kind, due.record.pk])


def _context(request, scope: Scope, asked: Due | None, form: forms.BaseForm | None = None) -> dict:
    """`asked` is the one whose form is open, by default the first that waits; `form` that form when it was sent."""
    found = everything(scope)
    waiting = [due for due in found if due.is_now(scope.day)]
    opened = asked or next((due for due in waiting if scope.may_answer(due, KINDS[due.kind].PERMISSION)), None)
    if opened and form is None:
        form = KINDS[opened.kind].form(opened, None)
    return {
        "title": "What is due from you",
        "section": "Due",
        "day": scope.day,
        "opened": opened,
        "form": form,
        "waiting": len(waiting),
        "broken": sum(due.asked_on < scope.day for due in waiting),
        "others": [due for due in waiting if not _is(due, opened)],
        "later": [due for due in found if not due.is_now(scope.day) and not _is(due, opened)],
        "holds": bool(scope.held),
    }


def _is(due: Due, opened: Due | None) -> bool:
    return opened is not None and (due.kind, due.record.pk) == (opened.kind, opened.record.pk)
