from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from cdp_portal import converters

converters.register()
admin.site.login = secure_admin_login(admin.site.login)  # one way in, with its rate limits
admin.site.site_header = admin.site.site_title = "CDP Portal administration"

IN_PARTNERSHIP = "partnerships/<slug:partnership>/"

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
