"""Errors that tell a person what to do next."""

from __future__ import annotations


class ThroughlineError(Exception):
    """Anything the command can explain: what happened, where, the likely cause, what to try.

    No part may hold a row's values, a query string or a secret: the text is printed and logged.
    """

    def __init__(self, what: str, where: str, cause: str = "", fix: str = "") -> None:
        super().__init__(f"{what} ({where})")
        self.what = what
        self.where = where
        self.cause = cause
        self.fix = fix

    def text(self) -> str:
        """One line: what, where, cause and fix, as kept in `sync_run.error`."""
        parts = [f"{self.what} ({self.where})", self.cause, self.fix]
        return ". ".join(part.rstrip(".") for part in parts if part)


class LandingError(ThroughlineError):
    """A feed can't be read to its end; its cursor stays where it was."""


class SettingsError(ThroughlineError):
    """The configuration is missing something or says something unknown."""


class WarehouseError(ThroughlineError):
    """The warehouse can't be reached, is locked by another run, or refused a statement."""


def explained(error: Exception, where: str) -> ThroughlineError:
    """An error with its explanation: our own as it is, any other by its kind alone, since the
    text of a stranger's error may quote rows, addresses or secrets."""
    if isinstance(error, ThroughlineError):
        return error
    if isinstance(error.__cause__, ThroughlineError):
        return error.__cause__
    return LandingError(
        f"the reader stopped on an unexpected {type(error).__name__}",
        where,
        "The tool sent something nobody foresaw, or the reader has a fault",
        "Run again; if it stays, report it with the names of the tool and the feed",
    )
