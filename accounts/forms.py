"""The sign-in forms, with plain messages and the portal's look."""

from allauth.account import forms as allauth

from cdp_portal.forms import PortalFormMixin


class LoginForm(PortalFormMixin, allauth.LoginForm):
    labels = {"login": "E-mail address"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""  # the link to reset it stands below the button


class ResetPasswordForm(PortalFormMixin, allauth.ResetPasswordForm):
    labels = {"email": "E-mail address"}


class ResetPasswordKeyForm(PortalFormMixin, allauth.ResetPasswordKeyForm):
    labels = {"password1": "New password", "password2": "New password again"}


class ChangePasswordForm(PortalFormMixin, allauth.ChangePasswordForm):
    labels = {"oldpassword": "Current password", "password1": "New password", "password2": "New password again"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(PortalFormMixin, allauth.SetPasswordForm):
    labels = {"password1": "Password", "password2": "Password again"}


class ReauthenticateForm(PortalFormMixin, allauth.ReauthenticateForm):
    labels = {"password": "Password"}
