"""Loads the demonstration data; each module loads one part of the portal, in the order of STEPS."""

from cdp_portal.demo.loading.answers import load_answers
from cdp_portal.demo.loading.assessments import load_self_assessments
from cdp_portal.demo.loading.board import load_meetings, load_papers
from cdp_portal.demo.loading.business import load_approvals, load_business
from cdp_portal.demo.loading.clearances import load_clearances, load_referrals
from cdp_portal.demo.loading.figures import load_figures, load_national_figures, load_own_metrics, load_tracked
from cdp_portal.demo.loading.issues import load_issues
from cdp_portal.demo.loading.links import load_links
from cdp_portal.demo.loading.money import load_money
from cdp_portal.demo.loading.needs import load_needs
from cdp_portal.demo.loading.packs import load_packs
from cdp_portal.demo.loading.people import load_people, load_roles
from cdp_portal.demo.loading.plans import load_plans
from cdp_portal.demo.loading.progress import load_next_plans
from cdp_portal.demo.loading.proposals import load_proposals
from cdp_portal.demo.loading.register import load_bodies, load_owners, load_partnerships
from cdp_portal.demo.loading.reorganisations import load_reorganisations
from cdp_portal.demo.loading.returns import load_returns
from cdp_portal.demo.loading.risks import load_risks
from cdp_portal.demo.loading.standing import load_standing

STEPS = (
    load_partnerships,
    load_reorganisations,
    load_roles,
    load_bodies,
    load_owners,
    load_proposals,
    load_people,
    load_standing,
    load_meetings,
    load_papers,
    load_business,
    load_approvals,
    load_plans,
    load_next_plans,
    load_needs,
    load_own_metrics,
    load_national_figures,
    load_figures,
    load_tracked,
    load_money,
    load_answers,
    load_clearances,
    load_referrals,
    load_risks,
    load_issues,
    load_self_assessments,
    load_links,
    load_returns,
    load_packs,
)
