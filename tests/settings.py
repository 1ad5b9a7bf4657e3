"""Settings of the test suite: the real ones, with what only tests need."""

import os

from cdp_portal.settings import *  # noqa: F403
from cdp_portal.settings import DATABASES, LOGGING, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; never outside tests
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_DATABASE", "test_cdp_portal")}
DEBUG = False
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests
LOGGING["handlers"]["console"] = {"class": "logging.NullHandler"}  # pytest shows what a failed test logged
