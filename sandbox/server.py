"""Every account of every HTTP tool of a world, served for real on loopback."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from types import ModuleType
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox.faults import Fault, FaultyTools, Request
from sandbox.world import World

# What the tools' own pages say they bear, in requests a second.
LIMITS = {"action_network": 4.0, "mobilize": 15.0}


@dataclass(frozen=True)
class Sandbox:
    """A running server. Faults may be injected and the log read while it serves."""

    world: World
    root: str
    tools: FaultyTools

    def url(self, tool: str, account: str) -> str:
        """Where the account's tool begins, without a slash at the end."""
        return f"{self.root}/{tool}/{account}"

    def inject(self, *faults: Fault) -> None:
        self.tools.faults.extend(faults)

    def heal(self) -> None:
        """No more faults."""
        self.tools.faults.clear()

    @property
    def requests(self) -> list[Request]:
        """Everything that was asked so far, oldest first."""
        return list(self.tools.requests)

    def forget_requests(self) -> None:
        self.tools.requests.clear()


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Say nothing: paths and parameters may hold what nobody should read in a log."""


def tool_module(tool: str) -> ModuleType:
    """The sandbox's side of a tool."""
    return importlib.import_module(f"sandbox.tools.{tool}")


def http_accounts(world: World) -> Iterator[tuple[str, str]]:
    """(tool, account) of every account whose tool speaks HTTP."""
    for data in world.accounts():
        if hasattr(tool_module(data.account.tool), "blueprint"):
            yield data.account.tool, data.account.slug


@contextmanager
def serve(world: World, rate_limits: bool = False) -> Iterator[Sandbox]:
    """Serve the world on a free port of 127.0.0.1 until the block ends.

    With `rate_limits`, tools that state one answer 429 beyond it.
    """
    app = Flask("sandbox")
    for tool, account in http_accounts(world):
        app.register_blueprint(
            tool_module(tool).blueprint(world, account), url_prefix=f"/{tool}/{account}"
        )
    tools = FaultyTools(app.wsgi_app, dict(LIMITS) if rate_limits else {})
    server = make_server("127.0.0.1", 0, tools, threaded=True, request_handler=_Silent)
    thread = Thread(target=server.serve_forever, name="sandbox", daemon=True)
    thread.start()
    try:
        yield Sandbox(world, f"http://127.0.0.1:{server.server_port}", tools)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
