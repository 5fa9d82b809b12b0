"""Make a world from a seed, whole or as it stood at an earlier moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sandbox.activist import household, live
from sandbox.book import Book
from sandbox.engagement import gather, give, note, sign, unsubscribe
from sandbox.membership import admit
from sandbox.movement import ACCOUNTS, ORGANIZATIONS, PROGRAMS
from sandbox.outreach import knock_and_call, text
from sandbox.people import Life, lives
from sandbox.planning import plan
from sandbox.world import BEGINNING, TODAY, AccountData, Conversation, Person, World


def make_world(people: int = 5000, seed: int = 1, until: datetime = TODAY) -> World:
    """`people` known lives (and one tester, the last person) as the tools saw them by `until`.

    The same people and seed give the same world. An earlier `until` gives a prefix of it: what
    came later is absent, what changed later is as it was, and no number differs.
    """
    known = lives(people, seed, household())
    tester = _tester(people + 1)
    books = {account.slug: Book(account, seed) for account in ACCOUNTS}
    admit(books, known, tester, seed)
    for book in books.values():
        _fill(book)
    live(books)
    return World(
        seed=seed,
        today=until,
        organizations=ORGANIZATIONS,
        programs=PROGRAMS,
        persons=[life.person for life in (*known, tester)],
        data={
            (book.account.tool, book.account.slug): _seen(book, until) for book in books.values()
        },
    )


def _tester(number: int) -> Life:
    """Whoever types Test Test into every form."""
    born = date(1990, 1, 1)
    person = Person(
        number, 0, "Test", None, None, ("Test",), None, "unknown", born, "en", (), (), ()
    )
    always = ((BEGINNING, TODAY),)
    return Life(person, "anglo", "elsewhere", "test", always, (), (), (), (), None, None)


def _fill(book: Book) -> None:
    tool = book.account.tool
    plan(book)
    if tool == "van":
        knock_and_call(book)
    if tool == "spoke":
        text(book)
    if book.events:
        gather(book)
    if tool == "action_network":
        sign(book)
        give(book)
    if tool in ("van", "action_network"):
        note(book)
    unsubscribe(book)


def _seen(book: Book, until: datetime) -> AccountData:
    """The account as it stood then, in the order of numbers."""
    records = [
        record
        for member in book.members
        if (record := _latest(member.versions(), until)) is not None
    ]
    present = {record.number for record in records}
    campaigns = [one for one in book.campaigns if one.starts_at <= until]
    running = {campaign.number for campaign in campaigns}
    return AccountData(
        account=book.account,
        records=records,
        staffers=[
            one if one.record in present else replace(one, record=None) for one in book.staffers
        ],
        campaigns=campaigns,
        questions=[one for one in book.questions if one.campaign in (None, *running)],
        contacts=[one for one in book.numbered_contacts() if one.recorded_at <= until],
        conversations=[
            _heard(one, until)
            for one in book.numbered_conversations()
            if one.campaign in running and one.record in present
        ],
        events=_all_latest(book.events, until),
        signups=_all_latest(book.numbered_signups(), until),
        submissions=[one for one in book.numbered_submissions() if one.at <= until],
        gifts=[one for one in book.numbered_gifts() if one.at <= until],
        taggings=[
            one
            for one, removed in book.numbered_taggings()
            if one.at <= until and (removed is None or removed > until)
        ],
        opt_outs=[one for one in book.numbered_opt_outs() if one.at <= until],
    )


def _latest(versions: list[Any], until: datetime) -> Any:
    held = [version for version in versions if version.updated_at <= until]
    return held[-1] if held else None


def _all_latest(histories: Iterable[list[Any]], until: datetime) -> list[Any]:
    return [one for versions in histories if (one := _latest(versions, until)) is not None]


def _heard(conversation: Conversation, until: datetime) -> Conversation:
    """What had been texted by then; answers, tags and refusals come with the person's last word."""
    messages = tuple(message for message in conversation.messages if message.at <= until)
    if len(messages) == len(conversation.messages):
        return conversation
    conversation = replace(conversation, messages=messages)
    if any(message.inbound for message in messages):
        return conversation
    return replace(conversation, answers=(), tags=(), opted_out_at=None)
