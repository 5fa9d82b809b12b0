"""EveryAction / NGP VAN: its REST lists, export jobs and CSV files, as one API key sees them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, request, url_for

from sandbox.tools import van_events, van_rows
from sandbox.tools.van_rows import EXPORTS, van_id
from sandbox.world import World

SLUG = "van"
ROOT = "/v4"
FIRST_JOB = 2_170_555_001
ROWS_A_FILE = 500
MOST_EVENTS = 50
MOST_ITEMS = 200
REACH = timedelta(days=90)


@dataclass
class Behaviour:
    """How the tool misbehaves: paths it denies, resources whose jobs fail or never end, and
    lists that go on with empty pages whose next link grows."""

    denied: set[str] = field(default_factory=set)
    failing: set[str] = field(default_factory=set)
    endless: set[str] = field(default_factory=set)
    unending: set[str] = field(default_factory=set)


@dataclass
class _Job:
    """An export under way: what was asked, its finished files, and how often it was asked for."""

    name: str
    echo: dict[str, Any]
    files: list[str]
    rows: int
    polls: int = 0


def api_key(world: World, account: str) -> str:
    """The key of the account's committee: a uuid."""
    return world.account(SLUG, account).uuid("api_key", 1)


def saved_list(world: World, account: str) -> int:
    """The saved list that holds everyone."""
    return 500_048 + world.account(SLUG, account).account.number


def options(world: World, account: str) -> dict[str, Any]:
    """What throughline.toml says of this account beyond its address."""
    return {"mode": 1, "saved_list_id": saved_list(world, account), "poll_seconds": 0.05}


def truth(world: World, account: str) -> Iterator[tuple[str, str, int]]:
    """Which person each of the account's person records is."""
    data = world.account(SLUG, account)
    for record in data.records:
        yield "person", str(van_id(data, record.number)), record.person


def blueprint(world: World, account: str, behaviour: Behaviour | None = None) -> Blueprint:
    """`/v4/…` of one account; every answer is made from the world as it is then."""
    pages = Blueprint(f"van_{account}", __name__)
    data = world.account(SLUG, account)
    moods = behaviour or Behaviour()
    jobs: dict[int, _Job] = {}
    numbers = count(FIRST_JOB)

    @pages.before_request
    def authorize() -> Any:
        if "/files/" in request.path:
            return None
        given = request.authorization
        wanted = f"{api_key(world, account)}|1"
        if given is None or given.password != wanted or not given.username:
            return _error(401, "UNAUTHORIZED", "The API key is invalid")
        path = request.path.partition("/v4/")[2]
        resource = (request.get_json(silent=True) or {}).get("resourceType")
        if {path, resource} & moods.denied:
            return _error(403, "FORBIDDEN", "The API key may not use this endpoint")
        return None

    @pages.get("/v4/apiKeyProfiles")
    def profiles() -> Response:
        profile = {
            "databaseName": f"SmartVAN {account}",
            "hasMyVoters": False,
            "hasMyCampaign": True,
            "committeeId": 90_000 + data.account.number,
            "apiKeyTypeName": "Custom Integration",
        }
        return jsonify(items=[profile], nextPageLink=None, count=1)

    @pages.get("/v4/changedEntityExportJobs/resources")
    def resources() -> Response:
        return jsonify([name for name in EXPORTS if name not in moods.denied])

    @pages.get("/v4/changedEntityExportJobs/fields/<resource>")
    def fields(resource: str) -> Any:
        if resource not in EXPORTS:
            return _error(400, "INVALID_PARAMETER", "Unknown resourceType", "resourceType")
        return jsonify([_field(name, kind) for name, kind in EXPORTS[resource].fields.items()])

    @pages.post("/v4/changedEntityExportJobs")
    def start_changed() -> Any:
        asked = request.get_json()
        resource = asked.get("resourceType")
        if resource not in EXPORTS:
            return _error(400, "INVALID_PARAMETER", "Unknown resourceType", "resourceType")
        start = _moment(asked.get("dateChangedFrom"))
        end = _moment(asked.get("dateChangedTo")) or world.today
        if start is None or start < world.today - REACH:
            return _error(400, "INVALID_PARAMETER", "Must be within 90 days", "dateChangedFrom")
        known = EXPORTS[resource].fields
        names = [name for name in asked.get("requestedFields") or known if name in known]
        inactive = bool(asked.get("includeInactive"))
        rows = [
            row
            for changed, row in EXPORTS[resource].rows(data)
            if start <= changed <= end and (inactive or not row.get("DateSuppressed"))
        ]
        number = next(numbers)
        size = int(asked.get("fileSizeKbLimit") or 100_000) * 1024
        echo = {
            "dateChangedFrom": start.isoformat(),
            "dateChangedTo": end.isoformat(),
            "resourceType": resource,
            "requestedFields": names,
            "includeInactive": inactive,
            "excludeChangesFromSelf": False,
            "contactMode": asked.get("contactMode", 3),
        }
        jobs[number] = _Job(resource, echo, _files(names, rows, size), len(rows))
        return jsonify(exportJobId=number, jobStatus="Pending", files=[], **echo), 201

    @pages.get("/v4/changedEntityExportJobs/<int:number>")
    def changed(number: int) -> Any:
        job = jobs.get(number)
        if job is None:
            return _error(404, "NOT_FOUND", "No such job")
        status = _status(job, moods)
        done = status == "Complete"
        links = [_link(number, place) for place in range(len(job.files))] if done else []
        expires = (world.today + timedelta(days=20)).isoformat()
        return jsonify(
            exportJobId=number,
            jobStatus=status,
            files=[{"downloadUrl": link, "dateExpired": expires} for link in links],
            message="Finished processing export job" if done else None,
            code=None,
            exportedRecordCount=job.rows if done else None,
            **job.echo,
        )

    @pages.get("/v4/savedLists")
    def saved_lists() -> Response:
        everyone = {
            "savedListId": saved_list(world, account),
            "name": "Everyone",
            "listCount": len(data.records),
        }
        return _page([everyone], MOST_ITEMS, lambda row: row, moods)

    @pages.post("/v4/exportJobs")
    def start_list() -> Any:
        if request.get_json().get("savedListId") != saved_list(world, account):
            return _error(400, "INVALID_PARAMETER", "No such saved list", "savedListId")
        rows = [row for _, row in EXPORTS["Contacts"].rows(data) if not row["DateSuppressed"]]
        number = next(numbers)
        files = _files(list(EXPORTS["Contacts"].fields), rows, 1 << 40, len(rows) or 1)
        jobs[number] = _Job("SavedList", {}, files, len(rows))
        return jsonify(exportJobId=number, status="Requested", downloadUrl=None), 201

    @pages.get("/v4/exportJobs/<int:number>")
    def exported(number: int) -> Any:
        job = jobs.get(number)
        if job is None:
            return _error(404, "NOT_FOUND", "No such job")
        status = _status(job, moods)
        done = status == "Complete"
        return jsonify(
            exportJobId=number,
            exportJobGuid=data.uuid("export_job", number),
            status="Completed" if done else status,
            downloadUrl=_link(number, 0) if done else None,
            dateExpired=(world.today + timedelta(days=3)).isoformat(),
            errorCode=None,
        )

    @pages.get("/v4/files/<int:number>/<int:place>.csv")
    def file(number: int, place: int) -> Response:
        return Response(jobs[number].files[place], mimetype="text/csv")

    @pages.get("/v4/events")
    def events() -> Response:
        after = request.args.get("startingAfter")
        before = request.args.get("startingBefore")
        found = [
            event
            for event in data.events
            if event.deleted_at is None
            and (after is None or event.shifts[0].starts_at.date().isoformat() > after)
            and (before is None or event.shifts[0].starts_at.date().isoformat() < before)
        ]
        sections = set((request.args.get("$expand") or "").split(","))
        return _page(
            found, MOST_EVENTS, lambda event: van_events.event(data, event, sections), moods
        )

    @pages.get("/v4/signups")
    def signups() -> Any:
        asked = request.args.get("eventId", type=int)
        if asked is None:
            return _error(400, "INVALID_PARAMETER", "eventId is required", "eventId")
        found = van_events.signups(data, asked)
        return _page(found, MOST_EVENTS, lambda row: row, moods)

    @pages.get("/v4/activistCodes")
    def activist_codes() -> Response:
        return _page(van_rows.activist_codes(data), MOST_ITEMS, lambda row: row, moods)

    @pages.get("/v4/surveyQuestions")
    def survey_questions() -> Response:
        return _page(data.questions, MOST_ITEMS, van_rows.survey_question, moods)

    @pages.get("/v4/canvassResponses/<name>")
    def canvass_responses(name: str) -> Any:
        lists = van_rows.canvass_responses(data)
        return jsonify(lists[name]) if name in lists else _error(404, "NOT_FOUND", "No such list")

    return pages


def _status(job: _Job, moods: Behaviour) -> str:
    job.polls += 1
    if job.name in moods.failing:
        return "Error"
    return "Pending" if job.polls == 1 or job.name in moods.endless else "Complete"


def _link(number: int, place: int) -> str:
    return url_for(".file", number=number, place=place, _external=True)


def _files(
    names: list[str], rows: Sequence[dict[str, Any]], size: int, most: int = ROWS_A_FILE
) -> list[str]:
    """The rows as CSV texts, each with the header, below `size` bytes and `most` rows."""
    files: list[str] = []
    lines: list[str] = []
    header = _line(names)
    room = size
    for row in rows:
        line = _line([row.get(name) for name in names])
        if lines and (len(lines) == most or len(line) > room):
            files.append(header + "".join(lines))
            lines, room = [], size
        lines.append(line)
        room -= len(line)
    return [*files, header + "".join(lines)]


def _line(values: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(["" if value is None else value for value in values])
    return out.getvalue()


def _field(name: str, kind: str) -> dict[str, Any]:
    return {
        "fieldName": name,
        "fieldType": kind,
        "maxTextboxCharacters": None,
        "isCoreField": True,
        "availableValues": None,
    }


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _page(
    found: Sequence[Any], most: int, render: Callable[[Any], dict[str, Any]], moods: Behaviour
) -> Response:
    top = min(request.args.get("$top", 50, int), most)
    skip = request.args.get("$skip", 0, int)
    items = [render(row) for row in found[skip : skip + top]]
    path = request.path.partition("/v4/")[2]
    link = None
    if skip + top < len(found) or path in moods.unending:
        kept = [(name, value) for name, value in request.args.items(True) if name[0] != "$"]
        expand = [("$expand", request.args["$expand"])] if "$expand" in request.args else []
        grown = [*kept, *expand, ("$top", top), ("$skip", skip + top)]
        link = f"{request.base_url}?{urlencode(grown)}"
    return jsonify(items=items, nextPageLink=link, count=len(found))


def _error(status: int, code: str, text: str, *properties: str) -> tuple[Response, int]:
    error = {"code": code, "text": text, "properties": list(properties)}
    return jsonify(errors=[error]), status
