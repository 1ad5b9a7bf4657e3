"""Terms of reference: one version, what changed between two, the next version, and the review that is done."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.history import last_change
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal import markdown
from cdp_portal.asat import day_asked
from partnerships import actions
from partnerships.comparison import compare
from partnerships.forms import TermsForm, TermsReviewForm
from partnerships.models import Body, TermsOfReference
from partnerships.rules import why_not_rewrite
from partnerships.terms import standing, to_compare
from partnerships.views.bodies import body_trail
from partnerships.views.partnership import SECTION


def _readable(partnership, pk: int) -> TermsOfReference:
    """A version of a body that the partnership hosts or takes part in."""
    seen = TermsOfReference.objects.filter(body__in=Body.objects.of(partnership))
    return get_object_or_404(seen.select_related("body__partnership", "partnership"), pk=pk)


def _hosted_terms(partnership, pk: int) -> TermsOfReference:
    terms = TermsOfReference.objects.filter(partnership=partnership).select_related("body__partnership", "partnership")
    return get_object_or_404(terms, pk=pk)


def _trail(partnership, terms: TermsOfReference) -> list[tuple[str, str]]:
    own = reverse("terms_detail", args=[partnership.slug, terms.pk])
    return [*body_trail(partnership, terms.body), (f"Terms of reference, version {terms.version}", own)]


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def terms_detail(request, partnership, pk):
    """One version: whether it is in force on the day, who adopted it, its text, and the versions before and after."""
    terms = _readable(partnership, pk)
    day, day_form = day_asked(request)
    versions = list(terms.body.terms.all())
    is_host = terms.partnership_id == partnership.pk
    context = {
        "section": SECTION,
        "trail": body_trail(partnership, terms.body),
        "terms": terms,
        "day": day,
        "day_form": day_form,
        "standing": standing(terms, versions, day),
        "text": markdown.to_html(markdown.parse(terms.text), heading_level=2),
        "versions": [(one, standing(one, versions, day)) for one in versions],
        "is_newest": terms == versions[0],
        "can_edit": is_host and request.access.can(Permission.BODY_EDIT),
        "last": last_change(terms) if is_host and request.access.can(Permission.HISTORY_VIEW) else None,
    }
    return render(request, "partnerships/terms_detail.html", context)


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def terms_compare(request, partnership, pk):
    """What changed between two versions; `?with=` chooses the other, without it the version before."""
    terms = _readable(partnership, pk)
    day_asked(request)  # the day stays in the links of this page
    older, newer, others = to_compare(terms, list(terms.body.terms.all()), request.GET.get("with"))
    context = {
        "title": "What changed",
        "section": SECTION,
        "trail": _trail(partnership, terms),
        "terms": terms,
        "older": older,
        "newer": newer,
        "others": others,
        "comparison": compare(older.text, newer.text) if older and older.text and newer.text else None,
    }
    return render(request, "partnerships/terms_compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def terms_add(request, partnership, body):
    found = get_object_or_404(Body.objects.filter(partnership=partnership).select_related("partnership"), pk=body)
    latest = found.terms.first()
    terms = TermsOfReference(body=found, partnership=partnership, text=latest.text if latest else "")
    form = TermsForm(request.POST or None, instance=terms)
    context = {
        "title": "Write the next version of the terms of reference" if latest else "Add terms of reference",
        "caption": found.name,
        "intro": "The text of the last version is filled in. Earlier versions are kept as they were." if latest else "",
        "section": SECTION,
        "trail": body_trail(partnership, found),
    }

    def create() -> TermsOfReference:
        return actions.add_terms(terms=form.save(commit=False), by=request.user)

    back = found.get_absolute_url()
    return add_record(request, form, context, create, said="Terms of reference added.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def terms_edit(request, partnership, pk):
    """A draft can be rewritten; of an adopted version only the note and the day of the next review."""
    terms = _hosted_terms(partnership, pk)
    form = TermsForm(request.POST or None, instance=terms)
    context = {
        "title": "Edit terms of reference",
        "caption": str(terms),
        "intro": why_not_rewrite(terms),
        "section": SECTION,
        "trail": _trail(partnership, terms),
    }
    return edit_record(request, form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.BODY_EDIT)
def terms_review(request, partnership, pk):
    """The review is done and the text stays, in one step. If the text changes, the next version is written instead."""
    terms = _hosted_terms(partnership, pk)
    form = TermsReviewForm(request.POST or None, instance=terms)
    context = {
        "title": "The review is done",
        "caption": str(terms),
        "intro": "Use this page when the text stays as it is. If it changes, write the next version instead.",
        "section": SECTION,
        "trail": _trail(partnership, terms),
    }
    return edit_record(request, form, context)
