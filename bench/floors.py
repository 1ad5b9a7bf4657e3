"""What each page shows, in the fewest plain SQL queries. The first column of each is text that the page must show."""

from django.utils.html import escape

HOME = (
    """SELECT name, slug FROM partnerships_partnership WHERE id = %(partnership)s""",
    """SELECT a.text, s.post_title, o.name, a.due_on, p.short_name
    FROM meetings_action a JOIN members_seat s ON s.id = a.owner_seat_id
    JOIN members_organisation o ON o.id = s.organisation_id JOIN partnerships_partnership p ON p.id = a.partnership_id
    WHERE a.partnership_id = %(partnership)s AND a.status IN ('not_started', 'in_progress')
    AND (a.due_on < %(today)s OR a.owner_seat_id IN (SELECT seat_id FROM members_seatholder WHERE user_id = %(user)s))
    ORDER BY a.due_on, a.number""",
    """SELECT DISTINCT ON (m.body_id) b.name, m.starts_at FROM meetings_meeting m
    JOIN partnerships_body b ON b.id = m.body_id
    WHERE m.partnership_id = %(partnership)s AND m.status = 'planned' ORDER BY m.body_id, m.starts_at""",
    """SELECT a.text, s.post_title, o.name, a.due_on
    FROM outcomes_planaction a JOIN members_seat s ON s.id = a.owner_seat_id
    JOIN members_organisation o ON o.id = s.organisation_id WHERE a.status NOT IN ('done', 'dropped')
    AND a.owner_seat_id IN (SELECT seat_id FROM members_seatholder WHERE user_id = %(user)s) ORDER BY a.due_on""",
    """SELECT p.short_name, q.title, r.financial_year, r.quarter_number, r.due_on FROM returns_return r
    JOIN returns_returnrequirement q ON q.id = r.requirement_id
    JOIN partnerships_partnership p ON p.id = r.partnership_id
    WHERE r.partnership_id = %(partnership)s AND r.state <> 'submitted'""",
)

ACTION_LIST = (
    """SELECT a.text, a.number, s.post_title, o.name, a.due_on, a.status
    FROM meetings_action a JOIN members_seat s ON s.id = a.owner_seat_id
    JOIN members_organisation o ON o.id = s.organisation_id WHERE a.partnership_id = %(partnership)s
    ORDER BY a.status IN ('not_started', 'in_progress') DESC, a.due_on, a.closed_on DESC, a.number DESC LIMIT 25""",
    "SELECT count(*) FROM meetings_action WHERE partnership_id = %(partnership)s",
)

RETURN = (
    """SELECT q.title, r.headline, r.state, r.due_on, q.statement FROM returns_return r
    JOIN returns_returnrequirement q ON q.id = r.requirement_id WHERE r.id = %(return)s""",
    "SELECT text, section FROM returns_returnnarrative WHERE return_of_id = %(return)s",
    """SELECT post_title, organisation_name, holder_name, shared, confirmed_on FROM partnerships_seniorresponsibleowner
    WHERE partnership_id = %(partnership)s AND starts_on <= %(last_day)s
    AND (ends_on IS NULL OR ends_on > %(last_day)s)""",
    """SELECT l.name, l.gss_code, l.region FROM partnerships_footprintarea f
    JOIN partnerships_localauthority l ON l.id = f.authority_id
    WHERE f.partnership_id = %(partnership)s AND f.starts_on <= %(last_day)s
    AND (f.ends_on IS NULL OR f.ends_on > %(last_day)s) ORDER BY lower(l.name)""",
    """SELECT m.title, m.code, m.due_on, p.state, p.achieved_on, p.evidence FROM partnerships_milestone m
    LEFT JOIN partnerships_milestoneprogress p ON p.milestone_id = m.id AND p.partnership_id = %(partnership)s
    ORDER BY m."order" """,
    """SELECT c.title, c.expectation, count(s.id), count(s.id) FILTER (WHERE h.id IS NULL) FROM members_sector c
    JOIN members_seat s ON s.sector_id = c.id LEFT JOIN members_seatholder h ON h.seat_id = s.id
    WHERE s.partnership_id = %(partnership)s GROUP BY c.id ORDER BY c.position""",
    """SELECT b.name, m.starts_at, m.status, count(*) FILTER (WHERE t.state IN ('present', 'substitute')),
    count(*) FILTER (WHERE t.state = 'apologies'), count(*) FILTER (WHERE t.state = 'absent')
    FROM meetings_meeting m JOIN partnerships_body b ON b.id = m.body_id
    LEFT JOIN meetings_attendance t ON t.meeting_id = m.id WHERE m.partnership_id = %(partnership)s
    AND m.starts_at >= %(first_day)s AND m.starts_at < %(end)s GROUP BY b.id, m.id ORDER BY m.starts_at""",
    """SELECT count(*) FILTER (WHERE a.closed_on IS NULL OR a.closed_on > %(last_day)s),
    count(*) FILTER (WHERE a.closed_on BETWEEN %(first_day)s AND %(last_day)s)
    FROM meetings_action a LEFT JOIN meetings_meeting m ON m.id = a.meeting_id
    WHERE a.partnership_id = %(partnership)s AND (m.id IS NULL OR m.starts_at < %(end)s)""",
    """SELECT a.text, a.number, j.title, s.post_title, o.name, a.due_on, a.status FROM outcomes_planaction a
    JOIN outcomes_objective j ON j.id = a.objective_id JOIN members_seat s ON s.id = a.owner_seat_id
    JOIN members_organisation o ON o.id = s.organisation_id
    WHERE a.partnership_id = %(partnership)s ORDER BY j.position, a.number""",
    """SELECT DISTINCT ON (m.code) m.name, m.code, c.title, m.unit, o.ends_on, o.value, o.source, o.provisional, o.note,
    lead(o.value) OVER (PARTITION BY m.id ORDER BY o.ends_on DESC) FROM outcomes_observation o
    JOIN outcomes_metric m ON m.id = o.metric_id JOIN outcomes_outcome c ON c.id = m.outcome_id
    WHERE o.partnership_id = %(partnership)s AND o.ends_on <= %(end)s ORDER BY m.code, o.ends_on DESC""",
    """SELECT l.title, i.title, a.name, f.name, n.amount, n.status,
    l.planned_q1, l.planned_q2, l.planned_q3, l.planned_q4, sum(s.actual),
    sum(s.actual) FILTER (WHERE s.quarter = %(number)s) FROM grants_allocation n
    JOIN partnerships_localauthority a ON a.id = n.authority_id JOIN grants_fundingstream f ON f.id = n.stream_id
    JOIN grants_spendplan p ON p.allocation_id = n.id JOIN grants_spendline l ON l.plan_id = p.id
    JOIN grants_intervention i ON i.id = l.intervention_id LEFT JOIN grants_spend s ON s.line_id = l.id
    WHERE n.partnership_id = %(partnership)s AND n.financial_year = %(year)s GROUP BY n.id, a.id, f.id, l.id, i.id
    ORDER BY a.name, f.code, l.position""",
)


def fetch(connection, queries: tuple[str, ...], values: dict) -> list[tuple]:
    """All rows of the queries, by the bare driver on the connection that Django holds."""
    rows = []
    with connection.connection.cursor() as cursor:
        for query in queries:
            cursor.execute(query, values)
            rows += cursor.fetchall()
    return rows


def joined(rows: list[tuple]) -> str:
    """The rows as one text: the least that could be called a page."""
    return "\n".join("\t".join(map(str, row)) for row in rows)


def not_shown(rows: list[tuple], page: str) -> list[str]:
    """Texts that the floor fetches and the page does not show: then the two cannot be compared."""
    return sorted({str(row[0]) for row in rows if escape(row[0]) not in page})
