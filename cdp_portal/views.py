"""Pages above the apps: what needs me, the partnerships, who can do what, health of the service, errors."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import Access, for_partnership, public, signed_in
from accounts.history import latest_in
from accounts.roles import ROLES, Permission, Role
from cdp_portal.home import everything_that_needs
from outcomes.figures import veil
from partnerships.models import Partnership

SHORT_LIST = 10
ANSWERING = Permission.ACTION_UPDATE


@require_safe
@signed_in
def home(request):
    """What needs me: late first, then this week, then later."""
    partnerships = list(Partnership.objects.visible_to(request.user))
    groups = everything_that_needs(request.user, partnerships, timezone.localdate())
    context = {
        "title": "What needs you",
        "groups": groups,
        "partnerships": partnerships[:SHORT_LIST],
        "answering": [
            one for one in partnerships[:SHORT_LIST] if Access(request.user, one).can(Permission.ACTION_UPDATE)
        ],
        "count": len(partnerships),
        "more": len(partnerships) > SHORT_LIST,
    }
    return render(request, "home.html", context)


@require_safe
@signed_in
def role_list(request):
    """The table of roles and permissions, as the code has it."""
    roles = [(role, ROLES[role]) for role in Role]
    rows = [
        (permission.sentence, [(role.label, permission in facts.permissions) for role, facts in roles])
        for permission in Permission
    ]
    context = {"title": "Who can do what", "roles": roles, "rows": rows}
    return render(request, "role_list.html", context)


@require_safe
@for_partnership(Permission.HISTORY_VIEW)
def history_list(request, partnership):
    """The last changes of everything that belongs to the partnership; numbers of figures for those who edit them."""
    context = {
        "title": "History",
        "section": "Overview",
        "entries": latest_in(partnership, veiled=veil(request.access)),
        "trail": [(str(partnership), partnership.get_absolute_url())],
    }
    return render(request, "history_list.html", context)


@require_safe
@public("a visitor must be able to read how accessible the service is before signing in")
def accessibility(request):
    return render(request, "accessibility.html", {"title": "Accessibility"})


@require_safe
@public("a load balancer asks whether the process lives")
def healthz(request):
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@public("a load balancer asks whether the process can serve")
def readyz(request):
    """200 when the database answers and no migration is missing, otherwise 503."""
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return JsonResponse({"migrations_missing": missing}, status=503 if missing else 200)


def server_error(request):
    """An unexpected error: the person sees the reference under which it was logged. Asks no database."""
    return HttpResponse(render_to_string("500.html"), status=500)
