"""Spoke: a filled Postgres of the MoveOn fork's shape, and that fork's CSV exports."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from sandbox.tools.spoke_tables import TABLES, TRIGGER
from sandbox.world import AccountData, Conversation, Message, Staffer, World

SLUG = "spoke"
_ROLES = {"owner": "OWNER", "admin": "ADMIN", "organizer": "SUPERVOLUNTEER"}
_BODIES = {
    "ask": "Hi {name}, it's {texter}. Can you join us this week?",
    "yes": "Yes, count me in!",
    "no": "Not this time, sorry",
    "maybe": "Maybe, let me check",
    "thanks": "Thank you, {name}!",
}
_REFUSALS = ("STOP", "Stop.", "stop texting me", "Unsubscribe", "please remove me", "STOPALL")
_FIRST_CONTACT, _FIRST_MESSAGE, _FIRST_STEP, _FIRST_USER = 900_000, 5_000_000, 3_000, 200
_CONTACTS_HEADER = (
    "id,campaign_id,assignment_id,optOutCampaign,optedOut,texterFirst,texterLast,texterEmail,"
    "texterCell,texterAlias,external_id,first_name,last_name,cell,city,state,zip,"
    "message_status,error_code,texterExtra"
)
_MESSAGES_HEADER = (
    "campaign_contact_id,campaign_id,user_number,contact_number,is_from_contact,send_status,"
    "attempted_at,text,error_code"
)


def fill(connection: Any, world: World, account: str) -> None:
    """Create the tables on a psycopg2 connection and fill them; commits. The database is empty."""
    rows = _Spoke(world, world.account(SLUG, account)).rows()
    with connection.cursor() as cursor:
        for table, columns in TABLES.items():
            cursor.execute(f'create table "{table}" ({columns})')
            lines = io.StringIO("".join(map(_copy_line, rows[table])))
            cursor.copy_expert(f'copy "{table}" from stdin', lines)
        cursor.execute(TRIGGER)
    connection.commit()


def write_csv(folder: Path, world: World, account: str) -> None:
    """Write each campaign's two exports: `<campaign>.csv` and `<campaign>-messages.csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    spoke = _Spoke(world, world.account(SLUG, account))
    for campaign in spoke.campaigns:
        exports = {
            f"{campaign}.csv": spoke.contacts_export(campaign),
            f"{campaign}-messages.csv": spoke.messages_export(campaign),
        }
        for name, lines in exports.items():
            with (folder / name).open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(lines)


def options(world: World, account: str) -> dict[str, Any]:
    """What throughline.toml says of this account beyond its address: its contacts' external ids
    are those of the VAN from which the lists were cut."""
    return {
        "fork": "moveon",
        "organization_id": world.account(SLUG, account).account.number,
        "identifiers": {"external_id": "van_my_campaign_id@hub_van"},
    }


def truth(world: World, account: str) -> Iterator[tuple[str, str, int]]:
    """Which person each record is: (source object, encoded id, person number)."""
    spoke = _Spoke(world, world.account(SLUG, account))
    for conversation in spoke.conversations:
        person = spoke.records[conversation.record].person
        yield "campaign_contact", str(_contact_id(conversation)), person
    for staffer in spoke.staffers.values():
        yield "user", str(_FIRST_USER + staffer.number), staffer.person


class _Spoke:
    """One installation: what the account's text campaigns, texters and contacts look like in it."""

    def __init__(self, world: World, account: AccountData) -> None:
        self.account = account
        self.owner = next(o for o in world.organizations if o.slug == account.account.owner)
        self.organization_id = account.account.number
        self.campaigns = {c.number: c for c in account.campaigns if c.kind == "text"}
        self.records = {record.number: record for record in account.records}
        self.staffers = {staffer.number: staffer for staffer in account.staffers}
        self.questions = {question.number: question for question in account.questions}
        starts = [campaign.starts_at for campaign in self.campaigns.values()]
        self.begun = min(starts, default=world.today) - timedelta(days=1)

    @cached_property
    def cells(self) -> dict[int, str]:
        """Each record's number in E.164; records without one are not in Spoke."""
        cells = {number: _e164(record.phone) for number, record in self.records.items()}
        return {number: cell for number, cell in cells.items() if cell}

    @cached_property
    def conversations(self) -> list[Conversation]:
        return [
            conversation
            for conversation in self.account.conversations
            if conversation.record in self.cells and conversation.campaign in self.campaigns
        ]

    @cached_property
    def assignments(self) -> dict[tuple[int, int | None], int]:
        """Assignment ids by (campaign, texter), the same however much has happened by now."""
        pairs = {(c.campaign, c.staffer) for c in self.conversations if c.staffer is not None}
        return {(campaign, texter): campaign * 1_000 + texter for campaign, texter in sorted(pairs)}

    @cached_property
    def answered(self) -> list[Conversation]:
        """Conversations with an answer or a tag, in the order in which these were noted."""
        noted = [c for c in self.conversations if c.answers or c.tags]
        return sorted(noted, key=lambda c: (_answered(c), c.number))

    @cached_property
    def opt_outs(self) -> dict[str, datetime]:
        """When each number first refused, in that order."""
        told = [(o.at, _e164(o.value)) for o in self.account.opt_outs if o.channel == "text"]
        told += [(c.opted_out_at, self.cells[c.record]) for c in self.conversations]
        first: dict[str, datetime] = {}
        for at, cell in sorted((at, cell) for at, cell in told if at and cell):
            first.setdefault(cell, at)
        return first

    @cached_property
    def tags(self) -> dict[str, int]:
        names = sorted({tag for c in self.conversations for tag in c.tags})
        return {name: number for number, name in enumerate(names, start=1)}

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every table's rows, in the order of its columns."""
        organization, begun = self.organization_id, self.begun
        uuid = self.account.uuid("organization", organization)
        staffers = self.staffers.values()
        return {
            "organization": [(organization, uuid, self.owner.name, "{}", begun)],
            "user": [self._user(staffer) for staffer in staffers],
            "user_organization": [
                (staffer.number, _FIRST_USER + staffer.number, organization, _role(staffer))
                for staffer in staffers
            ],
            "campaign": [
                (
                    c.number,
                    organization,
                    None,
                    c.title,
                    "",
                    True,
                    False,
                    c.ends_at,
                    c.starts_at,
                    self.account.account.timezone,
                    9,
                    21,
                    False,
                    None,
                    self.account.uuid("join", c.number),
                    300,
                )
                for c in self.campaigns.values()
            ],
            "assignment": [
                (number, _user_id(texter), campaign, begun, None)
                for (campaign, texter), number in self.assignments.items()
            ],
            "interaction_step": [
                (_FIRST_STEP + q.number, q.campaign, q.text, "", None, "", "", False, begun)
                for q in self.questions.values()
            ],
            "campaign_contact": [self._contact(c) for c in self.conversations],
            "message": [
                self._message(conversation, message)
                for conversation in self.conversations
                for message in conversation.messages
            ],
            "opt_out": [
                (number, cell, None, organization, "", at)
                for number, (cell, at) in enumerate(self.opt_outs.items(), start=1)
            ],
            "question_response": _numbered(
                (_contact_id(c), _FIRST_STEP + asked, self._answer(asked, choice), _answered(c))
                for c in self.answered
                for asked, choice in c.answers
            ),
            "tag": [
                (number, name, "", organization, False, begun, begun)
                for name, number in self.tags.items()
            ],
            "tag_campaign_contact": _numbered(
                ("", self.tags[tag], _contact_id(c), False, _answered(c), _answered(c))
                for c in self.answered
                for tag in c.tags
            ),
        }

    def contacts_export(self, campaign: int) -> Iterator[list[Any]]:
        """The contacts CSV: the campaign's own columns, its custom fields, then its questions."""
        questions = [q for q in self.questions.values() if q.campaign in (campaign, None)]
        asked = [f"question[{question.text}]" for question in questions]
        yield [*_CONTACTS_HEADER.split(","), "van_id", "tags", *asked]
        for conversation in self.conversations:
            if conversation.campaign != campaign:
                continue
            record = self.records[conversation.record]
            texter = self.staffers.get(conversation.staffer or -1)
            cell = self.cells[conversation.record]
            opted_out = self.opt_outs.get(cell)
            answers = dict(conversation.answers)
            yield [
                _contact_id(conversation),
                campaign,
                self._assignment(conversation) or "",
                campaign if opted_out else "",
                _iso(opted_out) if opted_out else "",
                *(
                    (texter.given_name, texter.family_name, texter.email, _e164(texter.phone))
                    if texter
                    else ("", "", "", "")
                ),
                "",
                record.van_id or "",
                record.given_name or "",
                record.family_name or "",
                cell,
                record.address.city if record.address else "",
                record.address.region if record.address else "",
                record.address.postal_code if record.address else "",
                self._status(conversation),
                "",
                "",
                record.van_id or "",
                ",".join(conversation.tags),
                *(
                    self._answer(q.number, answers[q.number]) if q.number in answers else ""
                    for q in questions
                ),
            ]

    def messages_export(self, campaign: int) -> Iterator[list[Any]]:
        """The messages CSV: no message id, as the tool gives it."""
        yield _MESSAGES_HEADER.split(",")
        for conversation in self.conversations:
            if conversation.campaign != campaign:
                continue
            for message in conversation.messages:
                yield [
                    _contact_id(conversation),
                    campaign,
                    _own_number(campaign),
                    self.cells[conversation.record],
                    str(message.inbound).lower(),
                    message.status,
                    _iso(message.at),
                    self._body(conversation, message),
                    message.error_code or "",
                ]

    def _user(self, staffer: Staffer) -> tuple[Any, ...]:
        return (
            _FIRST_USER + staffer.number,
            f"local|{staffer.number}",
            staffer.given_name,
            staffer.family_name,
            _e164(staffer.phone),
            staffer.email,
            None,
            False,
            self.begun,
        )

    def _contact(self, conversation: Conversation) -> tuple[Any, ...]:
        record = self.records[conversation.record]
        cell = self.cells[conversation.record]
        custom = {"van_id": str(record.van_id or ""), "preferred_contact_time": "evening"}
        times = [message.at for message in conversation.messages] or [self.begun]
        return (
            _contact_id(conversation),
            conversation.campaign,
            self._assignment(conversation),
            str(record.van_id or ""),
            record.given_name or "",
            record.family_name or "",
            cell,
            record.address.postal_code if record.address else "",
            json.dumps(custom),
            self.begun,
            max([*times, self.opt_outs.get(cell, self.begun)]),
            self._status(conversation),
            cell in self.opt_outs,
            "-6_1",
            None,
        )

    def _message(self, conversation: Conversation, message: Message) -> tuple[Any, ...]:
        sent = None if message.status in ("QUEUED", "PAUSED", "NOT_ATTEMPTED") else message.at
        return (
            _FIRST_MESSAGE + message.number,
            _own_number(conversation.campaign),
            None if message.inbound else _user_id(conversation.staffer),
            self.cells[conversation.record],
            message.inbound,
            self._body(conversation, message),
            "[]",
            message.error_code,
            "twilio",
            f"SM{message.number:032x}",
            message.status,
            _contact_id(conversation),
            self._assignment(conversation),
            "MG1",
            message.at,
            message.at,
            sent,
            sent,
            None,
        )

    def _assignment(self, conversation: Conversation) -> int | None:
        return self.assignments.get((conversation.campaign, conversation.staffer))

    def _answer(self, question: int, choice: int) -> str:
        return self.questions[question].answers[choice]

    def _body(self, conversation: Conversation, message: Message) -> str:
        if message.gist == "stop":
            return _REFUSALS[message.number % len(_REFUSALS)]
        texter = self.staffers.get(conversation.staffer or -1)
        return _BODIES[message.gist].format(
            name=self.records[conversation.record].given_name or "there",
            texter=texter.given_name if texter else "a volunteer",
        )

    def _status(self, conversation: Conversation) -> str:
        inbound = [message.inbound for message in conversation.messages]
        if self.cells[conversation.record] in self.opt_outs:
            return "closed"
        if not inbound:
            return "needsMessage"
        if inbound[-1]:
            return "needsResponse"
        return "convo" if any(inbound) else "messaged"


def _contact_id(conversation: Conversation) -> int:
    return _FIRST_CONTACT + conversation.number


def _user_id(staffer: int | None) -> int | None:
    return None if staffer is None else _FIRST_USER + staffer


def _own_number(campaign: int) -> str:
    return f"+1414555{campaign % 10_000:04d}"


def _role(staffer: Staffer) -> str:
    return _ROLES.get(staffer.role, "TEXTER")


def _answered(conversation: Conversation) -> datetime:
    """The minute after the person's last message, when the texter notes the answer."""
    heard = [m.at for m in conversation.messages if m.inbound]
    return max(heard or [m.at for m in conversation.messages]) + timedelta(minutes=1)


def _e164(phone: str | None) -> str | None:
    digits = re.sub(r"\D", "", phone or "")[-10:]
    return f"+1{digits}" if len(digits) == 10 else None


def _iso(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _numbered(rows: Iterator[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(number, *row) for number, row in enumerate(rows, start=1)]


def _copy_line(row: tuple[Any, ...]) -> str:
    """One line of Postgres's copy text format."""
    return "\t".join("\\N" if value is None else _copied(value) for value in row) + "\n"


def _copied(value: Any) -> str:
    text = str(value).replace("\\", "\\\\")
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
