"""Django's Postgres backend; the first process that connects starts the embedded server."""

from functools import cache

from django.db.backends.postgresql import base

from cdp_portal.localpg import LocalPostgres


@cache
def server(root: str) -> LocalPostgres:
    return LocalPostgres(root)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        """Connect first; start the server only when nothing answers, so a killed server heals itself."""
        connect = super().get_new_connection
        return server(self.settings_dict["LOCALPG_ROOT"]).retrying(lambda: connect(conn_params))
