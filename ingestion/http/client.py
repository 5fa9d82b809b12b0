"""HTTP as every tool needs it: dlt's client, with a shared budget, guards and discreet errors."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import orjson
from dlt.common import jsonpath
from dlt.sources.helpers.requests.retry import Client as RetryingClient
from dlt.sources.helpers.rest_client.client import RESTClient
from dlt.sources.helpers.rest_client.paginators import BasePaginator, SinglePagePaginator
from requests import PreparedRequest, Request, Response
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from requests.exceptions import RequestException

from ingestion.delimited import read_delimited
from ingestion.errors import LandingError
from ingestion.feeds import Page, Refused

MAX_PAGES = 100_000
MAX_ATTEMPTS = 6
MAX_WAIT_SECONDS = 900
TIMEOUT_SECONDS = 120
CHUNK_BYTES = 1 << 16

_STATUS_HELP = {
    400: ("The tool did not accept the request", "Run `throughline doctor`"),
    401: ("The credentials are wrong or expired", "Set new ones, then run `throughline doctor`"),
    403: ("The key is wrong or may not read this", "Check the key, then the scope it was given"),
    404: ("The address is wrong or the tool has dropped it", "Check the account's options"),
    429: ("The tool is still limiting requests after all retries", "Run again later"),
}


class Client:
    """Talks to one tool account; safe to share among threads.

    `requests_per_second` is a budget for all of them, retries included. 429 and 5xx are retried,
    and `Retry-After` is honoured, by dlt. Every failure is a LandingError that names the host and
    path, never the query string, a header or the body.
    """

    def __init__(
        self,
        base_url: str,
        auth: AuthBase | None = None,
        headers: Mapping[str, str] | None = None,
        requests_per_second: float | None = None,
    ) -> None:
        self._base_url = base_url
        self._auth = auth
        retrying = RetryingClient(
            request_timeout=TIMEOUT_SECONDS,
            raise_for_status=False,
            request_max_attempts=MAX_ATTEMPTS,
            request_max_retry_delay=MAX_WAIT_SECONDS,
        )
        retrying._adapter = _Adapter(_Budget(requests_per_second))
        self._retrying = retrying
        self._headers = {"Accept-Encoding": "gzip", **(headers or {})}

    def get(self, path: str, params: Mapping[str, Any] | None = None) -> Response:
        """One GET; `path` is relative to the base address, or a whole address."""
        return self._ask("GET", path, params=dict(params or {}))

    def post(self, path: str, json: Any) -> Response:
        """One POST with a JSON body."""
        return self._ask("POST", path, json=json)

    def json(self, path: str, params: Mapping[str, Any] | None = None) -> Any:
        """The parsed body of one GET."""
        return parsed(self.get(path, params))

    def stream_lines(self, url: str) -> Iterator[bytes]:
        """The body in chunks of bytes, whatever its size, without holding it."""
        response = self._ask("GET", url, stream=True)
        try:
            yield from response.iter_content(CHUNK_BYTES)
        except RequestException as error:
            raise _broken(url, error) from None
        finally:
            response.close()

    def stream_csv(self, url: str, delimiter: str = ",") -> Iterator[dict[str, str] | Refused]:
        """The rows of a delimited file with a header line, all as text; see `read_delimited`."""
        return read_delimited(self.stream_lines(url), delimiter)

    def pages(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        paginator: BasePaginator | None = None,
        rows: str = "data",
        total: str | None = None,
    ) -> Iterator[Page]:
        """Every page of a list. `rows` and `total` are dotted paths in the body ("" = the body).

        Ends at the first empty page, whatever links it has. Raises LandingError when a page or a
        next link comes twice, when the body has no `rows`, when it is not JSON (its text goes
        to quarantine first), and after MAX_PAGES pages.
        """
        last = b""
        where = _where(self._whole(path))
        selector = _selector(rows)
        read = self._rest(_Circles(where)).paginate(
            path,
            params=dict(params or {}),
            paginator=paginator or SinglePagePaginator(),
            data_selector=selector,
            hooks={"response": []},
        )
        for number in range(MAX_PAGES):
            try:
                page = next(read, None)
            except RequestException as error:
                body = getattr(getattr(error, "response", None), "content", None)
                if isinstance(error, ValueError):
                    yield Page([Refused("malformed_json", body or _document(error))])
                    raise LandingError(
                        f"page {number + 1} is not JSON",
                        where,
                        "The tool sent a broken or cut page, or an error page",
                        "Run again; if it stays, tell the tool's support",
                    ) from None
                raise _broken(where, error) from None
            if page is None:
                return
            body = page.response.json() if total is not None or not page else None
            if not page:
                if not jsonpath.find_values(selector, body or {}):
                    raise LandingError(
                        f"page {number + 1} has no {rows!r}",
                        where,
                        "The tool changed the shape of its answer",
                        "Compare the answer with the tool's documentation",
                    )
                yield Page([], _total(body, total))
                return
            digest = hashlib.blake2b(
                orjson.dumps(list(page), option=orjson.OPT_NON_STR_KEYS), digest_size=16
            ).digest()
            if digest == last:
                raise LandingError(
                    f"page {number + 1} repeats the page before it",
                    where,
                    "The tool's paging is stuck",
                    "Run again later; what was read is kept and the cursor has not moved",
                )
            last = digest
            yield Page(list(page), _total(body, total))
        raise LandingError(
            f"more than {MAX_PAGES} pages",
            where,
            "The tool's paging does not end",
            "Tell the tool's support; what was read is kept",
        )

    def _rest(self, circles: _Circles | None = None) -> _Rest:
        rest = _Rest(
            self._base_url,
            headers=self._headers,
            auth=self._auth,  # type: ignore[arg-type]
            session=self._retrying.session,
        )
        rest.circles = circles
        return rest

    def _whole(self, path: str) -> str:
        return urljoin(self._base_url.rstrip("/") + "/", path.lstrip("/"))

    def _ask(self, method: Any, path: str, **kwargs: Any) -> Response:
        where = _where(self._whole(path))
        try:
            return self._rest().request(path, method, **kwargs)
        except RequestException as error:
            raise _broken(where, error) from None


def parsed(response: Response) -> Any:
    """The JSON body of an answer. Raises LandingError when it is not JSON."""
    try:
        return orjson.loads(response.content)
    except orjson.JSONDecodeError:
        raise LandingError(
            "the answer is not JSON",
            _where(response.url),
            "The tool sent a broken answer or an error page",
            "Run again; if it stays, tell the tool's support",
        ) from None


class _Budget:
    """At most so many requests a second, whoever asks: each takes the next free slot."""

    def __init__(self, per_second: float | None) -> None:
        self._gap = 1 / per_second if per_second else 0.0
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        with self._lock:
            at = max(self._next, time.monotonic())
            self._next = at + self._gap
        time.sleep(max(0.0, at - time.monotonic()))


class _Adapter(HTTPAdapter):
    """Spends the budget on every attempt, retries included."""

    def __init__(self, budget: _Budget) -> None:
        super().__init__(pool_maxsize=16)
        self._budget = budget

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        self._budget.wait()
        return super().send(request, *args, **kwargs)


class _Circles:
    """Raises when an address is asked for again within one read."""

    def __init__(self, where: str) -> None:
        self._seen: set[bytes] = set()
        self._where = where

    def check(self, request: Request) -> None:
        """Before each page; retries of the same request don't come here."""
        asked = orjson.dumps([request.url, request.params, request.json], default=str)
        digest = hashlib.blake2b(asked, digest_size=16).digest()
        if digest in self._seen:
            raise LandingError(
                "a next link leads back to a page already read",
                self._where,
                "The tool's paging goes round in a circle",
                "Run again later; what was read is kept and the cursor has not moved",
            )
        self._seen.add(digest)


class _Rest(RESTClient):
    """dlt's client; renews an authorization once, and ends with our own errors."""

    circles: _Circles | None = None

    def _send_request(self, request: Request, **kwargs: Any) -> Response:
        if self.circles is not None:
            self.circles.check(request)
        response = super()._send_request(request, **dict(kwargs))
        if response.status_code == 401 and _reauthorized(self.auth):
            response = super()._send_request(request, **dict(kwargs))
        _check_status(response)
        return response


def _reauthorized(auth: AuthBase | None) -> bool:
    """Asks an OAuth authorization for a new token; other kinds have nothing to renew."""
    renew = getattr(auth, "obtain_token", None)
    if renew is None:
        return False
    renew()
    return True


def _check_status(response: Response) -> None:
    status = response.status_code
    if status < 400:
        return
    cause, fix = _STATUS_HELP.get(
        status,
        ("The tool is failing", "Run again later")
        if status >= 500
        else ("The tool refused the request", "Run `throughline doctor`"),
    )
    raise LandingError(f"the tool answered {status}", _where(response.url), cause, fix)


def _where(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname or ''}{parts.path}"


def _broken(url: str, error: RequestException) -> LandingError:
    where = _where(url) if "://" in url else url
    return LandingError(
        f"the connection failed: {type(error).__name__}",
        where,
        "The tool or the network is down, or the address is wrong",
        "Try again; `throughline doctor` tells whether the tool answers",
    )


def _document(error: ValueError) -> str:
    return str(getattr(error, "doc", ""))


def _selector(path: str) -> str:
    return ".".join(["$", *(f"'{part}'" for part in path.split("."))]) if path else "$"


def _total(body: Any, path: str | None) -> int | None:
    if path is None:
        return None
    for part in path.split("."):
        body = body.get(part) if isinstance(body, dict) else None
    return body if isinstance(body, int) else None
