"""Lands what tools give: every row once, every refusal kept, every count adding up."""

from __future__ import annotations

from ingestion.errors import LandingError
from ingestion.feeds import Check, Feed, Page, Refused, Window

__all__ = ["Check", "Feed", "LandingError", "Page", "Refused", "Window"]
