"""What a process costs: wall and CPU seconds by phase, and the most memory it held."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass
class Phases:
    """Wall and CPU seconds of this process's phases; the first began with Python itself."""

    started: float = field(default_factory=time.perf_counter)
    seconds: dict[str, dict[str, float]] = field(default_factory=dict)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Adds what happens inside to the phase."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        before = self.seconds.get(name, {"wall": 0.0, "cpu": 0.0})
        self.seconds[name] = {
            "wall": before["wall"] + time.perf_counter() - wall,
            "cpu": before["cpu"] + time.process_time() - cpu,
        }

    def begun(self) -> None:
        """Ends the phase `start`: Python, imports, and what came before the first phase."""
        self.seconds["start"] = {
            "wall": time.perf_counter() - self.started,
            "cpu": time.process_time(),
        }


def answer(**facts: Any) -> None:
    """What a step tells the process that started it: one line of JSON, the last it prints."""
    sys.stdout.write("\n" + json.dumps(facts) + "\n")


def step(module: str, *arguments: str) -> dict[str, Any]:
    """Runs a module in a process of its own; its answer, with `cpu` and `peak_mb` of the whole.

    A child is charged with the memory that its parent held when it started it, so whoever calls
    this must have loaded nothing large.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DO_NOT_TRACK": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", f"benchmarks.linkage.{module}", *arguments],
        stdout=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
        text=True,
    )
    assert process.stdout
    lines = [line for line in process.stdout if line.strip()]
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"benchmarks.linkage.{module} stopped: see above")
    return {
        **json.loads(lines[-1]),
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak_mb": usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
    }


def peak_mb() -> float:
    """The most memory this process has held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)
