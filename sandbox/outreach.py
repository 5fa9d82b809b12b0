"""What the organizations did to reach people: doors, calls and texts, and what came back."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

from sandbox.book import Book, Member, daytime
from sandbox.people import Life
from sandbox.world import TODAY, Campaign

TRIES = {"hub_van": 3.6, "riverside_van": 3.4}
AT_THE_DOOR = {"Not Home": 46, "Refused": 6, "Left Message": 7, "Inaccessible": 3, "Come Back": 2,
               "Moved": 1, "Canvassed": 35}  # fmt: skip
ON_THE_PHONE = {"Not Home": 44, "Left Message": 20, "Refused": 6, "Busy": 3,
                "Call Back": 2, "Wrong Number": 3, "Disconnected": 3, "Do Not Call": 1,
                "Canvassed": 18}  # fmt: skip
NOBODY = {"Not Home": 70, "Left Message": 14, "Refused": 10, "Moved": 2, "Inaccessible": 4}
TEXT_TAGS = ("hot lead", "needs ride", "Spanish speaker", "call instead")
RECENT = timedelta(days=90)


def knock_and_call(book: Book) -> None:
    """Contacts of a VAN account, most of them in the last season, as any VAN holds them."""
    rng = book.stream("contacts")
    campaigns = book.of_kind("walk", "phone")
    callers = [staffer.number for staffer in book.staffers]
    for member in book.members:
        if member.life.level == "test" or not callers:
            continue
        tries = min(int(rng.expovariate(1 / TRIES[book.account.slug])) + (rng.random() < 0.5), 14)
        silent = False
        for _ in range(tries):
            open_ones = [one for one in campaigns if one.ends_at > member.since]
            recent = [one for one in open_ones if one.ends_at > TODAY - RECENT]
            wanted = recent if recent and rng.random() < 0.6 else open_ones
            if not wanted or silent:
                break
            silent = _try(book, rng, member, rng.choice(wanted), rng.choice(callers))


def _try(book: Book, rng: Random, member: Member, campaign: Campaign, staffer: int) -> bool:
    """One knock or dial; whether they asked not to be called again."""
    start, end = max(campaign.starts_at, member.since), min(campaign.ends_at, TODAY)
    if end > TODAY - RECENT > start and rng.random() < 0.7:
        start = TODAY - RECENT
    at = daytime(rng, start, end)
    is_walk = campaign.kind == "walk"
    if not (member.fields["address"] if is_walk else member.fields["phone"]):
        return False
    odds = AT_THE_DOOR if is_walk else ON_THE_PHONE
    if not member.life.takes_part(at):
        odds = NOBODY
    result = rng.choices(list(odds), list(odds.values()))[0]
    if member.life.person.language != "en" and result == "Canvassed" and rng.random() < 0.12:
        result = "Language Barrier"
    delay = timedelta(minutes=rng.randint(1, 50)) if rng.random() < 0.9 else timedelta(days=2)
    book.contacts.append(
        (
            at,
            {
                "campaign": campaign.number,
                "record": member.number,
                "staffer": staffer,
                "at": at,
                "recorded_at": min(at + delay, TODAY),
                "contact_type": "Walk" if is_walk else "Phone",
                "result": result,
                "answers": crm_answers(rng, member.life) if result == "Canvassed" else (),
            },
        )
    )
    if result != "Do Not Call":
        return False
    refuse(book, member, "phone", member.fields["phone"], at)
    return True


def crm_answers(rng: Random, life: Life) -> tuple[tuple[int, int], ...]:
    """Answers to the account's questions; deeper people say yes more often."""
    warm = 0.3 + 0.15 * life.depth
    answers = []
    if rng.random() < 0.9:
        answers.append((1, rng.choice((0, 1)) if rng.random() < warm else rng.randint(1, 4)))
    if rng.random() < 0.7:
        answers.append((2, 0 if rng.random() < warm - 0.2 else rng.randint(1, 2)))
    if rng.random() < 0.5:
        answers.append((3, rng.randrange(4)))
    if rng.random() < 0.2:
        answers.append((4, rng.randrange(3)))
    return tuple(answers)


def refuse(book: Book, member: Member, channel: str, value: str, at) -> None:
    """A refusal told to this account."""
    if value and at <= TODAY:
        fields = {"channel": channel, "value": value, "record": member.number, "at": at}
        book.opt_outs.append((at, fields))


def text(book: Book) -> None:
    """Text campaigns in order, each number once in each; who refused is not texted again."""
    rng = book.stream("texts")
    texters = [staffer.number for staffer in book.staffers]
    refused: set[str] = set()
    listed: dict[int, set[str]] = {}
    reached: set[int] = set()
    for campaign, question in zip(book.of_kind("text"), book.questions, strict=True):
        cells = listed.setdefault(campaign.number, set())
        for member in book.members:
            cell = _cell(member)
            known = member.since < campaign.starts_at
            if not known or not cell or cell in refused or cell in cells or not texters:
                continue
            if rng.random() < 0.58:
                cells.add(cell)
                reached.add(member.number)
                if _text(book, rng, member, campaign, question.number, rng.choice(texters)):
                    refused.add(cell)
    _load_the_rest(book, listed, reached)


def _load_the_rest(book: Book, listed: dict[int, set[str]], reached: set[int]) -> None:
    """Whoever was on no list is loaded into the latest campaign that lacks their number."""
    for member in book.members:
        cell = _cell(member)
        if member.number in reached or not cell:
            continue
        for campaign in reversed(book.of_kind("text")):
            if cell not in listed[campaign.number]:
                listed[campaign.number].add(cell)
                converse(book, member, campaign, None, [])
                break


def _cell(member: Member) -> str | None:
    digits = re.sub(r"\D", "", member.fields["phone"] or "")[-10:]
    return digits if len(digits) == 10 else None


def _text(
    book: Book, rng: Random, member: Member, campaign: Campaign, question: int, texter: int
) -> bool:
    """One conversation; whether they refused."""
    at = daytime(rng, max(campaign.starts_at, member.since), min(campaign.ends_at, TODAY))
    if rng.random() < 0.03:
        converse(book, member, campaign, None, [])
        return False
    failed = rng.random() < 0.05
    ask = {"at": at, "inbound": False, "gist": "ask"}
    if failed:
        ask |= {"status": "ERROR", "error_code": rng.choice((30003, 30005, 30006, 30007))}
    messages = [ask]
    active = member.life.takes_part(at)
    answers: tuple[tuple[int, int], ...] = ()
    refused_at = None
    if not failed and rng.random() < (0.42 + 0.12 * member.life.depth if active else 0.1):
        shares = (0.28 + 0.1 * member.life.depth, 0.34, 0.14, 0.09) if active else (0, 5, 1, 3)
        gist = rng.choices(("yes", "no", "maybe", "stop"), shares)[0]
        heard = min(at + timedelta(minutes=rng.randint(1, 240)), TODAY)
        messages.append({"at": heard, "inbound": True, "gist": gist})
        if gist == "stop":
            refused_at = heard
            refuse(book, member, "text", member.fields["phone"], heard)
        else:
            answers = ((question, ("yes", "no", "maybe").index(gist)),)
            if rng.random() < 0.8:
                thanked = min(heard + timedelta(minutes=rng.randint(1, 90)), TODAY)
                messages.append({"at": thanked, "inbound": False, "gist": "thanks"})
    tags = (rng.choice(TEXT_TAGS),) if answers and rng.random() < 0.18 else ()
    converse(book, member, campaign, texter, messages, answers, tags, refused_at)
    return refused_at is not None


def converse(
    book: Book,
    member: Member,
    campaign: Campaign,
    texter: int | None,
    messages: list[dict],
    answers: tuple[tuple[int, int], ...] = (),
    tags: tuple[str, ...] = (),
    opted_out_at=None,
) -> None:
    """Put a conversation in the book; its contact is loaded when its campaign starts."""
    book.conversations.append(
        (
            max(campaign.starts_at, member.since),
            {
                "campaign": campaign.number,
                "record": member.number,
                "staffer": texter,
                "messages": messages,
                "answers": answers,
                "tags": tags,
                "opted_out_at": opted_out_at,
            },
        )
    )
