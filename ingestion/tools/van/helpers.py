"""What configuration can't say about VAN: export jobs, the fields they give, lists per event."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any

from dlt.common.normalizers.naming.snake_case import NamingConvention
from dlt.sources.helpers.rest_client.paginators import JSONLinkPaginator
from requests.auth import HTTPBasicAuth

from ingestion.errors import LandingError
from ingestion.feeds import Check, Page, Refused, Window
from ingestion.http.client import Client, parsed
from ingestion.settings import Account

BASE_URL = "https://api.securevan.com/v4/"
MODE = "database_mode"
EVENT_START = "event_start_date"

REACH = timedelta(days=89)  # VAN takes 90, counted from when it gets the request
SPAN = timedelta(days=30)
OVERLAP = timedelta(days=2)
ROWS_A_PAGE = 1000
EVENTS_A_PAGE = 50
ITEMS_A_PAGE = 200

CHANGED = "changedEntityExportJobs"
SAVED_LIST = "exportJobs"
EVENT_SECTIONS = "locations,codes,shifts,roles"
FORBIDDEN = ("note",)

_snake = NamingConvention().normalize_identifier


class Van:
    """One API key of VAN. Connects at the first read.

    Options of the account: `mode` (0 MyVoters, 1 MyCampaign and EveryAction; default 1),
    `base_url`, `application`, `saved_list_id` and `saved_list_export_type` (everyone, for what
    changed more than 90 days ago), `extra_fields` (resource to field names), `file_size_kb`,
    `poll_seconds` and `job_minutes` (how often to ask for an export job, and how long).
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self.options = account.options
        self.mode = int(account.options.get("mode", 1))

    @cached_property
    def client(self) -> Client:
        """The API under this key's authorization."""
        application = str(self.options.get("application", "throughline"))
        password = f"{self._account.secret('api_key')}|{self.mode}"
        base_url = str(self.options.get("base_url", BASE_URL))
        return Client(base_url, auth=HTTPBasicAuth(application, password))

    @cached_property
    def files(self) -> Client:
        """The store of finished files: another host, which never sees the key."""
        return Client("")

    def exported(self, resource: str, columns: Mapping[str, str], window: Window) -> Iterator[Page]:
        """What changed in the window, by export jobs of at most SPAN each, all running at once.

        Jobs reach REACH back. What is older comes, for people and where the account names a
        saved list, from an export of that list.
        """
        names = self._names(resource, columns)
        since = _aware(window.since) if window.since else None
        beyond = since is None or since - OVERLAP < window.until - REACH
        if resource == "Contacts" and beyond and "saved_list_id" in self.options:
            yield from self._saved_list(names)
        jobs = [
            self._start(resource, list(names.values()), start, end)
            for start, end in _spans(since, window.until)
        ]
        for job in self._finished(CHANGED, jobs):
            yield from self._changed(job, names, alone=len(jobs) == 1)

    def listed(self, path: str) -> Iterator[Page]:
        """A whole list of reference data, paged or bare."""
        if path.startswith("canvassResponses/"):
            return self._stamped(self.client.pages(path, rows=""))
        return self._stamped(self._paged(path, {"$top": ITEMS_A_PAGE}, total="count"))

    def events(self, window: Window) -> Iterator[Page]:
        """Every event: VAN has no modified date to ask by, and a whole read shows deletions."""
        params = {"$expand": EVENT_SECTIONS, "$top": EVENTS_A_PAGE}
        return self._stamped(self._paged("events", params, total="count"))

    def signups(self, window: Window) -> Iterator[Page]:
        """Signups of each event from REACH before the cursor on; at first, of every event."""
        params: dict[str, Any] = {"$top": EVENTS_A_PAGE}
        if window.since:
            params["startingAfter"] = (_aware(window.since) - REACH).date().isoformat()
        for events in self._paged("events", params):
            for event in events.rows:
                if isinstance(event, dict):
                    yield from self._stamped(
                        self._paged("signups", {"eventId": event["eventId"]}),
                        {EVENT_START: event["startDate"]},
                    )

    def _paged(
        self, path: str, params: Mapping[str, Any], total: str | None = None
    ) -> Iterator[Page]:
        paginator = JSONLinkPaginator("nextPageLink")
        return self.client.pages(path, params, paginator, rows="items", total=total)

    def _stamped(
        self, pages: Iterable[Page], stamp: Mapping[str, Any] | None = None
    ) -> Iterator[Page]:
        mark = {MODE: self.mode, **(stamp or {})}
        for page in pages:
            rows = [
                row if isinstance(row, Refused) else {**_without_notes(row), **mark}
                for row in page.rows
            ]
            yield Page(rows, page.total)

    def _names(self, resource: str, columns: Mapping[str, str]) -> dict[str, str]:
        """The fields to ask for, by landed name: those declared or configured that VAN offers."""
        offered = {
            _snake(field["fieldName"]): field["fieldName"]
            for field in self.client.json(f"{CHANGED}/fields/{resource}")
        }
        extra = dict(self.options.get("extra_fields", {})).get(resource, [])
        wanted = [*columns, *map(_snake, extra)]
        return {name: offered[name] for name in wanted if name in offered and not _is_note(name)}

    def _start(self, resource: str, fields: list[str], start: datetime, end: datetime) -> int:
        asked = {
            "resourceType": resource,
            "dateChangedFrom": start.isoformat(),
            "dateChangedTo": end.isoformat(),
            "requestedFields": fields,
            "includeInactive": True,
            "contactMode": 1,
            "fileSizeKbLimit": int(self.options.get("file_size_kb", 100_000)),
        }
        job = parsed(self.client.post(CHANGED, asked))
        for name in ("dateChangedFrom", "includeInactive", "contactMode"):
            if job.get(name) in (None, False):
                raise LandingError(
                    f"the export job ignored {name}",
                    f"{CHANGED} {resource}",
                    "VAN does not take this parameter any more",
                    "Compare the job with VAN's documentation; rows would be missing without it",
                )
        return job["exportJobId"]

    def _changed(
        self, job: Mapping[str, Any], names: Mapping[str, str], alone: bool
    ) -> Iterator[Page]:
        """The rows of a job, counted. VAN's count is the whole read's when the job is `alone`:
        what changed twice is in two jobs."""
        links = [file.get("downloadUrl") for file in job.get("files") or []]
        received = 0
        for page in self._downloaded(links, names):
            received += len(page.rows)
            yield page
        counted = int(job.get("exportedRecordCount") or 0)
        if received < counted:
            raise LandingError(
                f"{received} rows came of the {counted} that the export job counts",
                f"{CHANGED}/{job['exportJobId']}",
                "A file is cut short or missing",
                "Run again: a new job makes new files",
            )
        if alone:
            yield Page([], total=counted)

    def _saved_list(self, names: Mapping[str, str]) -> Iterator[Page]:
        asked = {
            "savedListId": int(self.options["saved_list_id"]),
            "type": int(self.options.get("saved_list_export_type", 4)),
            "webhookUrl": None,
        }
        job = parsed(self.client.post(SAVED_LIST, asked))
        for finished in self._finished(SAVED_LIST, [job["exportJobId"]]):
            yield from self._downloaded([finished.get("downloadUrl")], names)

    def _finished(self, path: str, jobs: Iterable[int]) -> Iterator[dict[str, Any]]:
        """Each job once it is complete. Raises when one fails, or at the end of job_minutes."""
        pause = float(self.options.get("poll_seconds", 10))
        minutes = float(self.options.get("job_minutes", 60))
        deadline = time.monotonic() + 60 * minutes
        waiting = list(jobs)
        while waiting:
            time.sleep(pause)
            for number in tuple(waiting):
                job = self.client.json(f"{path}/{number}")
                status = str(job.get("jobStatus") or job.get("status")).lower()
                if status in ("complete", "completed"):
                    waiting.remove(number)
                    yield job
                elif status == "error":
                    raise LandingError(
                        "the export job failed",
                        f"{path}/{number}",
                        "VAN could not run the export",
                        "Run again; if it stays, send VAN's support the number of the job",
                    )
            if waiting and time.monotonic() > deadline:
                raise LandingError(
                    f"the export job did not end in {minutes:g} minutes",
                    f"{path}/{waiting[0]}",
                    "VAN is busy or the job is stuck",
                    "Run again later, or raise job_minutes in the account's options",
                )

    def _downloaded(self, links: Iterable[str | None], names: Mapping[str, str]) -> Iterator[Page]:
        """Every file of a job, in pages. Header names match whatever their case."""
        by_header = {field.lower(): name for name, field in names.items()}
        for link in links:
            if not link:
                raise LandingError(
                    "the export job gives no address for its file",
                    "export job",
                    "The file has expired or was never made",
                    "Run again: a new job makes new files",
                )
            lines = self.files.stream_csv(link)
            while batch := list(islice(lines, ROWS_A_PAGE)):
                yield Page([self._row(line, by_header) for line in batch])

    def _row(
        self, line: dict[str, str] | Refused, by_header: Mapping[str, str]
    ) -> dict[str, Any] | Refused:
        if isinstance(line, Refused):
            return line
        row: dict[str, Any] = {MODE: self.mode}
        for header, value in line.items():
            name = by_header.get(header.lower())
            if name:
                row[name] = value or None
        return row


def findings(van: Van, resources: Iterable[str]) -> list[Check]:
    """What the key may do, asked of VAN without reading anybody's data."""
    try:
        profiles = van.client.json("apiKeyProfiles").get("items") or [{}]
        allowed = set(van.client.json(f"{CHANGED}/resources"))
    except LandingError as error:
        return [Check("the key answers", False, error.fix)]
    database = "hasMyCampaign" if van.mode else "hasMyVoters"
    return [
        Check("the key answers", True),
        Check(
            f"the key opens database mode {van.mode}",
            profiles[0].get(database) is not False,
            "Set `mode` in the account's options to the database this key is for",
        ),
        *(
            Check(
                f"the key may export {resource}",
                resource in allowed,
                f"Ask VAN to provision {resource} for this key",
            )
            for resource in resources
        ),
        Check(
            "people unchanged for 90 days are covered",
            "saved_list_id" in van.options,
            "Save a list of everyone in VAN and set `saved_list_id` in the account's options",
        ),
    ]


def _spans(since: datetime | None, until: datetime) -> list[tuple[datetime, datetime]]:
    reach = until - REACH
    start = reach if since is None else max(since - OVERLAP, reach)
    spans = []
    while start < until:
        end = min(start + SPAN, until)
        spans.append((start, end))
        start = end
    return spans


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _is_note(name: str) -> bool:
    return any(word in name.lower() for word in FORBIDDEN)


def _without_notes(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not _is_note(name)}
