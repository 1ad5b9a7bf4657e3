"""Typed readers of environment variables that fail with instructions."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """`1`, `true`, `yes` or `on` are true; `0`, `false`, `no` or `off` are false."""
    value = os.environ.get(name, "").lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    if value:
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to 1 or 0.")
    return default


def names(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas."""
    value = os.environ.get(name, "")
    return [part.strip() for part in value.split(",") if part.strip()] or list(default)


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value and not value.isdigit():
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to a whole number.")
    return int(value or default)


def secret(name: str, *, development: str | None) -> str:
    """A secret. Outside development it has no default and must be at least 50 characters long."""
    value = os.environ.get(name, development or "")
    if development is None and len(value) < 50:
        raise ImproperlyConfigured(
            f"{name} must be set to at least 50 random characters. Make one with:\n"
            "  python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return value


def database(url: str) -> dict[str, object]:
    """Django's settings for `postgresql://user:password@host:port/name` (host may be a percent-encoded folder)."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
    }


def embedded_database(root: Path) -> dict[str, object]:
    """Django's settings for the Postgres that the portal starts by itself below `root`."""
    from cdp_portal.localpg import LocalPostgres  # noqa: PLC0415 - not imported in production

    return {
        "ENGINE": "cdp_portal.localdb.postgresql",
        "NAME": "cdp_portal",
        "USER": "postgres",
        "HOST": LocalPostgres(root).socket_dir,
        "LOCALPG_ROOT": str(root),
    }
