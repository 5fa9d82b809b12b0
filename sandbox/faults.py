"""Ways in which a tool fails, put between the sandbox's server and whoever asks it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

KINDS = (
    "status",
    "malformed",
    "truncated",
    "repeated_page",
    "empty_page",
    "wrong_encoding",
    "slow",
)
_REASONS = {401: "Unauthorized", 403: "Forbidden", 429: "Too Many Requests",
            500: "Internal Server Error", 503: "Service Unavailable"}  # fmt: skip
_LINKS = ("next", "nextPageLink")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class Fault:
    """From the `nth` request (from 1) whose path matches, `times` answers in a row go wrong.

    `kind` is one of KINDS; `status` needs `code`, and with it `retry_after` is sent as given:
    seconds, an HTTP date, or nothing. `seconds` is how long `slow` waits.
    """

    tool: str
    account: str
    path_pattern: str
    kind: str
    nth: int = 1
    times: int = 1
    code: int = 503
    retry_after: str | None = None
    seconds: float = 1.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is no kind of fault; there are {', '.join(KINDS)}")


@dataclass(frozen=True)
class Request:
    """What was asked and answered: the path, and the names of its parameters without values."""

    tool: str
    account: str
    method: str
    path: str
    parameters: tuple[str, ...]
    status: int


@dataclass
class Answer:
    """One whole response on its way out; `kept` bytes of the body are really sent."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes
    kept: int | None = None


@dataclass
class FaultyTools:
    """WSGI middleware: answers as the tools would, but for the injected faults; logs requests.

    `limits` is requests a second per tool; beyond it the answer is 429, as the tool's would be.
    """

    application: Application
    limits: dict[str, float]
    faults: list[Fault] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    _met: dict[Fault, int] = field(default_factory=dict)
    _last: dict[str, bytes] = field(default_factory=dict)
    _asked: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterator[bytes]:
        path: str = environ["PATH_INFO"]
        tool, account, rest = [*path.lstrip("/").split("/", 2), "", ""][:3]
        with self._lock:
            fault = self._fault(tool, account, rest)
            over = self._is_over_limit(tool, account)
        if fault and fault.kind == "slow":
            time.sleep(fault.seconds)
        if over:
            answer = _status(429, None)
        elif fault and fault.kind == "status":
            answer = _status(fault.code, fault.retry_after)
        else:
            answer = self._answer(environ)
            self._spoil(answer, fault, environ)
        names = [pair.split("=")[0] for pair in environ["QUERY_STRING"].split("&") if pair]
        with self._lock:
            self.requests.append(
                Request(
                    tool,
                    account,
                    environ["REQUEST_METHOD"],
                    "/" + rest,
                    tuple(sorted(set(names))),
                    int(answer.status.split()[0]),
                )
            )
        start(answer.status, answer.headers)
        yield answer.body if answer.kept is None else answer.body[: answer.kept]

    def _fault(self, tool: str, account: str, rest: str) -> Fault | None:
        """The first fault that this request meets; each counts its own requests."""
        due = None
        for fault in self.faults:
            if (fault.tool, fault.account) != (tool, account):
                continue
            if not re.search(fault.path_pattern, "/" + rest):
                continue
            met = self._met[fault] = self._met.get(fault, 0) + 1
            if due is None and fault.nth <= met < fault.nth + fault.times:
                due = fault
        return due

    def _is_over_limit(self, tool: str, account: str) -> bool:
        limit = self.limits.get(tool)
        if limit is None:
            return False
        now = time.monotonic()
        recent = [at for at in self._asked.get((tool, account), []) if now - at < 1]
        self._asked[tool, account] = [*recent, now]
        return len(recent) >= limit

    def _answer(self, environ: dict[str, Any]) -> Answer:
        begun: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[..., Any]:
            begun[:] = [status, headers]
            return begun.append

        chunks = self.application(environ, start)
        body = b"".join(chunks)
        close = getattr(chunks, "close", None)
        if close:
            close()
        return Answer(begun[0], begun[1], body)

    def _spoil(self, answer: Answer, fault: Fault | None, environ: dict[str, Any]) -> None:
        path = environ["PATH_INFO"]
        kind = fault.kind if fault else None
        previous = self._last.get(path, answer.body)
        self._last[path] = answer.body
        if kind == "malformed":
            answer.body = answer.body[: len(answer.body) * 2 // 3] + b'"oops'
        elif kind == "truncated":
            answer.kept = len(answer.body) // 2
        elif kind == "repeated_page":
            answer.body = previous
        elif kind == "empty_page":
            answer.body = _emptied(answer.body, environ)
        elif kind == "wrong_encoding":
            answer.body = _latin(answer.body)
        if kind:
            length = [("Content-Length", str(len(answer.body)))]
            others = [pair for pair in answer.headers if pair[0].lower() != "content-length"]
            answer.headers = others + length


def _status(code: int, retry_after: str | None) -> Answer:
    body = json.dumps({"error": _REASONS.get(code, "Error")}).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    if retry_after is not None:
        headers.append(("Retry-After", retry_after))
    return Answer(f"{code} {_REASONS.get(code, 'Error')}", headers, body)


def _emptied(body: bytes, environ: dict[str, Any]) -> bytes:
    """The page without its rows, still promising a next one; a CSV keeps its header alone."""
    try:
        page = json.loads(body)
    except ValueError:
        return body.splitlines(keepends=True)[0] if body else body
    if not isinstance(page, dict):
        return b"[]"
    for key in ("data", "items"):
        if isinstance(page.get(key), list):
            page[key] = []
    if isinstance(page.get("_embedded"), dict):
        page["_embedded"] = {key: [] for key in page["_embedded"]}
    host, path = environ["HTTP_HOST"], environ["PATH_INFO"]
    query = environ["QUERY_STRING"]
    on = f"http://{host}{path}?{query}&on=1" if query else f"http://{host}{path}?on=1"
    for link in _LINKS:
        if link in page:
            page[link] = page[link] or on
    links = page.get("_links")
    if isinstance(links, dict):
        links.setdefault("next", {"href": on})
    return json.dumps(page).encode()


def _latin(body: bytes) -> bytes:
    """In Latin-1 whatever was announced, with at least one letter that shows it."""
    text = body.decode()
    if body.lstrip()[:1] in (b"{", b"["):
        text = json.dumps(json.loads(text), ensure_ascii=False)
        text = text.replace('": "', '": "\u00e9', 1) if text.isascii() else text
    elif text.isascii():
        text = text.rstrip() + "\u00e9\r\n"
    return text.encode("latin-1", "replace")
