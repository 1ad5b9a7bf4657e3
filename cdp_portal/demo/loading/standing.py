"""Standing orders and items of bodies, and the series that their meetings come from."""

from cdp_portal.demo import standing
from cdp_portal.demo.loading.context import Load
from meetings.models import MeetingSeries, ReportTemplate, StandingItem, StandingOrders


def load_standing(load: Load) -> None:
    templates = {template.slug: template for template in ReportTemplate.objects.filter(kept_by=None)}
    orders = [
        {"partnership": body.partnership, "body": body, "report_template": templates[template], **rest}
        for place, slug, template, rest in standing.ORDERS
        for body in [load.bodies[place.SLUG, slug]]
    ]
    load.put(StandingOrders, orders, "body")
    load_standing_items(load)
    series = [
        {"partnership": body.partnership, "body": body, **rest}
        for place, slug, rest in standing.SERIES
        for body in [load.bodies[place.SLUG, slug]]
    ]
    load.series = {one.body_id: one for one in load.put(MeetingSeries, series, "body", "first_on").values()}


def load_standing_items(load: Load) -> None:
    rows = [
        {
            "partnership": body.partnership,
            "body": body,
            "position": position,
            "title": item["title"],
            "purpose": item["purpose"],
            "carries": item.get("carries", ""),
            "minutes_allotted": item.get("minutes"),
            "lead_seat": load.seat(place, item.get("lead")),
        }
        for place, slug, items in standing.ITEMS
        for body in [load.bodies[place.SLUG, slug]]
        for position, item in enumerate(items, 1)
    ]
    load.put(StandingItem, rows, "body", "position")
