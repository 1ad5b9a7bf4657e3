"""Pages of the register where all of England is kept: made-up national data in a scratch database of its own."""

import io
from datetime import date

from django.db import connection, transaction
from django.urls import reverse

from accounts.models import User
from bench import register_floors as floors
from bench.measure import Stopwatch, interleaved
from bench.pages import Page, compared, signed_in
from bench.table import Comparison, Measured
from cdp_portal.imports.running import run
from cdp_portal.national import load
from members.imports import SEAT
from members.models import Organisation, Seat, SeatHolder
from partnerships.models import Body, Partnership

ASKED = "thorpe"
HOLDERS = 5000
IMPORTED = 1000
ROUNDS = 5
TABLES = (
    "partnerships_partnership",
    "partnerships_footprintarea",
    "partnerships_seniorresponsibleowner",
    "partnerships_milestoneprogress",
    "partnerships_body",
    "partnerships_reportingline",
    "partnerships_termsofreference",
    "members_organisation",
    "members_seat",
    "members_seatholder",
    "members_interest",
    "outcomes_observation",
    "outcomes_planaction",
    "outcomes_planactionmilestone",
    "outcomes_planactionupdate",
    "outcomes_riskreview",
)


def loading() -> list[Comparison]:
    """Fill the database, once, against the same rows copied into bare tables; and what the audit record costs."""
    watch = Stopwatch(connection)
    started = watch.read()
    count = load()
    subject = Measured(f"National data, {count:,} rows", watch.read() - started)
    bare = Measured("COPY of them into bare tables", _copied(watch))
    meaning = (
        f"{count:,} rows of made-up national data written by load_national, with audit record, triggers and every "
        "constraint, against COPY of the same rows into tables without keys, constraints or triggers. Measured once."
    )
    return [Comparison(subject, bare, meaning), _audit(watch)]


def _copied(watch: Stopwatch):
    """What it costs to copy the rows of `TABLES` into tables that have nothing but columns."""
    with transaction.atomic(), connection.cursor() as cursor:
        texts = {}
        for table in TABLES:
            texts[table] = io.StringIO()
            cursor.copy_expert(f"COPY {table} TO STDOUT", texts[table])
            texts[table].seek(0)
            cursor.execute(f"CREATE TEMP TABLE bare_{table} (LIKE {table}) ON COMMIT DROP")
        started = watch.read()
        for table, text in texts.items():
            cursor.copy_expert(f"COPY bare_{table} FROM STDIN", text)
        return watch.read() - started


def _audit(watch: Stopwatch) -> Comparison:
    """The same holders written with and without the audit trigger; both are undone."""
    seats = list(SeatHolder.objects.filter(substitute=False).values_list("partnership", "seat")[:HOLDERS])

    def write(*, audited: bool) -> None:
        rows = [
            SeatHolder(partnership_id=partnership, seat_id=seat, name="Substitute", substitute=True)
            for partnership, seat in seats
        ]
        with transaction.atomic():
            if not audited:
                with connection.cursor() as cursor:
                    cursor.execute("ALTER TABLE members_seatholder DISABLE TRIGGER portal_audit")
            SeatHolder.objects.bulk_create(rows)
            transaction.set_rollback(True)

    jobs = {"with": lambda: write(audited=True), "without": lambda: write(audited=False)}
    costs = interleaved(jobs, rounds=ROUNDS, stopwatch=watch, warm_ups=1)
    meaning = f"{HOLDERS:,} holders of seats written in bulk with the audit record, against the same without it."
    subject = Measured(f"{HOLDERS:,} holders, audited", costs["with"])
    return Comparison(subject, Measured("the same without the audit record", costs["without"]), meaning)


def importing() -> Comparison:
    """A file of seats read, checked against the register and written, against the same seats written in bulk."""
    board = Body.objects.select_related("partnership").get(partnership__slug="national-001", slug="partnership-board")
    organisations = list(Organisation.objects.order_by("pk")[:40])
    posts = [(f"Imported post {number}", organisations[number % 40]) for number in range(IMPORTED)]
    lines = [f'"{post}","{organisation}",{board},2026-01-01' for post, organisation in posts]
    content = "\n".join(["Post,Organisation,Board or group,First day", *lines]).encode()

    def bring_in() -> None:
        with transaction.atomic():
            found = run(SEAT, content, board.partnership, lock=True)
            if found.preview.new != IMPORTED or found.preview.problems:
                raise RuntimeError(f"The import is not what it should be: {found.preview.problems[:3]}")
            found.write()
            transaction.set_rollback(True)

    def write() -> None:
        with transaction.atomic():
            Seat.objects.bulk_create(
                Seat(partnership=board.partnership, body=board, organisation=organisation, post_title=post)
                for post, organisation in posts
            )
            transaction.set_rollback(True)

    jobs = {"import": bring_in, "bulk": write}
    costs = interleaved(jobs, rounds=ROUNDS, stopwatch=Stopwatch(connection), warm_ups=1)
    subject = Measured(f"Import of {IMPORTED:,} seats", costs["import"])
    meaning = f"{IMPORTED:,} seats read from CSV in a process of its own, checked and written, against bulk_create."
    return Comparison(subject, Measured("the same seats written in bulk", costs["bulk"]), meaning)


def comparisons(today: date) -> list[Comparison]:
    """Two rows for each page: against the floor, and against Django's admin."""
    partnership = Partnership.objects.get(slug="national-001")
    board = Body.objects.get(partnership=partnership, slug="partnership-board")
    values = {"partnership": partnership.pk, "body": board.pk, "today": today, "asked": f"%{ASKED}%"}
    administrator = signed_in(User.objects.create_superuser("admin@cdp-portal.example", name="Administrator"))
    accounts = {
        name: signed_in(User.objects.get(email=f"{name}@cdp-portal.example")) for name in ("commissioner", "national")
    }
    return [
        row
        for account, page in _pages(partnership.slug, board)
        for row in compared(page, values, accounts[account], administrator)
    ]


def _pages(slug: str, board: Body) -> list[tuple[str, Page]]:
    """The pages, each with the account that opens it."""
    seats, bodies = reverse("admin:members_seat_changelist"), reverse("admin:partnerships_body_changelist")
    areas = reverse("admin:partnerships_localauthority_changelist")
    progress = reverse("admin:partnerships_milestoneprogress_changelist")
    organisations = reverse("admin:members_organisation_changelist")
    of_board = reverse("seat_list", args=[slug]) + f"?body={board.pk}"
    found = reverse("organisation_find", args=[slug]) + f"?q={ASKED}"
    detail = reverse("body_detail", args=[slug, board.pk])
    return [
        ("commissioner", Page("Seats of a body, 25 of 40", of_board, floors.SEAT_LIST, seats, "seats")),
        ("commissioner", Page("Board with its 40 seats", detail, floors.BODY_DETAIL, bodies, "bodies")),
        ("commissioner", Page("Boards, drawn", reverse("body_list", args=[slug]), floors.BODY_LIST, bodies, "bodies")),
        (
            "commissioner",
            Page(
                "Coverage by 240 seats",
                reverse("membership_detail", args=[slug]),
                floors.MEMBERSHIP_DETAIL,
                seats,
                "seats",
            ),
        ),
        (
            "national",
            Page("Milestones, 25 of 106", reverse("milestone_table"), floors.MILESTONE_TABLE, progress, "reports"),
        ),
        ("national", Page("Coverage, 153 areas", reverse("coverage_list"), floors.COVERAGE_LIST, areas, "authorities")),
        (
            "commissioner",
            Page(
                f"Organisation among {Organisation.objects.count():,}",
                found,
                floors.ORGANISATION_FIND,
                organisations,
                "organisations",
            ),
        ),
    ]
