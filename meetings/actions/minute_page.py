"""Save the page of the minutes as a whole: texts, and the decisions and actions made in place."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from django.db import transaction

from accounts.models import SubmittedForm
from cdp_portal.forms.once import TOKEN
from meetings.actions.action import add_action
from meetings.actions.decision import add_decision
from meetings.actions.minute import save_minutes
from meetings.forms.in_place import InPlaceForm, ItemDecisionForm
from meetings.minuting import Clash, Typed
from meetings.models import Meeting
from partnerships.numbering import lock


@transaction.atomic
def save_page(
    *, meeting: Meeting, typed: Mapping[int, Typed], forms: Iterable[InPlaceForm], token: str, by
) -> tuple[list, dict[int, Clash]]:
    """Record what the checked `forms` hold and save the texts; gives the records made, and the clashes of texts.

    With a clash nothing at all is saved: the page is shown again with everything that was typed.

    `token` is that of the page: the same decision typed on the same page is recorded once, however often it is sent.
    """
    forms = list(forms)
    if forms:
        lock(meeting.partnership_id)  # before the items, as approval does
    made = [record for form in forms if (record := _record(form, token, by))]
    clashes = save_minutes(meeting=meeting, typed=typed, by=by)
    if clashes:
        transaction.set_rollback(True)
        return [], clashes
    return made, {}


def _record(form: InPlaceForm, token: str, by):
    if TOKEN.fullmatch(token) and not _claim(form, token):
        return None
    if isinstance(form, ItemDecisionForm):
        return add_decision(decision=form.save(commit=False), by=by)
    return add_action(action=form.save(commit=False), by=by)


def _claim(form: InPlaceForm, token: str) -> bool:
    """Is it the first time that this very content arrives from this page?"""
    content = repr([form.prefix, *((name, form.data.get(form.add_prefix(name), "")) for name in form.fields)])
    digest = sha256(f"{token}{content}".encode("utf-8", errors="surrogatepass")).hexdigest()
    _, is_first = SubmittedForm.objects.get_or_create(token=digest)
    return is_first
