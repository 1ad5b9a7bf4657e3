"""The demonstration accounts. They exist only where `load_demo` was run, on addresses that can belong to nobody."""

from dataclasses import dataclass

from accounts.roles import Role

PASSWORD = "demonstration-only-2026"  # noqa: S105 - no secret, see above


@dataclass(frozen=True)
class Login:
    """One account: the address before the @, whose it is, its role, and its partnership ("" for a national role)."""

    account: str
    what: str
    role: Role
    partnership: str = ""

    @property
    def email(self) -> str:
        return f"{self.account}@cdp-portal.example"


# One for each role; `make run` prints them.
LOGINS = (
    Login("commissioner", "Commissioner, Sefton", Role.COMMISSIONER, "sefton"),
    Login("sro", "Director of Public Health, Sefton", Role.SRO, "sefton"),
    Login("officer", "Board officer, Sefton", Role.BOARD_OFFICER, "sefton"),
    Login("member", "Police member, Sefton", Role.MEMBER, "sefton"),
    Login("national", "National reader", Role.NATIONAL_READER),
    Login("admin", "Administrator", Role.ADMINISTRATOR),
)
OTHERS = (
    Login("commissioner.llr", "Commissioner, LLR", Role.COMMISSIONER, "llr"),
    Login("sro.leicester", "Director of Public Health, Leicester", Role.SRO, "llr"),
    Login("sro.leicestershire", "Director of Public Health, Leicestershire", Role.SRO, "llr"),
    Login("sro.rutland", "Director of Public Health, Rutland", Role.SRO, "llr"),
    Login("officer.llr", "Board officer, LLR", Role.BOARD_OFFICER, "llr"),
    Login("commissioner.southend", "Commissioner, Southend-on-Sea", Role.COMMISSIONER, "southend-on-sea"),
    Login("sro.southend", "Director of Public Health, Southend-on-Sea", Role.SRO, "southend-on-sea"),
    Login("officer.southend", "Board officer, Southend-on-Sea", Role.BOARD_OFFICER, "southend-on-sea"),
)
EVERYONE = LOGINS + OTHERS
