"""Two accounts for measuring, as the demonstration has them."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from cdp_portal.demo.logins import PASSWORD, Login
from members.models import SeatHolder

LOGINS = (
    Login("commissioner", "Commissioner, national-001", Role.COMMISSIONER, "national-001"),
    Login("national", "National reader", Role.NATIONAL_READER),
)


def write_logins(load) -> None:
    """The commissioner also holds the first seat of the first board, so that there is something of their own."""
    password = make_password(PASSWORD)
    users = [User(email=login.email, name=login.what, password=password) for login in LOGINS]
    load.write("Accounts", users)
    load.write("Addresses", [EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in users])
    slugs = {place.partnership.slug: place.partnership for place in load.places}
    roles = [
        RoleAssignment(user=user, role=login.role, partnership=slugs.get(login.partnership))
        for user, login in zip(users, LOGINS, strict=True)
    ]
    load.write("Roles", roles)
    of_the_first = SeatHolder.objects.filter(seat__body=load.places[0].bodies[0], ends_on=None, substitute=False)
    SeatHolder.objects.filter(pk=of_the_first.order_by("seat", "pk").values("pk")[:1]).update(user=users[0])
