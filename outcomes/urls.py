from django.urls import path

from outcomes import views

urlpatterns = [
    path("plan/", views.plan_action_list, name="plan_action_list"),
    path("plan/add/", views.plan_add, name="plan_add"),
    path("plan/<int:pk>/edit/", views.plan_edit, name="plan_edit"),
    path("plan/<int:plan>/objectives/add/", views.objective_add, name="objective_add"),
    path("plan/objectives/<int:pk>/edit/", views.objective_edit, name="objective_edit"),
    path("plan/actions/add/", views.plan_action_add, name="plan_action_add"),
    path("plan/actions/<int:number>/", views.plan_action_detail, name="plan_action_detail"),
    path("plan/actions/<int:number>/edit/", views.plan_action_edit, name="plan_action_edit"),
    path("plan/actions/<int:number>/update/", views.plan_action_update, name="plan_action_update"),
    path("plan/risks/", views.risk_list, name="risk_list"),
    path("plan/risks/add/", views.risk_add, name="risk_add"),
    path("plan/risks/<int:number>/", views.risk_detail, name="risk_detail"),
    path("plan/risks/<int:number>/edit/", views.risk_edit, name="risk_edit"),
    path("plan/risks/<int:number>/close/", views.risk_close, name="risk_close"),
    path("plan/risks/<int:number>/reopen/", views.risk_reopen, name="risk_reopen"),
    path("outcomes/", views.observation_list, name="observation_list"),
    path("outcomes/add/", views.observation_add, name="observation_add"),
    path("outcomes/metrics/<int:pk>/", views.metric_detail, name="metric_detail"),
    path("outcomes/<int:pk>/", views.observation_detail, name="observation_detail"),
    path("outcomes/<int:pk>/edit/", views.observation_edit, name="observation_edit"),
]
