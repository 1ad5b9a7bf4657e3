"""What each page of the register shows, in the fewest plain SQL queries; as in bench.floors."""

_SEATS = """SELECT s.post_title, o.name, b.name, s.position, s.voting, h.name, h.starts_on,
    (SELECT max(ends_on) FROM members_seatholder WHERE seat_id = s.id AND NOT substitute)
    FROM members_seat s JOIN members_organisation o ON o.id = s.organisation_id
    JOIN partnerships_body b ON b.id = s.body_id LEFT JOIN members_seatholder h ON h.seat_id = s.id AND NOT h.substitute
    AND h.starts_on <= %(today)s AND (h.ends_on IS NULL OR h.ends_on > %(today)s)
    WHERE s.body_id = %(body)s AND s.starts_on <= %(today)s AND (s.ends_on IS NULL OR s.ends_on > %(today)s)
    ORDER BY lower(o.name), lower(s.post_title), s.id"""
SEAT_LIST = (_SEATS + " LIMIT 25",)
BODY_DETAIL = (
    _SEATS,
    "SELECT name, remit, quorum, meets, starts_on FROM partnerships_body WHERE id = %(body)s",
    """SELECT t.name, l.kind, l.frequency FROM partnerships_reportingline l JOIN partnerships_body t
    ON t.id = CASE WHEN l.to_id = %(body)s THEN l.reporting_id ELSE l.to_id END
    WHERE %(body)s IN (l.reporting_id, l.to_id)""",
    "SELECT note, version, text, adopted_on FROM partnerships_termsofreference WHERE body_id = %(body)s",
)
BODY_LIST = (
    """SELECT b.name, b.kind, b.meets, b.starts_on, b.ends_on FROM partnerships_body b
    WHERE b.partnership_id = %(partnership)s
    OR b.id IN (SELECT body_id FROM partnerships_body_taking_part WHERE partnership_id = %(partnership)s)""",
    """SELECT r.name, t.name, l.kind, l.frequency FROM partnerships_reportingline l
    JOIN partnerships_body r ON r.id = l.reporting_id JOIN partnerships_body t ON t.id = l.to_id
    WHERE l.partnership_id = %(partnership)s""",
)
COVERAGE_LIST = (
    """SELECT l.name, l.region, p.short_name, l.population FROM partnerships_localauthority l
    LEFT JOIN partnerships_footprintarea f ON f.authority_id = l.id AND f.tier = 'local' AND f.ends_on IS NULL
    LEFT JOIN partnerships_partnership p ON p.id = f.partnership_id
    WHERE l.ends_on IS NULL AND l.planned_in_id IS NULL ORDER BY lower(l.name)""",
)
ORGANISATION_FIND = (
    """SELECT name, other_names, kind FROM members_organisation WHERE name ILIKE %(asked)s
    ORDER BY lower(name) LIMIT 25""",
)
MEMBERSHIP_DETAIL = (
    """SELECT c.title, s.post_title, o.name, b.name, h.name, h.starts_on FROM members_seat s
    JOIN members_organisation o ON o.id = s.organisation_id JOIN partnerships_body b ON b.id = s.body_id
    JOIN members_sector c ON c.id = coalesce(s.sector_id, o.sector_id)
    LEFT JOIN members_seatholder h ON h.seat_id = s.id AND NOT h.substitute
    AND h.starts_on <= %(today)s AND (h.ends_on IS NULL OR h.ends_on > %(today)s)
    WHERE s.partnership_id = %(partnership)s AND c.expectation = 'core' AND s.starts_on <= %(today)s
    AND (s.ends_on IS NULL OR s.ends_on > %(today)s) ORDER BY c.position, b.name, o.name""",
)
MILESTONE_TABLE = (
    """SELECT p.short_name, m.code, r.state, r.due_on, r.achieved_on FROM (SELECT id, short_name
    FROM partnerships_partnership WHERE ends_on IS NULL ORDER BY lower(name) LIMIT 25) p
    CROSS JOIN partnerships_milestone m
    LEFT JOIN partnerships_milestoneprogress r ON r.partnership_id = p.id AND r.milestone_id = m.id""",
)
