"""The HTTP client against a tool that misbehaves in every way it can."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from dlt.sources.helpers.rest_client.paginators import JSONLinkPaginator

from ingestion.errors import LandingError
from ingestion.feeds import Refused
from ingestion.http.client import Client

Answer = tuple[int, dict[str, str], bytes]
Serve = Callable[[Callable[[str, dict[str, list[str]]], Answer]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a function of path and query; gives the address."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Callable[[str, dict[str, list[str]]], Answer]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                status, headers, body = answer(parts.path, parse_qs(parts.query))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Silent."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def ok(body: Any) -> Answer:
    return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()


def follow(client: Client, **rest: Any) -> list[Any]:
    pages = client.pages("people", paginator=JSONLinkPaginator("next"), **rest)
    return [row for page in pages for row in page.rows]


def test_pages_are_followed_to_the_last(serve: Serve) -> None:
    def answer(path: str, query: dict[str, list[str]]) -> Answer:
        page = int(query.get("page", ["1"])[0])
        following = f"{path}?page={page + 1}" if page < 3 else None
        return ok({"data": [{"id": page}], "next": following, "count": 3})

    client = Client(serve(answer))
    pages = list(client.pages("people", paginator=JSONLinkPaginator("next"), total="count"))
    assert [list(page.rows) for page in pages] == [[{"id": 1}], [{"id": 2}], [{"id": 3}]]
    assert {page.total for page in pages} == {3}


def test_an_empty_page_ends_the_read_though_it_links_on(serve: Serve) -> None:
    asked = []

    def answer(path: str, query: dict[str, list[str]]) -> Answer:
        asked.append(query)
        rows = [{"id": 1}] if len(asked) == 1 else []
        return ok({"data": rows, "next": f"/people?page={len(asked) + 1}"})

    assert follow(Client(serve(answer))) == [{"id": 1}]
    assert len(asked) == 2


def test_a_repeated_page_is_an_error(serve: Serve) -> None:
    numbers = iter(range(2, 99))
    client = Client(
        serve(lambda path, query: ok({"data": [{"id": 1}], "next": f"/p?page={next(numbers)}"}))
    )
    with pytest.raises(LandingError, match="page 2 repeats"):
        follow(client)


def test_a_link_that_goes_in_a_circle_is_an_error(serve: Serve) -> None:
    def answer(path: str, query: dict[str, list[str]]) -> Answer:
        page = int(query.get("page", ["1"])[0])
        return ok({"data": [{"id": page}], "next": f"/people?page={page % 3 + 1}"})

    with pytest.raises(LandingError, match="back to a page"):
        follow(Client(serve(answer)), params={"page": 1})


def test_a_malformed_page_is_handed_on_and_then_an_error(serve: Serve) -> None:
    client = Client(serve(lambda path, query: (200, {}, b'{"data": [{"id": 1')))
    pages = client.pages("people")
    assert list(next(pages).rows) == [Refused("malformed_json", '{"data": [{"id": 1')]
    with pytest.raises(LandingError, match="page 1 is not JSON"):
        next(pages)


def test_a_body_of_another_shape_is_not_taken_for_an_empty_page(serve: Serve) -> None:
    client = Client(serve(lambda path, query: ok({"message": "moved"})))
    with pytest.raises(LandingError, match="has no 'data'"):
        follow(client)


def test_limits_and_failures_are_waited_out(serve: Serve) -> None:
    answers = iter([(429, {"Retry-After": "1"}, b""), (503, {"Retry-After": "1"}, b"")])
    client = Client(serve(lambda path, query: next(answers, ok({"data": [{"id": 1}]}))))
    began = time.monotonic()
    assert follow(client) == [{"id": 1}]
    assert 1.8 <= time.monotonic() - began < 6


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_an_error_names_the_path_and_nothing_that_is_private(serve: Serve, status: int) -> None:
    client = Client(
        serve(lambda path, query: (status, {}, b"canary-body")), headers={"X": "canary-key"}
    )
    with pytest.raises(LandingError) as error:
        client.get("people", {"phone": "555-0142"})
    said = error.value.text() + repr(error.value) + str(error.value.__cause__)
    assert str(status) in said and "/people" in said
    assert "555" not in said and "canary" not in said


def test_threads_share_one_budget(serve: Serve) -> None:
    asked: list[float] = []

    def answer(path: str, query: dict[str, list[str]]) -> Answer:
        asked.append(time.monotonic())
        return ok({})

    client = Client(serve(answer), requests_per_second=20)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: client.get("x"), range(16)))
    assert max(asked) - min(asked) >= 15 / 20 * 0.9


def test_a_streamed_file_is_read_as_rows(serve: Serve) -> None:
    client = Client(serve(lambda path, query: (200, {}, b"\xef\xbb\xbfid,name\n1,Ada\n")))
    assert list(client.stream_csv("export.csv")) == [{"id": "1", "name": "Ada"}]
