from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail; accounts are given by an administrator, never taken."""

    def is_open_for_signup(self, request) -> bool:
        return False
