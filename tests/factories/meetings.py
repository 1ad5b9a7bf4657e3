import secrets
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import factory
from django.utils import timezone

from cdp_portal.release import Audience
from meetings import models
from meetings.models.feeds import fingerprint
from tests.factories.accounts import UserFactory
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory, MilestoneProgressFactory, PartnershipFactory

LONDON = ZoneInfo("Europe/London")


def at(*when: int) -> datetime:
    """An instant in London: `at(2023, 12, 6, 14)`."""
    return datetime(*when, tzinfo=LONDON)


class MeetingFactory(factory.django.DjangoModelFactory):
    """A meeting of two hours. Its address follows from its day."""

    class Meta:
        model = models.Meeting

    body = factory.SubFactory(BodyFactory)
    starts_at = factory.Sequence(lambda n: at(2023, 12, 6, 14) + timedelta(days=n))
    ends_at = factory.LazyAttribute(lambda o: o.starts_at + timedelta(hours=2))
    slug = factory.LazyAttribute(lambda o: f"{timezone.localdate(o.starts_at)}")


class AgendaItemFactory(factory.django.DjangoModelFactory):
    """An item; give `release_class="restricted"` and it has a ground and a reason."""

    class Meta:
        model = models.AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.LazyAttribute(lambda o: o.meeting.items.count() + 1)
    title = factory.Sequence(lambda n: f"Item {n}")
    closed_ground = factory.LazyAttribute(
        lambda o: models.Ground.BOARD if o.release_class == Audience.RESTRICTED else ""
    )
    exempt_reason = factory.LazyAttribute(
        lambda o: "Names a contractor" if o.release_class == Audience.RESTRICTED else ""
    )
    release_class = Audience.MEMBER


class StandingOrdersFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StandingOrders

    body = factory.SubFactory(BodyFactory)


class StandingItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StandingItem

    body = factory.SubFactory(BodyFactory)
    position = factory.LazyAttribute(lambda o: o.body.standing_items.count() + 1)
    title = factory.Sequence(lambda n: f"Standing item {n}")


class ReportTemplateFactory(factory.django.DjangoModelFactory):
    """The portal's own template, without fields; give `kept_by` and another `slug` for one of a partnership."""

    class Meta:
        model = models.ReportTemplate
        django_get_or_create = ("kept_by", "slug")

    kept_by = None
    slug = models.ReportTemplate.HOUSE
    name = "Portal house template"


class TemplateFieldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.TemplateField
        django_get_or_create = ("template", "key")

    template = factory.SubFactory(ReportTemplateFactory)
    key = "purpose"
    part = models.TemplateField.Part.SECTION
    label = factory.LazyAttribute(lambda o: o.key.replace("_", " ").capitalize())
    position = factory.LazyAttribute(lambda o: o.template.fields.count() + 1)


class PaperFactory(factory.django.DjangoModelFactory):
    """A paper written here, without text."""

    class Meta:
        model = models.Paper

    item = factory.SubFactory(AgendaItemFactory)
    template = factory.SubFactory(ReportTemplateFactory)
    kind = models.Paper.Kind.AUTHORED
    title = factory.Sequence(lambda n: f"Paper {n}")


class PaperAnswerFactory(factory.django.DjangoModelFactory):
    """The purpose of a paper."""

    class Meta:
        model = models.PaperAnswer

    paper = factory.SubFactory(PaperFactory)
    field = factory.SubFactory(TemplateFieldFactory, template=factory.SelfAttribute("..paper.template"))
    text = "To note the progress made."


class ClearanceFactory(factory.django.DjangoModelFactory):
    """Asked of finance, and not answered yet."""

    class Meta:
        model = models.Clearance

    paper = factory.SubFactory(PaperFactory)
    key = "clear_finance"
    role = "Finance"
    asked_at = factory.LazyFunction(timezone.now)
    due_on = factory.LazyFunction(timezone.localdate)


class PaperReferralFactory(factory.django.DjangoModelFactory):
    """A paper and the one made of it at another meeting."""

    class Meta:
        model = models.PaperReferral

    paper = factory.SubFactory(PaperFactory)
    made = factory.SubFactory(PaperFactory)
    sent_at = factory.LazyFunction(timezone.now)


class AttendanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Attendance

    meeting = factory.SubFactory(MeetingFactory)
    seat = factory.SubFactory(SeatFactory, body=factory.SelfAttribute("..meeting.body"))
    state = models.Attendance.State.PRESENT


class MinuteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Minute

    item = factory.SubFactory(AgendaItemFactory)
    text = "The chair welcomed everyone."


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Decision

    meeting = factory.SubFactory(MeetingFactory)
    number = factory.Sequence(lambda n: n + 1)
    text = "The plan was agreed."


class ActionFactory(factory.django.DjangoModelFactory):
    """An open action of a seat; its partnership is that of the seat's body."""

    class Meta:
        model = models.Action

    owner_seat = factory.SubFactory(SeatFactory)
    partnership = factory.LazyAttribute(lambda o: o.owner_seat.partnership)
    number = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"Write to the care board, letter {n}")


class ActionUpdateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ActionUpdate

    action = factory.SubFactory(ActionFactory)
    text = "The letter was sent."
    status = models.Action.Status.IN_PROGRESS


LAYOUT = {
    "parts": [
        {"key": key, "number": "", "title": title, "kind": key, "fingerprint": "", "labels": [label], "notes": [""]}
        for key, title, label in (("cover", "Cover", "1"), ("contents", "Contents", "2"), ("agenda", "Agenda", "3"))
    ],
    "total": 3,
    "retired": [],
}
COVER = {
    "partnership": "Sefton",
    "body": "Board",
    "title": "Meeting pack",
    "date_text": "6 December 2023",
    "time_text": "2pm",
    "place": "Bootle Town Hall",
    "marking": "",
    "notices": [],
}


class PackFileFactory(factory.django.DjangoModelFactory):
    """A first version of three pages, for members. `new_pages=True`: with a supplement."""

    class Meta:
        abstract = True

    class Params:
        new_pages = factory.Trait(
            supplement=factory.django.FileField(filename="new.pdf", data=b"%PDF-1.7 new"),
            supplement_pages=6,
            supplement_sha256="3" * 64,
        )

    meeting = factory.SubFactory(MeetingFactory)
    version = 1
    audience = Audience.MEMBER
    pages = 3
    file = factory.django.FileField(filename="pack.pdf", data=b"%PDF-1.7 made by a test")
    sha256 = "0" * 64
    reason = factory.LazyAttribute(lambda o: "A late paper" if o.version > 1 else "")
    outline = factory.LazyFunction(lambda: [{"key": "agenda", "name": "the agenda", "sha256": "1" * 64}])
    layout = factory.LazyFunction(lambda: LAYOUT)
    proof = factory.LazyFunction(
        lambda: {
            "passed": True,
            "findings": [{"check": "opens", "passed": True, "sentence": "The pack opens.", "note": False}],
        }
    )
    content = factory.LazyFunction(lambda: {"cover": COVER, "agenda": [], "parts": [], "reason": ""})


class PackFactory(PackFileFactory):
    class Meta:
        model = models.Pack

    issued_at = factory.LazyFunction(timezone.now)
    issued_by = factory.SubFactory(UserFactory)


class PackDraftFactory(PackFileFactory):
    class Meta:
        model = models.PackDraft

    fingerprint = "2" * 64
    built_at = factory.LazyFunction(timezone.now)
    built_by = factory.SubFactory(UserFactory)


class PackOpeningFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PackOpening

    pack = factory.SubFactory(PackFactory)
    what = models.PackOpening.What.PDF
    opened_at = factory.LazyFunction(timezone.now)
    opened_by = factory.SubFactory(UserFactory)


class MeetingSeriesFactory(factory.django.DjangoModelFactory):
    """A rule for a year: every three months on the first Wednesday at 2pm."""

    class Meta:
        model = models.MeetingSeries

    body = factory.SubFactory(BodyFactory)
    rhythm = models.MeetingSeries.Rhythm.QUARTERLY
    first_on = date(2027, 1, 6)
    last_on = date(2027, 12, 31)
    start_time = time(14)
    end_time = time(16)


class CalendarFeedFactory(factory.django.DjangoModelFactory):
    """An address that works for a year; give `token` and it is the last part of it."""

    class Meta:
        model = models.CalendarFeed

    class Params:
        token = factory.LazyFunction(lambda: secrets.token_urlsafe(32))

    user = factory.SubFactory(UserFactory)
    token_sha256 = factory.LazyAttribute(lambda o: fingerprint(o.token))
    expires_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=365))
    made_at = factory.LazyFunction(timezone.now)
    made_by = factory.SelfAttribute("user")


class DealtWithFactory(factory.django.DjangoModelFactory):
    """A link to `served`. Without a paper, decision or action it starts from a new decision of the same partnership."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        if not kwargs.keys() & set(models.BUSINESS):
            place = kwargs["served"].partnership or PartnershipFactory()
            kwargs["decision"] = DecisionFactory(meeting__body__partnership=place)
        return super()._create(model_class, *args, **kwargs)


class MilestoneDealtWithFactory(DealtWithFactory):
    class Meta:
        model = models.MilestoneDealtWith

    served = factory.SubFactory(MilestoneProgressFactory)
