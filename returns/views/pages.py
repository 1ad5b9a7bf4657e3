"""Reading and writing returns: the list, starting one, its page, its words."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import FilterSet

from accounts.access import for_partnership
from accounts.models import SubmittedForm
from accounts.roles import Permission
from cdp_portal.forms import submit_once
from cdp_portal.lists import Column, FilterForm, listing
from returns import actions, rules
from returns.content import SECTIONS, build, canonical
from returns.content.drift import drift
from returns.exports import FORMATS
from returns.forms import HeadlineForm, NarrativeForm, StartForm
from returns.history import history_of_words
from returns.models import Return, ReturnRequirement
from returns.views import lookup, shown
from returns.workflow import STEPS, open_steps

COLUMNS = (
    Column("Quarter", "quarter", ("financial_year", "quarter_number")),
    Column("Return"),
    Column("State", "state", ("state",)),
    Column("Due", "due", ("due_on",)),
)
FROZEN = (Return.State.SIGNED, Return.State.SUBMITTED)


class ReturnFilter(FilterSet):
    class Meta:
        model = Return
        fields = ["state"]
        form = FilterForm


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def return_list(request, partnership):
    today = timezone.localdate()
    returns = Return.objects.filter(partnership=partnership).select_related("requirement", "partnership")
    found = listing(request, ReturnFilter(request.GET, queryset=returns), COLUMNS, noun="return")
    context = {
        "section": lookup.SECTION,
        "title": "Returns",
        "trail": [(str(partnership), partnership.get_absolute_url())],
        "listing": found,
        "rows": [(one, lateness(one, today), rules.is_late(one, today)) for one in found.rows],
        "not_started": [
            (asked, quarter, due_on, rules.lateness_in_words(due_on, today), due_on < today)
            for asked, quarter, due_on in rules.not_started([partnership], today)
        ],
        "can_prepare": request.access.can(Permission.RETURN_PREPARE),
        "start_url": reverse("return_start", args=[partnership.slug]),
    }
    return render(request, "returns/return_list.html", context)


def lateness(return_: Return, today) -> str:
    """In words, while there is something to do."""
    return "" if return_.state == Return.State.SUBMITTED else rules.lateness_in_words(return_.due_on, today)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.RETURN_PREPARE)
def return_start(request, partnership):
    form = StartForm(request.POST or None, partnership=partnership)
    form.cancel_url = reverse("return_list", args=[partnership.slug])
    if request.method == "POST" and form.is_valid():
        answers = {name: form.cleaned_data[name] for name in ("requirement", "quarter")}
        try:
            return submit_once(
                request,
                SubmittedForm,
                lambda: actions.start_return(**answers, by=request.user),
                said="Return started.",
            )
        except ValidationError as refusal:
            form.add_error("quarter", refusal)
    context = {
        "section": lookup.SECTION,
        "title": "Start a return",
        "form": form,
        "trail": [(str(partnership), partnership.get_absolute_url()), (lookup.SECTION, form.cancel_url)],
        "has_requirement": ReturnRequirement.objects.filter(partnership=partnership, active=True).exists(),
    }
    return render(request, "returns/return_start.html", context)


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def return_detail(request, partnership, quarter, receiver):
    """The return as it stands: live while it is being prepared, as it was signed afterwards."""
    return_ = lookup.find(partnership, quarter, receiver)
    signatures = list(return_.signatures.select_related("signed_by", "prepared_by"))
    live = build(return_)
    frozen = canonical.read(signatures[0].content) if return_.state in FROZEN and signatures else None
    today = timezone.localdate()
    steps = open_steps(return_, request.access)
    context = {
        **lookup.frame(return_, f"Return for {quarter.short_label}"),
        "content": frozen or live,
        "sections": shown.sections(frozen or live),
        "is_frozen": frozen is not None,
        "latest": signatures[0] if frozen else None,
        "earlier": signatures[1:] if frozen else signatures,
        "formats": FORMATS.items(),
        "changes": drift(frozen, live) if frozen else [],
        "lateness": lateness(return_, today),
        "is_late": rules.is_late(return_, today),
        "steps": [(step.label, lookup.address(return_, step.view_name)) for step in steps if step.name != "sign"],
        "sign_url": lookup.address(return_, "return_sign") if STEPS["sign"] in steps else "",
        "why_not": rules.why_not_sign(return_, request.user, today) if STEPS["sign"] in steps else "",
        "edit_url": lookup.address(return_, "return_edit") if may_edit(return_, request.access) else "",
        "history": history_of_words(return_) if request.access.can(Permission.HISTORY_VIEW) else [],
        "events": return_.events.select_related("made_by").order_by("-made_at", "-id"),
    }
    return render(request, "returns/return_detail.html", context)


def may_edit(return_: Return, access) -> bool:
    return return_.state == Return.State.DRAFTING and access.can(Permission.RETURN_PREPARE)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.RETURN_PREPARE)
def return_edit(request, partnership, quarter, receiver):
    """The headline and the words of every section on one page; each text is guarded on its own."""
    return_ = lookup.find(partnership, quarter, receiver)
    forms = word_forms(request.POST or None, return_)
    conflict, is_conflict = [], False
    if request.method == "POST" and forms_are_valid(forms):
        try:
            overtaken = actions.save_words(return_=return_, forms=forms, by=request.user)
        except ValidationError as refusal:
            forms[0].add_error(None, refusal)
        else:
            if not overtaken:
                messages.success(request, "Words saved.")
                return redirect(return_)
            is_conflict = True
            conflict = [difference for form in overtaken for difference in form.differences()]
            for form in overtaken:
                form.take_current_version()
    elif request.method == "GET" and not may_edit(return_, request.access):
        messages.error(request, "The words can be changed while the return is being drafted.")
        return redirect(return_)
    facts = {
        section.key: [(fact.label, fact.words) for fact in section.numbers + section.facts]
        for section in shown.sections(build(return_))
    }
    context = lookup.frame(return_, "Edit the words") | {
        "forms": forms,
        "form": next((form for form in forms if form.errors), forms[0]),
        "parts": [(form, facts.get(form.section, ())) for form in forms],
        "conflict": conflict,
        "is_conflict": is_conflict,
    }
    return render(request, "returns/return_edit.html", context, status=409 if is_conflict else 200)


def forms_are_valid(forms: list) -> bool:
    """Asks every form, so that each shows its errors."""
    return not [form for form in forms if not form.is_valid()]


def word_forms(data, return_: Return) -> list:
    """The form of the headline, then one for each section in the order of reading."""
    headline = HeadlineForm(data, instance=return_, prefix="headline")
    headline.section = ""
    forms = [headline]
    narratives = {narrative.section: narrative for narrative in return_.narratives.all()}
    for key in (key for key in SECTIONS if key in narratives):
        form = NarrativeForm(data, instance=narratives[key], prefix=key, title=SECTIONS[key])
        form.section = key
        forms.append(form)
    return forms
