"""What VAN's export jobs and reference lists hold: the rows, under VAN's field names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sandbox.world import AccountData, Campaign, Contact, OptOut, Question, Record

RESULTS = (
    "Not Home",
    "Refused",
    "Moved",
    "Deceased",
    "Left Message",
    "Busy",
    "Call Back",
    "Wrong Number",
    "Disconnected",
    "Deliverability Error",
    "Inaccessible",
    "Language Barrier",
    "Other Language",
    "Canvassed",
    "Do Not Text",
    "Do Not Call",
    "Texted",
    "Come Back",
    "Not Available",
)
CONTACT_TYPES = {"Phone": 1, "Walk": 2, "Email": 6, "Postal": 7, "Auto Dial": 19, "SMS Text": 37}
INPUT_TYPES = {"Bulk": 2, "Manual": 4, "API": 11, "MiniVAN": 14, "OpenVPB": 30}
HEARD_THROUGH = {"Walk": "MiniVAN", "Phone": "OpenVPB", "Auto Dial": "API", "SMS Text": "API"}
DO_NOT = {"phone": "DoNotCall", "text": "DoNotText", "email": "DoNotEmail", "mail": "DoNotMail"}
SMS_STATUSES = {"subscribed": "Opt In", "unsubscribed": "Opt Out"}
SEXES = {"female": "F", "male": "M"}

_CLOCK = {"DateCreated": "D", "DateModified": "D", "DateSuppressed": "D"}
_NUMBERS_OF_CONTACT = {
    "VanID": "N",
    "ContactTypeID": "N",
    "InputTypeID": "N",
    "CanvassedBy": "N",
    "CampaignID": "N",
    "DateCanvassed": "D",
}

Rows = list[tuple[datetime, dict[str, Any]]]


@dataclass(frozen=True)
class Export:
    """One resource: its fields with VAN's type letters, and its rows with when each changed."""

    fields: dict[str, str]
    rows: Callable[[AccountData], Rows]


def van_id(data: AccountData, record: int) -> int:
    """VAN's number for a person: unique over all committees of the make-believe VAN."""
    return 100_000_000 + data.account.number * 1_000_000 + record


def event_id(number: int) -> int:
    return 750_000_000 + number


def shift_id(number: int) -> int:
    return 840_000_000 + number


def campaign_id(number: int) -> int:
    return 52_000 + number


def user_id(number: int) -> int:
    return 3_300_000 + number


def contact_id(number: int) -> int:
    return 771_000_000 + number


def result_id(name: str) -> int:
    """The number of a contact result; only Canvassed, 14, is the same in every committee."""
    return RESULTS.index(name) + 1


def text(moment: datetime | None) -> str | None:
    """VAN writes UTC with a Z, to the second."""
    if moment is None:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def people(data: AccountData) -> Rows:
    """Merged people are suppressed; so are test people, merged into the first of them."""
    refusals: dict[int, list[OptOut]] = {}
    for refusal in data.opt_outs:
        if refusal.record is not None:
            refusals.setdefault(refusal.record, []).append(refusal)
    first_test = next((record for record in data.records if record.is_test), None)
    return [
        _person(data, record, refusals.get(record.number, []), first_test)
        for record in data.records
    ]


def _person(
    data: AccountData, record: Record, refusals: list[OptOut], first_test: Record | None
) -> tuple[datetime, dict[str, Any]]:
    own_id = van_id(data, record.number)
    changed = max([record.updated_at, *(refusal.at for refusal in refusals)])
    into = record.merged_into
    if record.is_test and first_test is not None and record.number != first_test.number:
        into = first_test.number
    hidden = record.is_test or into is not None
    row: dict[str, Any] = {
        "VanID": own_id,
        "MergedIntoVanID": None if into is None else van_id(data, into),
        "FirstName": record.given_name,
        "MiddleName": record.middle_name,
        "LastName": record.family_name,
        "Suffix": record.name_suffix,
        "DateOfBirth": record.birth_date.isoformat() if record.birth_date else None,
        "Sex": SEXES.get(record.gender or "", "U"),
        "PreferredLanguage": record.language,
        "DateCreated": text(record.created_at),
        "DateModified": text(changed),
        "DateSuppressed": text(record.updated_at) if hidden else None,
    }
    channels = {refusal.channel for refusal in refusals}
    row |= {flag: "1" if channel in channels else "0" for channel, flag in DO_NOT.items()}
    row |= {"DoNotWalk": "0", "Deceased": "0"}
    if record.phone:
        status = SMS_STATUSES.get(record.phone_status, "Unknown")
        row |= {
            "PhoneID": own_id + 800_000_000,
            "Phone": record.phone,
            "PhoneType": "Cell",
            "SMSOptInStatus": "Opt Out" if "text" in channels else status,
            "PhoneOptInStatus": "Unknown",
            "IsCellStatus": "Verified Cell",
        }
    if record.email:
        row |= {
            "EmailID": own_id + 900_000_000,
            "Email": record.email,
            "EmailType": "Personal",
            "EmailSubscriptionStatus": record.email_status.capitalize(),
        }
    if record.address:
        row |= {
            "AddressID": own_id + 700_000_000,
            "AddressLine1": record.address.line_1,
            "AddressLine2": record.address.line_2,
            "City": record.address.city,
            "StateOrProvince": record.address.region,
            "ZipOrPostalCode": record.address.postal_code,
            "CountryCode": "US",
            "AddressType": "Home",
        }
    return changed, row


def contact_history(data: AccountData) -> Rows:
    campaigns = {campaign.number: campaign for campaign in data.campaigns}
    phones = {record.number for record in data.records if record.phone}
    return [
        (contact.recorded_at, _contact(data, contact, campaigns, phones))
        for contact in data.contacts
    ]


def _contact(
    data: AccountData, contact: Contact, campaigns: dict[int, Campaign], phones: set[int]
) -> dict[str, Any]:
    dialed = contact.contact_type != "Walk" and contact.record in phones
    return _common(data, contact) | {
        "ResultID": result_id(contact.result),
        "ResultShortName": contact.result,
        "PhoneID": van_id(data, contact.record) + 800_000_000 if dialed else None,
        "CampaignName": campaigns[contact.campaign].title,
        "CommitteeID": 90_000 + data.account.number,
        "NoteText": "Said the dog bites; try the side door.",
    }


def _common(data: AccountData, contact: Contact) -> dict[str, Any]:
    input_type = HEARD_THROUGH.get(contact.contact_type, "Manual")
    return {
        "ContactsContactID": contact_id(contact.number),
        "VanID": van_id(data, contact.record),
        "ContactTypeID": CONTACT_TYPES[contact.contact_type],
        "InputTypeID": INPUT_TYPES[input_type],
        "CanvassedBy": user_id(contact.staffer),
        "CampaignID": campaign_id(contact.campaign),
        "DateCanvassed": text(contact.at),
        "DateCreated": text(contact.recorded_at),
        "DateModified": text(contact.recorded_at),
        "DateSuppressed": None,
    }


def survey_responses(data: AccountData) -> Rows:
    return [
        (
            contact.recorded_at,
            _common(data, contact)
            | {
                "ContactsSurveyResponseID": 910_000_000 + contact.number * 10 + place,
                "SurveyQuestionID": question_id(question),
                "SurveyResponseID": response_id(question, answer),
            },
        )
        for contact in data.contacts
        for place, (question, answer) in enumerate(contact.answers)
    ]


def applied_codes(data: AccountData) -> Rows:
    ids = _code_ids(data)
    return [
        (
            tagging.at,
            {
                "ContactsActivistCodeID": 620_000_000 + tagging.number,
                "VanID": van_id(data, tagging.record),
                "ActivistCodeID": ids[tagging.tag],
                "DateCanvassed": text(tagging.at),
                "DateCreated": text(tagging.at),
                "DateModified": text(tagging.at),
            },
        )
        for tagging in data.taggings
    ]


def activist_codes(data: AccountData) -> list[dict[str, Any]]:
    """Every code in use, numbered in the order in which each was first applied."""
    return [
        {
            "activistCodeId": number,
            "type": "Constituency",
            "name": tag,
            "mediumName": tag[:20],
            "shortName": tag[:4],
            "description": None,
            "scriptQuestion": None,
            "status": "Active",
        }
        for tag, number in _code_ids(data).items()
    ]


def _code_ids(data: AccountData) -> dict[str, int]:
    tags = dict.fromkeys(tagging.tag for tagging in data.taggings)
    return {tag: 4_400_001 + place for place, tag in enumerate(tags)}


def question_id(number: int) -> int:
    return 311_000 + number


def response_id(question: int, answer: int) -> int:
    return 1_240_000 + question * 100 + answer


def survey_question(question: Question) -> dict[str, Any]:
    return {
        "surveyQuestionId": question_id(question.number),
        "type": question.kind.replace("_", " ").title(),
        "cycle": 2026,
        "name": question.name,
        "mediumName": question.name[:20],
        "shortName": question.name[:4],
        "scriptQuestion": question.text,
        "status": "Active",
        "responses": [
            {
                "surveyResponseId": response_id(question.number, place),
                "name": answer,
                "mediumName": answer[:20],
                "shortName": answer[:4],
            }
            for place, answer in enumerate(question.answers)
        ],
    }


def canvass_responses(data: AccountData) -> dict[str, list[dict[str, Any]]]:
    """The three bare lists."""
    return {
        "resultCodes": [
            {
                "resultCodeId": result_id(name),
                "name": name,
                "mediumName": name[:20],
                "shortName": name[:4],
            }
            for name in RESULTS
        ],
        "contactTypes": [
            {"contactTypeId": number, "name": name, "channelTypeName": name}
            for name, number in CONTACT_TYPES.items()
        ],
        "inputTypes": [
            {"inputTypeId": number, "name": name} for name, number in INPUT_TYPES.items()
        ],
    }


EXPORTS: dict[str, Export] = {
    "Contacts": Export(
        {
            "VanID": "N",
            "MergedIntoVanID": "N",
            "FirstName": "T",
            "MiddleName": "T",
            "LastName": "T",
            "Suffix": "T",
            "DateOfBirth": "D",
            "Sex": "T",
            "PreferredLanguage": "T",
            "PhoneID": "N",
            "Phone": "T",
            "PhoneType": "T",
            "SMSOptInStatus": "T",
            "PhoneOptInStatus": "T",
            "IsCellStatus": "T",
            "EmailID": "N",
            "Email": "T",
            "EmailType": "T",
            "EmailSubscriptionStatus": "T",
            "AddressID": "N",
            "AddressLine1": "T",
            "AddressLine2": "T",
            "City": "T",
            "StateOrProvince": "T",
            "ZipOrPostalCode": "T",
            "CountryCode": "T",
            "AddressType": "T",
            "DoNotCall": "B",
            "DoNotEmail": "B",
            "DoNotMail": "B",
            "DoNotText": "B",
            "DoNotWalk": "B",
            "Deceased": "B",
            **_CLOCK,
        },
        people,
    ),
    "ContactHistory": Export(
        {
            "ContactsContactID": "N",
            **_NUMBERS_OF_CONTACT,
            "ResultID": "N",
            "ResultShortName": "T",
            "PhoneID": "N",
            "CampaignName": "T",
            "CommitteeID": "N",
            "NoteText": "T",
            **_CLOCK,
        },
        contact_history,
    ),
    "ContactsActivistCodes": Export(
        {
            "ContactsActivistCodeID": "N",
            "VanID": "N",
            "ActivistCodeID": "N",
            "ContactsContactID": "N",
            "CanvassedBy": "N",
            "DateCanvassed": "D",
            **_CLOCK,
        },
        applied_codes,
    ),
    "ContactsSurveyResponses": Export(
        {
            "ContactsSurveyResponseID": "N",
            "ContactsContactID": "N",
            "SurveyQuestionID": "N",
            "SurveyResponseID": "N",
            **_NUMBERS_OF_CONTACT,
            **_CLOCK,
        },
        survey_responses,
    ),
}
