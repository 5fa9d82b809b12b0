"""The make-believe movement: organizations, people, and what each tool account saw of their lives.

A `World` is plain data. `sandbox.generate` makes one from a seed; each module of `sandbox.tools`
renders its tool's share of it in that tool's own shapes; the truth (which records are one person)
never leaves this side. Times are UTC and aware; numbers are unique within their kind and account,
and tools derive their native ids from them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

TODAY = datetime(2026, 9, 30, 12, tzinfo=UTC)
BEGINNING = datetime(2024, 10, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Organization:
    slug: str
    name: str
    org_type: str
    compliance_domain: str
    timezone: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToolAccount:
    """One organization's instance of a tool. `matching` says whether its agreement permits it."""

    tool: str
    slug: str
    owner: str
    timezone: str
    matching: bool
    number: int


@dataclass(frozen=True)
class Program:
    slug: str
    name: str
    owner: str
    program_type: str


@dataclass(frozen=True)
class Address:
    line_1: str
    line_2: str | None
    city: str
    region: str
    postal_code: str


@dataclass(frozen=True)
class Person:
    """A person as they are, free of any tool's errors; later emails, phones, … are newer."""

    number: int
    household: int
    given_name: str
    nickname: str | None
    middle_name: str | None
    family_names: tuple[str, ...]
    name_suffix: str | None
    gender: str
    birth_date: date
    language: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    addresses: tuple[Address, ...]


@dataclass(frozen=True)
class Record:
    """A person as one tool account knows them: partial, dated, dirty on purpose.

    `van_id` is the hub's VAN number as this account has it; `merged_into` (VAN only) is the record
    that took this one's place. Status words are the tools' own: subscribed, unsubscribed, …
    """

    number: int
    person: int
    given_name: str | None
    middle_name: str | None
    family_name: str | None
    name_suffix: str | None
    birth_date: date | None
    gender: str | None
    email: str | None
    email_status: str
    phone: str | None
    phone_status: str
    address: Address | None
    language: str | None
    created_at: datetime
    updated_at: datetime
    van_id: int | None = None
    is_test: bool = False
    merged_into: int | None = None


@dataclass(frozen=True)
class Staffer:
    """A volunteer or staff login of an account; `record` is their own record there, if any."""

    number: int
    person: int
    given_name: str
    family_name: str
    email: str
    phone: str
    role: str
    record: int | None


@dataclass(frozen=True)
class Campaign:
    """kind: walk | phone | text | petition | form | fundraising | event_series."""

    number: int
    kind: str
    title: str
    program: str | None
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Question:
    """A scripted question and its answers in order; `kind` is STANDARD question_type."""

    number: int
    campaign: int | None
    name: str
    text: str
    kind: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Contact:
    """One knock or dial. `result` is the CRM's own word; answers are (question, answer index)."""

    number: int
    campaign: int
    record: int
    staffer: int
    at: datetime
    recorded_at: datetime
    contact_type: str
    result: str
    answers: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Message:
    """One text. `gist`: ask | yes | no | maybe | stop | thanks; the tool makes a body of it."""

    number: int
    at: datetime
    inbound: bool
    gist: str
    status: str = "DELIVERED"
    error_code: int | None = None


@dataclass(frozen=True)
class Conversation:
    """One record in one text campaign, with its messages, answers, tags and opt-out."""

    number: int
    campaign: int
    record: int
    staffer: int | None
    messages: tuple[Message, ...]
    answers: tuple[tuple[int, int], ...] = ()
    tags: tuple[str, ...] = ()
    opted_out_at: datetime | None = None


@dataclass(frozen=True)
class Shift:
    number: int
    starts_at: datetime
    ends_at: datetime
    capacity: int | None = None


@dataclass(frozen=True)
class Event:
    """event_type is STANDARD's word; each tool turns it into its own."""

    number: int
    campaign: int | None
    title: str
    event_type: str
    shifts: tuple[Shift, ...]
    timezone: str
    venue: str | None
    address: Address | None
    is_virtual: bool
    status: str
    host: int | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True)
class Signup:
    """status: registered | confirmed | cancelled | attended | no_show (what the tool was told)."""

    number: int
    event: int
    shift: int
    record: int
    status: str
    role: str
    created_at: datetime
    updated_at: datetime
    utm_source: str | None = None


@dataclass(frozen=True)
class Submission:
    number: int
    campaign: int
    record: int
    at: datetime


@dataclass(frozen=True)
class Gift:
    number: int
    campaign: int
    record: int
    at: datetime
    amount_cents: int
    recurring: str | None = None


@dataclass(frozen=True)
class Tagging:
    number: int
    record: int
    tag: str
    at: datetime


@dataclass(frozen=True)
class OptOut:
    """A refusal told to this account: channel text | phone | email | mail."""

    number: int
    channel: str
    value: str
    record: int | None
    at: datetime


@dataclass(frozen=True)
class AccountData:
    """All that one tool account holds. Lists are ordered by number."""

    account: ToolAccount
    records: list[Record] = field(default_factory=list)
    staffers: list[Staffer] = field(default_factory=list)
    campaigns: list[Campaign] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    conversations: list[Conversation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    signups: list[Signup] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    gifts: list[Gift] = field(default_factory=list)
    taggings: list[Tagging] = field(default_factory=list)
    opt_outs: list[OptOut] = field(default_factory=list)

    def uuid(self, kind: str, number: int) -> str:
        """A stable uuid for a thing of this account, for tools whose ids are uuids."""
        name = f"{self.account.tool}/{self.account.slug}/{kind}/{number}"
        return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


@dataclass(frozen=True)
class World:
    seed: int
    today: datetime
    organizations: list[Organization]
    programs: list[Program]
    persons: list[Person]
    data: dict[tuple[str, str], AccountData]

    def account(self, tool: str, slug: str) -> AccountData:
        """What one tool account holds; KeyError if the movement has no such account."""
        return self.data[(tool, slug)]

    def accounts(self, tool: str | None = None) -> Iterator[AccountData]:
        """Every account's data, in order of tool and slug."""
        for key in sorted(self.data):
            if tool in (None, key[0]):
                yield self.data[key]
