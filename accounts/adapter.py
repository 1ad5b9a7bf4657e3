from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail; accounts are given by an administrator, never taken."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed",
        "email_password_mismatch": "The e-mail address or the password is wrong. Check both and try again",
        "enter_current_password": "This is not your current password",
        "incorrect_password": "This is not your password",
        "too_many_login_attempts": "Too many tries. Wait five minutes, or reset your password",
        "rate_limited": "Too many tries. Wait a few minutes",
    }

    def is_open_for_signup(self, request) -> bool:
        return False
