"""One account's pages while the world is made: members, campaigns, and every act with its time.

Acts are gathered in any order, then numbered in the order in which they happened, so that the
same world cut at an earlier moment is a prefix of it, number for number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sandbox.people import Life
from sandbox.world import (
    TODAY,
    Campaign,
    Contact,
    Conversation,
    Event,
    Gift,
    Message,
    OptOut,
    Question,
    Record,
    Signup,
    Staffer,
    Submission,
    Tagging,
    ToolAccount,
)


@dataclass
class Member:
    """A record under way: whose it is and since when; `edits` are its later changes."""

    number: int
    life: Life
    since: datetime
    fields: dict[str, Any]
    edits: list[tuple[datetime, dict[str, Any]]] = field(default_factory=list)

    def change(self, at: datetime, **fields: Any) -> None:
        """Something else is written from then on."""
        self.edits.append((max(at, self.since), fields))

    def versions(self) -> list[Record]:
        """The record as it was after each change, oldest first."""
        record = Record(
            number=self.number,
            person=self.life.person.number,
            created_at=self.since,
            updated_at=self.since,
            **self.fields,
        )
        made = [record]
        for at, fields in sorted(self.edits, key=lambda edit: edit[0]):
            if at <= TODAY:
                record = replace(record, updated_at=at, **fields)
                made.append(record)
        return made


@dataclass
class Book:
    """An account and all that happened in it. Lists of tuples start with when."""

    account: ToolAccount
    seed: int
    members: list[Member] = field(default_factory=list)
    staffers: list[Staffer] = field(default_factory=list)
    campaigns: list[Campaign] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    events: list[list[Event]] = field(default_factory=list)
    contacts: list[tuple[datetime, dict[str, Any]]] = field(default_factory=list)
    conversations: list[tuple[datetime, dict[str, Any]]] = field(default_factory=list)
    signups: list[tuple[datetime, list[dict[str, Any]]]] = field(default_factory=list)
    submissions: list[tuple[datetime, dict[str, Any]]] = field(default_factory=list)
    gifts: list[tuple[datetime, dict[str, Any]]] = field(default_factory=list)
    taggings: list[tuple[datetime, dict[str, Any], datetime | None]] = field(default_factory=list)
    opt_outs: list[tuple[datetime, dict[str, Any]]] = field(default_factory=list)

    def stream(self, purpose: str) -> Random:
        """A stream of chance of its own, so that more of one thing changes no other."""
        return Random(f"{self.seed}/{self.account.slug}/{purpose}")

    def first_of(self) -> dict[int, Member]:
        """Each person's first record here."""
        found: dict[int, Member] = {}
        for member in self.members:
            found.setdefault(member.life.person.number, member)
        return found

    def of_kind(self, *kinds: str) -> list[Campaign]:
        return [campaign for campaign in self.campaigns if campaign.kind in kinds]

    def numbered_contacts(self) -> list[Contact]:
        return _numbered(Contact, self.contacts)

    def numbered_submissions(self) -> list[Submission]:
        return _numbered(Submission, self.submissions)

    def numbered_gifts(self) -> list[Gift]:
        return _numbered(Gift, self.gifts)

    def numbered_opt_outs(self) -> list[OptOut]:
        return _numbered(OptOut, self.opt_outs)

    def numbered_signups(self) -> list[list[Signup]]:
        """Each signup's versions, oldest first."""
        ordered = sorted(self.signups, key=lambda entry: entry[0])
        return [
            [Signup(number=number, **version) for version in versions]
            for number, (_, versions) in enumerate(ordered, start=1)
        ]

    def numbered_taggings(self) -> list[tuple[Tagging, datetime | None]]:
        """Each tagging and when it was taken off again, if it was."""
        ordered = sorted(self.taggings, key=lambda entry: entry[0])
        return [
            (Tagging(number=number, at=at, **fields), removed)
            for number, (at, fields, removed) in enumerate(ordered, start=1)
        ]

    def numbered_conversations(self) -> list[Conversation]:
        """Conversations in the order of their campaigns, messages in that of their times."""
        ordered = sorted(self.conversations, key=lambda entry: entry[0])
        texts = [
            (text["at"], place, nth, text)
            for place, (_, fields) in enumerate(ordered)
            for nth, text in enumerate(fields["messages"])
        ]
        texts.sort(key=lambda entry: entry[:3])
        messages: dict[int, list[Message]] = {}
        for number, (_, place, _, text) in enumerate(texts, start=1):
            messages.setdefault(place, []).append(Message(number=number, **text))
        return [
            Conversation(
                **{**fields, "number": place + 1, "messages": tuple(messages.get(place, ()))}
            )
            for place, (_, fields) in enumerate(ordered)
        ]


def _numbered(make: Callable[..., Any], entries: Iterable[tuple[datetime, dict]]) -> list[Any]:
    ordered = sorted(entries, key=lambda entry: entry[0])
    return [make(number=number, **fields) for number, (_, fields) in enumerate(ordered, start=1)]


def daytime(rng: Random, start: datetime, end: datetime) -> datetime:
    """A moment between the two at which people in Milbrook are up: 10 to 20 o'clock there."""
    span = max((end - start).days, 0)
    day = (start + timedelta(days=rng.randint(0, span))).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    at = day + timedelta(minutes=15 * 60 + rng.randrange(10 * 60), seconds=rng.randrange(60))
    return min(max(at, start), end)
