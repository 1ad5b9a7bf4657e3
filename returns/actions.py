"""Every write of a return: starting it, its words, and the steps of its life. All or nothing, under one lock."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.audit import because
from cdp_portal.forms import VersionedModelForm
from cdp_portal.periods import Quarter
from returns import notices, rules
from returns.content import SECTIONS, build, canonical
from returns.models import Return, ReturnEvent, ReturnNarrative, ReturnRequirement, ReturnSignature
from returns.workflow import STEPS, Step


@transaction.atomic
def start_return(*, requirement: ReturnRequirement, quarter: Quarter, by) -> Return:
    """A new return with an empty text for each section. Raises ValidationError when the quarter has one already."""
    return_, is_new = Return.objects.get_or_create(
        requirement=requirement,
        financial_year=str(quarter.financial_year),
        quarter_number=quarter.number,
        defaults={"due_on": rules.due_date(requirement, quarter)},
    )
    if not is_new:
        raise ValidationError(f"The return for {quarter.short_label} has already been started.")
    for key in SECTIONS:
        ReturnNarrative.objects.create(return_of=return_, section=key)
    ReturnEvent.objects.create(return_of=return_, to_state=return_.state, made_by=by)
    return return_


@transaction.atomic
def save_words(*, return_: Return, forms: list[VersionedModelForm], by) -> list[VersionedModelForm]:
    """Save the headline and narratives. Gives the forms whose text somebody else changed meanwhile; then none is saved.

    Raises ValidationError when the return is not being drafted.
    """
    rules.require_editable(_locked(return_))
    overtaken = [form for form in forms if not form.save_checked()]
    if overtaken:
        transaction.set_rollback(True)
    return overtaken


@transaction.atomic
def submit_for_review(*, return_: Return, row_version: int, by) -> Return:
    """The preparer hands the return to those who may sign it and they are told by e-mail."""
    locked = _locked(return_, row_version)
    return_ = _move(locked, STEPS["submit_for_review"], by, prepared_by=by, prepared_at=timezone.now())
    notices.tell_signers(return_, by=by)
    return return_


@transaction.atomic
def send_back(*, return_: Return, row_version: int, reason: str, by) -> Return:
    return _move(_locked(return_, row_version), STEPS["send_back"], by, reason)


@transaction.atomic
def mark_sent(*, return_: Return, row_version: int, by) -> Return:
    return _move(_locked(return_, row_version), STEPS["mark_sent"], by)


@transaction.atomic
def reopen(*, return_: Return, row_version: int, reason: str, by) -> Return:
    """Back to drafting for a correction. What was signed stays; the next signature gets the next version."""
    return _move(_locked(return_, row_version), STEPS["reopen"], by, reason)


@transaction.atomic
def sign(*, return_: Return, row_version: int, read: str, by) -> ReturnSignature:
    """Freeze the return as it stands and sign it. `read` is the fingerprint of what the signer had on the screen.

    Raises ValidationError when the person may not sign today, StaleError when the return or a figure in it has changed
    since it was read.
    """
    locked = _locked(return_, row_version)
    rules.require_step(locked, STEPS["sign"])
    now = timezone.now()
    owner = rules.signing_owner(locked, by, timezone.localdate(now))
    content = canonical.write(build(locked))
    if canonical.fingerprint(content) != read:
        raise rules.StaleError("A figure of this return has changed since you opened the page.")
    _move(locked, STEPS["sign"], by)
    return ReturnSignature.objects.create(
        return_of=locked,
        version=locked.signatures.count() + 1,
        schema_version=canonical.SCHEMA_VERSION,
        content=content,
        sha256=read,
        statement=locked.requirement.statement,
        prepared_by=locked.prepared_by,
        signed_by=by,
        signed_at=now,
        sro=owner,
        signer_post=str(owner),
        signer_authority=rules.authority_in_words(owner),
    )


def _locked(return_: Return, row_version: int | None = None) -> Return:
    """The return as it is now, kept from others until this transaction ends.

    Raises StaleError when it is no longer at `row_version`, the version that the person had on the screen.
    """
    found = Return.objects.select_for_update(of=("self",)).select_related("requirement", "partnership")
    locked = found.get(pk=return_.pk)
    if row_version is not None and locked.row_version != row_version:
        raise rules.StaleError("Someone else changed this return since you opened the page.")
    return locked


def _move(locked: Return, step: Step, by, reason: str = "", **values) -> Return:
    """Take one step and write it down. Raises ValidationError in the wrong state."""
    rules.require_step(locked, step)
    if reason:
        because(reason)
    event = ReturnEvent(return_of=locked, from_state=locked.state, to_state=step.target, reason=reason, made_by=by)
    for name, value in {"state": step.target, **values}.items():
        setattr(locked, name, value)
    locked.save(update_fields=["state", *values])
    locked.refresh_from_db(fields=["row_version"])  # the database has counted it up
    event.save()
    return locked
