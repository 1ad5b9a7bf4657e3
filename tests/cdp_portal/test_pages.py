"""The frame of every page, the error pages and the sign-in pages."""

import re
from types import SimpleNamespace

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core import mail
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from cdp_portal.forms import DateField, PortalForm
from tests.factories.accounts import UserFactory


class DayForm(PortalForm):
    day = DateField(label="Day")


def drawn(template="components/record_form.html", said="", **context):
    request = RequestFactory().get("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    if said:
        messages.success(request, said)
    return render_to_string(template, {"form": DayForm(), "title": "Edit day"} | context, request=request)


def title(html: str) -> str:
    return html.split("<title>")[1].split("</title>")[0]


def test_the_title_tells_record_section_and_partnership():
    sefton = SimpleNamespace(name="Sefton Combating Drugs Partnership", get_absolute_url="/partnerships/sefton/")

    html = drawn(section="Meetings", partnership=sefton)

    assert title(html) == "Edit day – Meetings – Sefton Combating Drugs Partnership – CDP Portal"
    assert title(drawn(title="Meetings", section="Meetings")) == "Meetings – CDP Portal"


def test_a_page_with_errors_says_so_first_and_leads_to_the_box():
    html = drawn(form=DayForm({"day_day": "1", "day_month": "", "day_year": "2026"}))

    assert title(html) == "Error: Edit day – CDP Portal"
    assert '<a href="#id_day_month">Day must include a month</a>' in html
    assert html.count('id="id_day_month"') == 1


def test_a_message_is_announced_and_escaped():
    html = drawn(said="Meeting of <Sefton> saved.")

    assert 'role="alert"' in html
    assert "Meeting of &lt;Sefton&gt; saved." in html


def test_navigation_marks_where_one_is():
    html = drawn(nav=[("Overview", "/a/", False), ("Meetings", "/b/", True)])

    assert html.count("govuk-service-navigation__item--active") == 1
    assert 'href="/b/" aria-current="true"' in html


def test_nothing_runs_inline():
    html = drawn(said="Saved.", nav=[("Overview", "/", True)])
    tags = re.findall(r"<[a-z][^>]*>", html)

    assert [tag for tag in tags if re.search(r"\s(style|on[a-z]+)=", tag)] == []
    assert re.findall(r"<script[^>]*>(.+?)</script>", html) == []


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
def test_error_pages_need_no_request(name):
    assert "<h1" in render_to_string(name)


@pytest.mark.parametrize("name", ["403.html", "404.html", "429.html"])
def test_error_pages_stand_in_the_frame(name):
    assert "Skip to main content" in drawn(name)


@pytest.mark.django_db
def test_sign_in_is_plain_and_offers_no_account(client):
    html = client.get(reverse("account_login")).content.decode()

    assert title(html) == "Sign in – CDP Portal"
    assert "Sign up" not in html
    assert reverse("account_signup") not in html
    assert 'autocomplete="current-password"' in html


@pytest.mark.django_db
def test_a_failed_sign_in_says_each_thing_once(client):
    html = client.post(reverse("account_login"), {"login": "", "password": ""}).content.decode()

    assert title(html) == "Error: Sign in – CDP Portal"
    assert html.count("Enter e-mail address") == 2  # above and beside
    assert html.count("Enter password") == 2
    assert "This field is required" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["account_reset_password", "account_reset_password_done", "account_inactive", "account_signup",
     "account_email_verification_sent", "account_reset_password_from_key_done"],
)  # fmt: skip
def test_the_pages_around_sign_in_are_ours(client, name):
    html = client.get(reverse(name)).content.decode()

    assert html.count('<h1 class="govuk-heading-l">') == 1
    assert "lease" not in html.lower().replace("release", "")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_change_password", "account_logout", "account_email"])
def test_the_pages_of_an_account_are_ours(browse, name):
    html = browse(UserFactory()).get(reverse(name)).content.decode()

    assert '<h1 class="govuk-heading-l">' in html


@pytest.mark.django_db
def test_a_forgotten_password_is_answered_by_a_short_mail(client):
    user = UserFactory()
    user.set_password("correct horse battery")
    user.save()

    client.post(reverse("account_reset_password"), {"email": user.email})

    assert [one.subject for one in mail.outbox] == ["Choose a new password for CDP Portal"]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body
