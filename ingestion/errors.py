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


def safe_text(error: BaseException) -> str:
    """What an error says, without what it may quote: our own text, else its type alone."""
    if isinstance(error, ThroughlineError):
        return error.text()
    cause = error.__cause__
    if isinstance(cause, ThroughlineError):
        return cause.text()
    return type(error).__name__
