from django.urls import include, path

from partnerships.views import bodies, footprint, imports, milestones, partnership, sros, terms

urlpatterns = [
    path("edit/", partnership.partnership_edit, name="partnership_edit"),
    path("footprint/", footprint.footprint_list, name="footprint_list"),
    path("footprint/add/", footprint.footprint_add, name="footprint_add"),
    path("footprint/import/", imports.footprint_import, name="footprint_import"),
    path("footprint/import/template/", imports.footprint_template, name="footprint_template"),
    path("footprint/import/<int:pk>/", imports.footprint_import_detail, name="footprint_import_detail"),
    path("footprint/<int:pk>/edit/", footprint.footprint_edit, name="footprint_edit"),
    path("footprint/<int:pk>/remove/", footprint.footprint_remove, name="footprint_remove"),
    path("sros/", sros.sro_list, name="sro_list"),
    path("sros/add/", sros.sro_add, name="sro_add"),
    path("sros/<int:pk>/", sros.sro_detail, name="sro_detail"),
    path("sros/<int:pk>/edit/", sros.sro_edit, name="sro_edit"),
    path("bodies/", bodies.body_list, name="body_list"),
    path("bodies/add/", bodies.body_add, name="body_add"),
    path("bodies/<int:pk>/partners/", bodies.body_partner_edit, name="body_partner_edit"),
    path("bodies/<int:body>/lines/add/", bodies.reporting_line_add, name="reporting_line_add"),
    path("lines/<int:pk>/edit/", bodies.reporting_line_edit, name="reporting_line_edit"),
    path("lines/<int:pk>/remove/", bodies.reporting_line_remove, name="reporting_line_remove"),
    path("bodies/<int:body>/terms/add/", terms.terms_add, name="terms_add"),
    path("bodies/terms/<int:pk>/", terms.terms_detail, name="terms_detail"),
    path("bodies/terms/<int:pk>/compare/", terms.terms_compare, name="terms_compare"),
    path("bodies/terms/<int:pk>/edit/", terms.terms_edit, name="terms_edit"),
    path("bodies/terms/<int:pk>/review/", terms.terms_review, name="terms_review"),
    path("", include("partnerships.proposals.urls")),
    path("milestones/", milestones.milestone_list, name="milestone_list"),
    path("milestones/add/", milestones.milestone_add, name="milestone_add"),
    path("milestones/<int:pk>/edit/", milestones.milestone_edit, name="milestone_edit"),
    path("milestones/<int:pk>/rounds/add/", milestones.milestone_round_add, name="milestone_round_add"),
]
