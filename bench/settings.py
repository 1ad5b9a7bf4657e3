"""Settings of the benchmark: the real ones as production has them, with a database of its own."""

from cdp_portal.settings import *  # noqa: F403
from cdp_portal.settings import DATABASES

DEBUG = False
ALLOWED_HOSTS = ["testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in with a password here
WHITENOISE_AUTOREFRESH = True  # nothing is collected for the benchmark
DATABASES["default"]["TEST"] = {"NAME": "bench_cdp_portal"}
