from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from cdp_portal import converters, views
from cdp_portal.overview.action import action_detail
from cdp_portal.overview.body import body_detail
from cdp_portal.overview.body_edit import body_edit
from cdp_portal.overview.chain.page import chain_detail
from cdp_portal.overview.decision import decision_detail
from cdp_portal.overview.due.views import due_answer, due_list
from cdp_portal.overview.history import history_detail
from cdp_portal.overview.membership import membership_detail
from cdp_portal.overview.milestone import milestone_detail
from cdp_portal.overview.paper import paper_detail
from cdp_portal.overview.partnership import partnership_detail
from cdp_portal.overview.passage_add import passage_add
from cdp_portal.overview.proposal import proposal_effect
from cdp_portal.overview.reorganisation import reorganisation_detail
from cdp_portal.overview.seat import seat_detail
from cdp_portal.overview.serving import views as serving
from outcomes.views import common_metrics, standards
from outcomes.views import national as national_outcomes
from partnerships.views import areas, coverage, imports, milestone_table, partnership, register

converters.register()
admin.site.login = secure_admin_login(admin.site.login)  # one way in, with its rate limits
admin.site.site_header = admin.site.site_title = "CDP Portal administration"
handler500 = "cdp_portal.views.server_error"

IN_PARTNERSHIP = "partnerships/<slug:partnership>/"
PAPER = f"{IN_PARTNERSHIP}meetings/<slug:meeting>/papers/<int:pk>/"
DECISION = f"{IN_PARTNERSHIP}decisions/<int:number>/"
ACTION = f"{IN_PARTNERSHIP}actions/<int:number>/"
ONE_LINK = "serves/<slug:kind>/<int:link>/remove/"

urlpatterns = [
    path("", views.home, name="home"),
    path("areas/", areas.area_list, name="area_list"),
    path("areas/import/", imports.area_import, name="area_import"),
    path("areas/import/template/", imports.area_template, name="area_template"),
    path("areas/import/<int:pk>/", imports.area_import_detail, name="area_import_detail"),
    path("areas/<int:pk>/", areas.area_detail, name="area_detail"),
    path("areas/<int:pk>/edit/", areas.area_edit, name="area_edit"),
    path("calendar/", include("meetings.personal_urls")),
    path("coverage/", coverage.coverage_list, name="coverage_list"),
    path("metrics/", common_metrics.common_metric_list, name="common_metric_list"),
    path("metrics/add/", common_metrics.common_metric_add, name="common_metric_add"),
    path("metrics/<int:pk>/edit/", common_metrics.common_metric_edit, name="common_metric_edit"),
    path("milestones/", milestone_table.milestone_table, name="milestone_table"),
    path("outcomes/", national_outcomes.national_outcomes, name="national_outcomes"),
    path("outcomes/<int:pk>/", national_outcomes.national_outcome_detail, name="national_outcome_detail"),
    path("outcomes/", include("outcomes.national_urls")),
    path("partnerships/", register.partnership_list, name="partnership_list"),
    path("partnerships/add/", partnership.partnership_add, name="partnership_add"),
    path(IN_PARTNERSHIP, partnership_detail, name="partnership_detail"),
    path(ACTION, action_detail, name="action_detail"),
    path(f"{ACTION}serves/add/", serving.action_serving_add, name="action_serving_add"),
    path(f"{ACTION}{ONE_LINK}", serving.action_serving_remove, name="action_serving_remove"),
    path(f"{IN_PARTNERSHIP}bodies/<int:pk>/", body_detail, name="body_detail"),
    path(f"{IN_PARTNERSHIP}bodies/<int:pk>/edit/", body_edit, name="body_edit"),
    path(f"{IN_PARTNERSHIP}chain/<slug:noun>/<int:pk>/", chain_detail, name="chain_detail"),
    path(DECISION, decision_detail, name="decision_detail"),
    path(f"{DECISION}serves/add/", serving.decision_serving_add, name="decision_serving_add"),
    path(f"{DECISION}{ONE_LINK}", serving.decision_serving_remove, name="decision_serving_remove"),
    path(PAPER, paper_detail, name="paper_detail"),
    path(f"{PAPER}serves/add/", serving.paper_serving_add, name="paper_serving_add"),
    path(f"{PAPER}{ONE_LINK}", serving.paper_serving_remove, name="paper_serving_remove"),
    path(f"{PAPER}passages/add/", passage_add, name="passage_add"),
    path(f"{IN_PARTNERSHIP}due/", due_list, name="due_list"),
    path(f"{IN_PARTNERSHIP}due/<slug:kind>/<int:pk>/", due_answer, name="due_answer"),
    path(f"{IN_PARTNERSHIP}milestones/<int:pk>/", milestone_detail, name="milestone_detail"),
    path(f"{IN_PARTNERSHIP}people/coverage/", membership_detail, name="membership_detail"),
    path(f"{IN_PARTNERSHIP}people/seats/<int:pk>/", seat_detail, name="seat_detail"),
    path(f"{IN_PARTNERSHIP}proposals/<int:pk>/effect/", proposal_effect, name="proposal_effect"),
    path(f"{IN_PARTNERSHIP}reorganisations/<int:pk>/", reorganisation_detail, name="reorganisation_detail"),
    path(IN_PARTNERSHIP, include("partnerships.urls")),
    path(IN_PARTNERSHIP, include("members.urls")),
    path(f"{IN_PARTNERSHIP}history/<slug:noun>/<int:pk>/", history_detail, name="history_detail"),
    path(f"{IN_PARTNERSHIP}history/", views.history_list, name="history_list"),
    path(IN_PARTNERSHIP, include("outcomes.urls")),
    path(IN_PARTNERSHIP, include("grants.urls")),
    path(IN_PARTNERSHIP, include("meetings.urls")),
    path(IN_PARTNERSHIP, include("returns.urls")),
    path("standards/", standards.standard_list, name="standard_list"),
    path("standards/import/", standards.standard_import, name="standard_import"),
    path("standards/import/template/", standards.standard_template, name="standard_template"),
    path("standards/import/<int:pk>/", standards.standard_import_detail, name="standard_import_detail"),
    path("who-can-do-what/", views.role_list, name="role_list"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
