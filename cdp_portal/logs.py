"""One JSON object a line, with the request's id, the user and the time taken."""

import contextvars
import json
import logging
import re
import time
import uuid

_request: contextvars.ContextVar[dict | None] = contextvars.ContextVar("request", default=None)
_KNOWN_ID = re.compile(r"[\w-]{8,64}")


def request_id() -> str:
    """The reference of the request being answered, as logged and as shown on the error page; empty outside one."""
    return (_request.get() or {}).get("request_id", "")


class RequestFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_context = _request.get() or {}
        return True


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        entry = {
            "at": f"{moment}.{int(record.msecs):03d}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "request_context", {}),
            **getattr(record, "data", {}),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str, ensure_ascii=False)


class AccessLogMiddleware:
    """Gives every request an id (a caller's own is kept when it is harmless) and logs how it was answered."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.log = logging.getLogger("access")

    def __call__(self, request):
        given = request.headers.get("X-Request-ID", "")
        request.id = given if _KNOWN_ID.fullmatch(given) else uuid.uuid4().hex
        token = _request.set({"request_id": request.id})
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request.id
            data = {
                "status": response.status_code,
                "ms": round(1000 * (time.perf_counter() - started), 1),
                "user": getattr(getattr(request, "user", None), "pk", None),
            }
            path = getattr(request, "logged_path", request.path)  # a view hides an address that is itself a key
            self.log.info("%s %s", request.method, path, extra={"data": data})
            return response
        finally:
            _request.reset(token)
