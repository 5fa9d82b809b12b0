"""What a person sees: progress on a terminal, plain lines otherwise, one JSON object on request."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from ingestion.errors import ThroughlineError

Count = Callable[[int, int | None], None]
_EVERY_SECONDS = 10.0


class Console:
    """Writes for people to `stream` (standard error), results to `out` (standard output).

    `quiet` leaves errors and results; `as_json` leaves one JSON object on standard output.
    """

    def __init__(
        self,
        *,
        quiet: bool = False,
        as_json: bool = False,
        stream: TextIO | None = None,
        out: TextIO | None = None,
    ) -> None:
        self._stream = stream or sys.stderr
        self._out = out or sys.stdout
        self._as_json = as_json
        self._quiet = quiet or as_json
        self._is_terminal = self._stream.isatty()
        self._result: dict[str, Any] = {}

    def say(self, text: str = "") -> None:
        """One line about what is going on."""
        if not self._quiet:
            self._stream.write(text + "\n")
            self._stream.flush()

    def show(self, text: str = "") -> None:
        """One line of the result."""
        if not self._as_json:
            self._out.write(text + "\n")
            self._out.flush()

    def table(self, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """A small table of the result; numbers to the right."""
        cells = [[_cell(value) for value in row] for row in rows]
        widths = [
            max(len(header[place]), *(len(row[place]) for row in cells), 0)
            if cells
            else len(header[place])
            for place in range(len(header))
        ]
        right = [
            all(isinstance(row[place], (int, float)) for row in rows if row[place] is not None)
            for place in range(len(header))
        ]
        for line in [list(header), ["-" * width for width in widths], *cells]:
            padded = [
                text.rjust(width) if is_right else text.ljust(width)
                for text, width, is_right in zip(line, widths, right, strict=True)
            ]
            self.show(("  ".join(padded)).rstrip())

    def result(self, **values: Any) -> None:
        """Adds to the JSON object that `finish` writes."""
        self._result |= values

    def finish(self, ok: bool) -> None:
        """Writes the JSON object when JSON was asked for."""
        if self._as_json:
            body = {"ok": ok, **self._result}
            self._out.write(json.dumps(body, default=str, sort_keys=True) + "\n")
            self._out.flush()

    def error(self, error: ThroughlineError) -> None:
        """What happened, where, the likely cause, what to do next."""
        self.result(
            error={
                "what": error.what,
                "where": error.where,
                "cause": error.cause,
                "fix": error.fix,
            }
        )
        if self._as_json:
            return
        lines = [f"Error: {error.what}", f"  where: {error.where}"]
        if error.cause:
            lines.append(f"  likely cause: {error.cause}")
        if error.fix:
            lines.append(f"  next: {error.fix}")
        self._stream.write("\n".join(lines) + "\n")
        self._stream.flush()

    @contextmanager
    def counting(self, label: str, unit: str = "rows") -> Iterator[Count]:
        """Counts rows, or another unit: call it with how many there are so far, and of how many
        when that is known."""
        began = time.monotonic()
        if self._quiet:
            yield lambda done, total: None
            return
        if self._is_terminal:
            with self._bar(label) as count:
                yield count
            return
        said_at = began
        rows = 0

        def tell(done: int, total: int | None) -> None:
            nonlocal rows, said_at
            rows = done
            if time.monotonic() - said_at >= _EVERY_SECONDS:
                said_at = time.monotonic()
                self.say(f"  {label}: {done:,} {unit}{_of(total)}{_rate(done, total, began)}")

        yield tell
        self.say(f"  {label}: {rows:,} {unit}{_rate(rows, None, began)}")

    @contextmanager
    def _bar(self, label: str) -> Iterator[Count]:
        from rich.console import Console as RichConsole
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        progress = Progress(
            TextColumn("  {task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=RichConsole(file=self._stream),
        )
        began = time.monotonic()
        with progress:
            task = progress.add_task(label, total=None, rate="")

            def count(done: int, total: int | None) -> None:
                seconds = max(time.monotonic() - began, 0.001)
                progress.update(task, completed=done, total=total, rate=f"{done / seconds:,.0f}/s")

            yield count


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:.4f}"
    return str(value)


def _of(total: int | None) -> str:
    return f" of {total:,}" if total else ""


def _rate(done: int, total: int | None, began: float) -> str:
    seconds = max(time.monotonic() - began, 0.001)
    text = f", {done / seconds:,.0f} a second" if done else ""
    if total and done:
        text += f", {max(total - done, 0) * seconds / done:,.0f} s left"
    return text
