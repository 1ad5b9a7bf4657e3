"""The life of a return: each step, what it keeps, and what it refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.audit import acting
from accounts.models import AuditEntry
from accounts.roles import Role
from cdp_portal.periods import Quarter
from returns import actions
from returns.content import SECTIONS, build, canonical
from returns.models import Return, ReturnSignature
from returns.rules import StaleError
from tests.conftest import person
from tests.factories.partnerships import FootprintAreaFactory, SeniorResponsibleOwnerFactory
from tests.factories.returns import ReturnSignatureFactory

State = Return.State


def read(return_) -> str:
    return canonical.fingerprint(canonical.write(build(return_)))


def sign(return_, by) -> ReturnSignature:
    return actions.sign(return_=return_, row_version=return_.row_version, read=read(return_), by=by)


def fresh(return_) -> Return:
    return Return.objects.select_related("requirement", "partnership").get(pk=return_.pk)


def steps(return_) -> list[tuple[str, str, str, str]]:
    return [(event.from_state, event.to_state, event.reason, str(event.made_by)) for event in return_.events.all()]


def test_a_started_return_has_a_text_for_each_section(draft, alice):
    assert (draft.state, str(draft.due_on), str(draft.partnership)) == (State.DRAFTING, "2024-01-30", "Sefton")
    assert set(draft.narratives.values_list("section", "text")) == {(key, "") for key in SECTIONS}
    assert steps(draft) == [("", "drafting", "", "Alice")]


def test_a_quarter_has_one_return_for_each_requirement(draft, requirement, alice):
    with pytest.raises(ValidationError, match="The return for Q3 2023-24 has already been started"):
        actions.start_return(requirement=requirement, quarter=Quarter(2023, 3), by=alice)
    actions.start_return(requirement=requirement, quarter=Quarter(2023, 2), by=alice)
    assert Return.objects.count() == 2


def test_the_whole_way(in_review, alice, sam):
    signature = sign(fresh(in_review), sam)
    signed = fresh(in_review)
    assert (signed.state, signed.prepared_by) == (State.SIGNED, alice)
    actions.mark_sent(return_=signed, row_version=signed.row_version, by=alice)
    assert fresh(signed).state == State.SUBMITTED
    assert steps(signed) == [
        ("", "drafting", "", "Alice"),
        ("drafting", "in_review", "", "Alice"),
        ("in_review", "signed", "", "Sam"),
        ("signed", "submitted", "", "Alice"),
    ]
    assert signature.version == 1


def test_the_signature_keeps_who_what_and_by_what_right(in_review, alice, sam, owner):
    signature = sign(fresh(in_review), sam)
    assert signature.content == canonical.write(build(fresh(in_review)))
    assert signature.sha256 == canonical.fingerprint(signature.content)
    assert (signature.prepared_by, signature.signed_by, signature.sro) == (alice, sam, owner)
    assert (signature.signer_post, signature.statement) == (
        "Director of Public Health, Sefton Council",
        in_review.requirement.statement,
    )
    assert signature.signer_authority.startswith("the sole senior responsible owner of Sefton")
    assert (signature.schema_version, signature.partnership) == (1, in_review.partnership)


def test_a_step_in_the_wrong_state_is_refused_in_words(draft, sam, alice, owner):
    version = draft.row_version
    for act, sentence in (
        (lambda: actions.send_back(return_=draft, row_version=version, reason="x", by=sam), "can be sent back"),
        (lambda: actions.mark_sent(return_=draft, row_version=version, by=alice), "Only a signed return can be marked"),
        (lambda: actions.reopen(return_=draft, row_version=version, reason="x", by=alice), "Only a signed return can"),
        (lambda: sign(draft, sam), "can be signed. This one is now: being drafted"),
    ):
        with pytest.raises(ValidationError, match=sentence):
            act()
    assert steps(draft) == [("", "drafting", "", "Alice")]


def test_sending_back_keeps_the_reason_and_lets_words_be_changed(in_review, sam):
    with acting(sam):
        actions.send_back(
            return_=in_review, row_version=in_review.row_version, reason="The spend is out of date", by=sam
        )
    assert fresh(in_review).state == State.DRAFTING
    assert steps(in_review)[-1] == ("in_review", "drafting", "The spend is out of date", "Sam")
    entry = AuditEntry.objects.filter(table_name="returns_return", row_id=in_review.pk).first()
    assert (entry.user_id, entry.reason) == (sam.pk, "The spend is out of date")


def test_reopening_keeps_the_earlier_signature_and_the_next_is_version_2(in_review, alice, sam, sefton):
    first = sign(fresh(in_review), sam)
    signed = fresh(in_review)
    actions.reopen(return_=signed, row_version=signed.row_version, reason="Wrong footprint", by=alice)
    FootprintAreaFactory(partnership=sefton)
    drafted = fresh(signed)
    actions.submit_for_review(return_=drafted, row_version=drafted.row_version, by=alice)
    second = sign(fresh(signed), sam)
    assert [(one.version, one.sha256) for one in signed.signatures.all()] == [(2, second.sha256), (1, first.sha256)]
    assert first.sha256 != second.sha256
    assert ReturnSignature.objects.get(pk=first.pk).content == first.content


def test_a_page_that_was_overtaken_signs_nothing(in_review, sam):
    seen = fresh(in_review)
    Return.objects.filter(pk=in_review.pk).update(headline="Changed meanwhile")
    with pytest.raises(StaleError, match="Someone else changed this return"):
        sign(seen, sam)
    assert ReturnSignature.objects.count() == 0


def test_what_is_signed_is_what_was_read(in_review, sam, sefton):
    seen = fresh(in_review)
    before = read(seen)
    FootprintAreaFactory(partnership=sefton)
    with pytest.raises(StaleError, match="A figure of this return has changed since you opened the page"):
        actions.sign(return_=seen, row_version=seen.row_version, read=before, by=sam)
    assert (ReturnSignature.objects.count(), fresh(seen).state) == (0, State.IN_REVIEW)


def test_the_database_itself_refuses_a_preparer_who_signs(alice):
    with pytest.raises(IntegrityError, match="returns_signature_not_by_the_preparer"), transaction.atomic():
        ReturnSignatureFactory(prepared_by=alice, signed_by=alice)


def test_the_database_itself_refuses_to_change_what_was_signed(in_review, sam):
    signature = sign(fresh(in_review), sam)
    for attempt in (
        lambda: ReturnSignature.objects.update(content="{}"),
        lambda: ReturnSignature.objects.filter(pk=signature.pk).delete(),
        lambda: in_review.events.update(reason="never"),
    ):
        with pytest.raises(IntegrityError, match="is refused"), transaction.atomic():
            attempt()


def test_those_who_may_sign_get_a_mail_once_the_change_is_kept(
    draft, alice, owner, sefton, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.SITE_URL = "https://portal.example"
    owner.shared = True
    owner.save()
    for email, role, dates in (("lapsed", Role.SRO, {"ends_on": "2023-01-01"}), ("roleless", None, {})):
        user = person(email, role, sefton)
        SeniorResponsibleOwnerFactory(partnership=sefton, user=user, shared=True, **dates)
    with django_capture_on_commit_callbacks(execute=True):
        actions.submit_for_review(return_=draft, row_version=draft.row_version, by=alice)
        assert mailoutbox == []
    (mail,) = mailoutbox
    assert mail.to == ["sam@cdp-portal.example"]
    assert mail.subject == "Sefton: return for Q3 2023-24 ready for you to sign"
    assert "It is due on 30 January 2024. Alice prepared it." in mail.body
    assert "\nhttps://portal.example/partnerships/sefton/returns/2023-24-q3/national_unit/\n" in mail.body
