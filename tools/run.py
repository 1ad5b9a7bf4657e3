"""What `make run` does once everything is installed: database, demonstration data, server."""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cdp_portal.settings")

import django  # noqa: E402
from django.core.management import call_command  # noqa: E402


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def main(port: str) -> None:
    started = time.monotonic()
    django.setup()
    from cdp_portal.demo.logins import LOGINS, PASSWORD  # noqa: PLC0415 - needs Django set up
    from partnerships.models import Partnership  # noqa: PLC0415

    say("Starting Postgres and bringing its tables up to date")
    call_command("migrate", verbosity=0)
    if not Partnership.objects.exists():
        say("Loading reference and demonstration data")
        call_command("load_reference")
        call_command("load_demo", verbosity=0)
        call_command("load_register")
    say(f"\nReady in {time.monotonic() - started:.0f} s: http://127.0.0.1:{port}\n")
    say(f"Sign in with one of these and the password {PASSWORD}")
    for login in LOGINS:
        say(f"  {login.email:<40} {login.what}")
    say("\nStop with Ctrl-C. `make stop` stops the database too.\n")
    os.execv(sys.executable, [sys.executable, "manage.py", "runserver", "--skip-checks", f"127.0.0.1:{port}"])  # noqa: S606


if __name__ == "__main__":
    os.chdir(ROOT)
    main(sys.argv[1] if len(sys.argv) > 1 else "8000")
