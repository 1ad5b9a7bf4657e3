"""What the pages about outcomes show, in the fewest plain SQL queries; as in bench.floors."""

_LATEST = """NOT EXISTS (SELECT 1 FROM outcomes_observation n WHERE n.series = o.series AND n.revision > o.revision
    AND n.revision > 1)"""
_NUMBERS = """o.starts_on, o.ends_on, o.state, o.value, o.lower, o.upper, o.numerator, o.denominator, o.provisional,
    o.source, o.release_class"""
_OPEN = """o.release_class IN ('public', 'member') AND (o.released_on IS NULL OR o.released_on <= CURRENT_DATE)"""

# every figure of the partnership, as all of them are drawn; the page need not name each metric, so no name comes first
DASHBOARD = (
    f"""SELECT left(m.code, 1), m.name, {_NUMBERS} FROM outcomes_observation o
    JOIN outcomes_metric m ON m.id = o.metric_id WHERE o.partnership_id = %(partnership)s AND {_LATEST}
    ORDER BY m.code, o.ends_on""",
)
METRIC = (
    f"""SELECT m.name, {_NUMBERS} FROM outcomes_observation o JOIN outcomes_metric m ON m.id = o.metric_id
    WHERE o.partnership_id = %(partnership)s AND m.id = %(metric)s AND {_LATEST} ORDER BY o.ends_on""",
)
_ENGLAND = f"""SELECT 'England', {_NUMBERS} FROM outcomes_observation o WHERE o.metric_id = %(metric)s
    AND o.area IN ('region', 'england') AND o.starts_on = %(starts_on)s AND o.ends_on = %(ends_on)s
    AND {_LATEST}"""
PARTNERSHIPS = (
    f"""SELECT p.short_name, {_NUMBERS} FROM outcomes_observation o
    JOIN partnerships_partnership p ON p.id = o.partnership_id WHERE o.metric_id = %(metric)s
    AND o.area = 'partnership' AND o.starts_on = %(starts_on)s AND o.ends_on = %(ends_on)s
    AND {_OPEN} AND {_LATEST}""",
    _ENGLAND,
)
AUTHORITIES = (
    f"""SELECT a.name, a.region, {_NUMBERS} FROM outcomes_observation o
    JOIN partnerships_localauthority a ON a.id = o.authority_id WHERE o.metric_id = %(metric)s
    AND o.partnership_id IS NULL AND o.area = 'authority' AND o.starts_on = %(starts_on)s
    AND o.ends_on = %(ends_on)s AND {_LATEST}""",
    _ENGLAND,
)
METRICS = (
    f"""SELECT m.name, count(DISTINCT o.partnership_id), count(DISTINCT o.authority_id), max(o.ends_on)
    FROM outcomes_metric m LEFT JOIN outcomes_observation o ON o.metric_id = m.id AND o.state = 'value'
    AND (o.area = 'partnership' OR o.area = 'authority' AND o.partnership_id IS NULL) AND {_OPEN} AND {_LATEST}
    WHERE m.partnership_id IS NULL GROUP BY m.id""",
)
