"""Kinds of people that equal and unequal fields mislead about: one person who looks like two, two
who look like one. Every case has a family of its own, among a crowd."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from tests.linkage.conftest import uid
from tests.linkage.crowd import crowd

OAK = {"address_line_1": "17 oakhurst lane", "postal_code": "43099", "region": "OH"}
ELM = {"address_line_1": "4 elmgrove court", "postal_code": "43088", "region": "OH"}
QUAY = {"address_line_1": "88 quayside street", "postal_code": "94799", "region": "CA"}

# each case: what it is, and its records by the person who they are
ONE = {
    "a Somali name as it is written at home and abroad": [
        {"given_name": "Xaliimo", "family_name": "Maxamed", "phone": "6125550197", **OAK},
        {"given_name": "Halimo", "family_name": "Mohamed", "phone": "6125550197", **OAK},
    ],
    "two given names, and another one before them": [
        {"given_name": "hui min", "family_name": "lauterman", "phone": "5105550198", **QUAY},
        {"given_name": "grace hui min", "family_name": "lauterman", "phone": "5105550198"},
    ],
    "a name and what it is run together with": [
        {"given_name": "carmen", "family_name": "ybarrondal", "email": "cybar@example.org",
         "phone": "9565550108"},
        {"given_name": "maricarmen", "family_name": "ybarrondal", "email": "cybar@example.org"},
    ],
    "a family name that begins with Gebre": [
        {"given_name": "tsegaye", "family_name": "Gebremikaelu", "phone": "7035550190", **ELM},
        {"given_name": "tsegaya", "family_name": "G/Mikaelu", "phone": "7035550190", **ELM},
    ],
    "a given name in two transliterations, and its short form": [
        {"given_name": "yevgeniya", "family_name": "cherbatovna", "birth_date": "1963-11-17",
         "phone": "7185550191"},
        {"given_name": "evgenia", "family_name": "cherbatovna", "birth_date": "1963-11-17",
         "phone": "7185550191", "email": "ecb.ny@example.org"},
        {"given_name": "zhenya", "family_name": "cherbatovna", "phone": "7185550191",
         "email": "ecb.ny@example.org"},
    ],
    "two names cut to the width of a column": [
        {"given_name": "konstantina", "family_name": "papadimitrakopoul",
         "birth_date": "1978-12-06", "phone": "6175550192"},
        {"given_name": "konstantin", "family_name": "papadimitra", "birth_date": "1978-12-06",
         "phone": "6175550192"},
    ],
    "both given names in the mailbox of one": [
        {"given_name": "xiuying", "family_name": "zhoumontal", "phone": "5105550193", **QUAY},
        {"given_name": "grace", "family_name": "zhoumontal", "phone": "5105550193",
         "email": "grace.xiuying.zm@example.org"},
    ],
    "a name in another script": [
        {"given_name": "mei ling", "family_name": "kwokstein", "phone": "6265550194",
         "email": "mlk.books@example.org", "postal_code": "90099"},
        {"given_name": "美玲", "family_name": "郭", "phone": "6265550194",
         "email": "mlk.books@example.org"},
    ],
    "accents that an import lost": [
        {"given_name": "Begoña", "family_name": "Muñozábal", "phone": "5055550184",
         "postal_code": "87199"},
        {"given_name": "Bego?a", "family_name": "Mu?oz?bal", "phone": "5055550184"},
    ],
    "a birth date as it is counted in Ethiopia": [
        {"given_name": "mulugeta", "family_name": "gebretsadikov", "birth_date": "1982-09-15",
         "phone": "2065550183", **QUAY},
        {"given_name": "mulugeta", "family_name": "gebretsadikov", "birth_date": "1975-01-05",
         "phone": "2065550183", **QUAY},
    ],
    "the columns of a sheet slipped by one": [
        {"given_name": "keoni", "family_name": "kahanavai", "email": "keoni.kv@example.org",
         "phone": "8085550195", **QUAY},
        {"given_name": "keoni", "family_name": "kahanavai", "phone": "keoni.kv@example.org",
         "address_line_1": "808-555-0195"},
    ],
    "an id that a spreadsheet took for a number": [
        {"given_name": "ruthanna", "family_name": "yellowbirdie", "postal_code": "57791",
         "identifier:member_id": "900595", "birth_date": "1969-01-27"},
        {"given_name": "ruthanna", "family_name": "yellowbirdie", "region": "CA",
         "identifier:member_id": "900595.0", "email": "ry.plains@example.org"},
    ],
    "two given names and the word for a woman, as they are said in Vietnam": [
        {"given_name": "thu ha", "middle_name": "thi", "family_name": "nguyen",
         "phone": "7145550196", "birth_date": "1963-11-05"},
        {"given_name": "Nguyễn", "middle_name": "Thị", "family_name": "Thu Hà",
         "phone": "7145550196"},
    ],
    "a son who was called III before he was Jr.": [
        {"given_name": "lysander", "family_name": "croftonbury", "name_suffix": "III",
         "birth_date": "1985-05-21", "phone": "4125550150", **OAK},
        {"given_name": "lysander", "family_name": "croftonbury", "name_suffix": "Jr",
         "birth_date": "1985-05-21", "phone": "4125550150"},
    ],
    "another given name, and the first as an initial": [
        {"given_name": "lihua", "family_name": "guolin", "birth_date": "1976-03-18",
         "phone": "5105550151", **QUAY},
        {"given_name": "grace", "middle_name": "L.", "family_name": "guolin",
         "birth_date": "1976-03-18", "phone": "5105550151"},
    ],
    "the last of three given names": [
        {"given_name": "vivian", "family_name": "lauwen", "email": "vw.lau@example.org"},
        {"given_name": "wing yan vivian", "family_name": "lauwen", "email": "vw.lau@example.org"},
    ],
    "a given name in two words, and after another": [
        {"given_name": "li-hua", "family_name": "hsuehling", "address_line_1": "902 anchor avenue",
         "postal_code": "94799", "birth_date": "1964-08-19"},
        {"given_name": "grace", "middle_name": "li-hua", "family_name": "hsuehling",
         "address_line_1": "902 anchor avenue", "postal_code": "94799",
         "email": "grace.h@example.org"},
    ],
    "a given name in one word, and in two after another": [
        {"given_name": "meihua", "family_name": "hsuehlong", "address_line_1": "318 abalone street",
         "postal_code": "94799", "birth_date": "1978-08-16"},
        {"given_name": "grace", "middle_name": "mei-hua", "family_name": "hsuehlong",
         "address_line_1": "318 abalone street", "postal_code": "94799"},
    ],
    "a name as it is said in Vietnam, and here": [
        {"given_name": "tran", "middle_name": "thi", "family_name": "hong lanh",
         "phone": "7145550152"},
        {"given_name": "lanh", "middle_name": "thi", "family_name": "tran", "phone": "7145550152",
         "birth_date": "1957-10-18"},
    ],
    "a pastor and his name": [
        {"given_name": "augustine", "family_name": "peeblesworth", "phone": "6155550153"},
        {"given_name": "pastor", "family_name": "peeblesworth", "phone": "6155550153"},
    ],
    "two numbers in one field": [
        {"given_name": "bartolomea", "family_name": "nezwhitak", "phone": "(505) 555-0168"},
        {"given_name": "bartolomea", "family_name": "nezwhitak",
         "phone": "505-555-0167 / 505-555-0168 (cell)", "account_slug": "events"},
    ],
    "a voter id with hardly a name": [
        {"given_name": "ildiko", "family_name": "szentmihaly", "birth_date": "1947-09-26",
         "identifier:state_voter_id": "OH4490921", **ELM},
        {"given_name": "ildiko", "identifier:state_voter_id": "OH4490921"},
    ],
    "two given names before the family name, and after it": [
        {"given_name": "wei", "middle_name": "xin", "family_name": "zhaoling",
         "phone": "6285550122"},
        {"given_name": "zhaoling", "family_name": "weixin", "phone": "6285550122"},
    ],
    "a name in one word and in two": [
        {"given_name": 'hyejin "helen"', "family_name": "parkesta",
         "email": "helen.hj.p@example.org"},
        {"given_name": "hye jin", "family_name": "parkesta", "email": "helen.hj.p@example.org"},
    ],
    "two digits that a scanner read for letters": [
        {"given_name": "william", "family_name": "ortezlane", "phone": "5855550117", **ELM},
        {"given_name": "Wi11iam", "family_name": "0rtezlane", "phone": "5855550117", **ELM},
    ],
    "another given name on one voter id and birth date": [
        {"given_name": "michael", "middle_name": "james", "family_name": "archuletto",
         "birth_date": "1995-03-18", "identifier:state_voter_id": "CO6071554", **OAK},
        {"given_name": "michelle", "middle_name": "jade", "family_name": "archuletto",
         "birth_date": "1995-03-18", "identifier:state_voter_id": "CO6071554", **OAK},
    ],
    "a wife under her husband's name, at her own mailbox": [
        {"given_name": "wilhelmina", "family_name": "brackenridge", "birth_date": "1941-05-19",
         "email": "wilhelmina.b@example.org", **ELM},
        {"given_name": "Mrs. Gerald", "family_name": "brackenridge",
         "email": "wilhelmina.b@example.org", **ELM},
    ],
    "the first of two family names in the middle": [
        {"given_name": "ana lucia", "family_name": "zubiarreta olmedilla",
         "email": "ana.zo@example.org"},
        {"given_name": "ana", "middle_name": "zubiarreta", "family_name": "olmedilla",
         "email": "ana.zo@example.org"},
    ],
    "a caller's note before the name": [
        {"given_name": "thelonius", "family_name": "okpewho", "phone": "7185550134", **QUAY},
        {"given_name": "DO NOT CALL thelonius", "family_name": "okpewho", "phone": "7185550134"},
    ],
    "a letter that stands for a family name": [
        {"given_name": "keisha", "family_name": "stallingworth", "phone": "2515550163"},
        {"given_name": "keisha", "family_name": "X", "phone": "2515550163",
         "account_slug": "texts"},
    ],
    "a name with an article, in three words and in one": [
        {"given_name": "Abd al-Karim", "family_name": "shamlouni", "phone": "3135550175"},
        {"given_name": "abdulkarim", "family_name": "shamlouni", "phone": "3135550175"},
    ],
    "a pen misread in both names and the mailbox": [
        {"given_name": "siobhon", "family_name": "cleany", "email": "scleany@example.net",
         "birth_date": "1980-08-13", **ELM},
        {"given_name": "siobhan", "family_name": "cleary", "email": "scleary@example.net",
         "birth_date": "1980-08-13", **ELM},
    ],
    "a family name in two romanisations, at one email": [
        {"given_name": "zhiming", "family_name": "huang", "email": "zm.tide@example.org"},
        {"given_name": "chi ming", "family_name": "wong", "email": "zm.tide@example.org"},
    ],
    "both names in two romanisations, with a street and a birth date": [
        {"given_name": "xiaoli", "family_name": "zeng", "birth_date": "1970-11-23", **QUAY},
        {"given_name": "hsiao-li", "family_name": "tseng", "birth_date": "1970-11-23", **QUAY},
    ],
    "the family name first, the given name last": [
        {"given_name": "pham", "family_name": "thanh tung", "phone": "7145550108"},
        {"given_name": "tung", "middle_name": "thanh", "family_name": "pham",
         "phone": "7145550108"},
    ],
    "a chosen given name": [
        {"given_name": "joshua", "family_name": "hollingbrook", "email": "jh.nest@example.org",
         "phone": "2065550191", "birth_date": "1994-02-09"},
        {"given_name": "marisol", "family_name": "hollingbrook", "email": "jh.nest@example.org",
         "phone": "2065550191", "birth_date": "1994-02-09", "account_slug": "events"},
    ],
    "a short form of the middle name": [
        {"given_name": "nestor david", "family_name": "cruddington", "phone": "9195550143"},
        {"given_name": "dave", "family_name": "cruddington", "phone": "9195550143"},
    ],
    "a letter left out of a name that makes another": [
        {"given_name": "georgina", "family_name": "lathbury", "email": "lathbury@example.org"},
        {"given_name": "georgia", "family_name": "lathbury", "email": "lathbury@example.org"},
    ],
    "one name in two spellings, at one phone": [
        {"given_name": "jeannette", "family_name": "ormsgill", "phone": "9195550144"},
        {"given_name": "jeanette", "family_name": "ormsgill", "phone": "9195550144"},
    ],
    "an initial, then the name that a short form is of": [
        {"given_name": "c.", "middle_name": "robert", "family_name": "aldenshaw",
         "phone": "5185550124"},
        {"given_name": "bob", "family_name": "aldenshaw", "phone": "5185550124"},
    ],
    "a name that is used by its end": [
        {"given_name": "olufemi", "family_name": "bankoleson", "birth_date": "1992-04-28", **ELM},
        {"given_name": "femi", "family_name": "bankoleson", "birth_date": "1992-04-28", **ELM},
    ],
    "an age that was guessed": [
        {"given_name": "ignatius", "family_name": "pomerantzen", "birth_date": "1961-10-04", **OAK},
        {"given_name": "ignatius", "family_name": "pomerantzen", "birth_date": "1963", **OAK},
    ],
    "a date that a tool puts where it knows none": [
        {"given_name": "bartholomew", "family_name": "nightridge", "birth_date": "1901-01-01",
         "phone": "6055550105"},
        {"given_name": "bartholomew", "family_name": "nightridge", "birth_date": "1978-06-25",
         "phone": "6055550105"},
    ],
    "a name shortened to a form of the middle name": [
        {"given_name": "lambert", "middle_name": "theodore", "family_name": "castlebrook",
         "email": "l.castlebrook@example.com"},
        {"given_name": "ted", "family_name": "castlebrook", "email": "l.castlebrook@example.com"},
    ],
    "the second of two given names, after a small word": [
        {"given_name": "maría del carmen", "family_name": "zaldiverra", "phone": "5595550106"},
        {"given_name": "carmen", "family_name": "zaldiverra", "phone": "5595550106"},
    ],
    "a name in two spellings of one language": [
        {"given_name": "yitzchok", "family_name": "rabinofski", "birth_date": "1961-10-26", **ELM},
        {"given_name": "isaac", "family_name": "rabinofski", "birth_date": "1961-10-26", **ELM},
    ],
    "two letters read from paper as one": [
        {"given_name": "c0rnelius", "family_name": "thornburne", "birth_date": "1946-01-29", **OAK},
        {"given_name": "comelius", "family_name": "thombume", "birth_date": "1946-01-29", **OAK},
    ],
    "an email in the field of the family name": [
        {"given_name": "nadia", "family_name": "belkacemski", "email": "nadia.bk@example.org",
         "phone": "2675550134"},
        {"given_name": "nadia", "family_name": "nadia.bk@example.org"},
    ],
    "the family name first, the given name in another language": [
        {"given_name": "nagyvary", "family_name": "erzsébet", "birth_date": "1951-11-30",
         "email": "nagyvary.e@example.org"},
        {"given_name": "elizabeth", "family_name": "nagyvary", "birth_date": "1951-11-30",
         "email": "nagyvary.e@example.org"},
    ],
    "a son who is called by his suffix": [
        {"given_name": "rodolfo", "family_name": "magsinoyan", "name_suffix": "Jr",
         "phone": "8085550131", **QUAY},
        {"given_name": "jun", "family_name": "magsinoyan", "phone": "8085550131",
         "region": "CA"},
    ],
    "the day of signing for a birth date": [
        {"given_name": "lavinia", "family_name": "moorcroftey", "birth_date": "1987-02-22", **ELM},
        {"given_name": "lavinia", "family_name": "moorcroftey", "birth_date": "2024-09-14", **ELM},
    ],
    "a call name beside the name in the mailbox": [
        {"given_name": "tahmina", "family_name": "akhtaruzza", "birth_date": "1993-05-06",
         "email": "tahmina.mitu@example.org"},
        {"given_name": "mitu", "family_name": "akhtaruzza", "birth_date": "1993-05-06",
         "email": "tahmina.mitu@example.org", "account_slug": "events"},
    ],
    "initials of both given names": [
        {"given_name": "ambrose", "middle_name": "tiberius", "family_name": "oldcastleby",
         "birth_date": "1959-07-30", **QUAY},
        {"given_name": "A.T.", "family_name": "oldcastleby", "email": "atold@example.com", **QUAY},
        {"given_name": "AT", "family_name": "oldcastleby", "email": "atold@example.com"},
    ],
    "an office before initials": [
        {"given_name": "eudoxia", "family_name": "huckabeth", "email": "eh@chapel.example"},
        {"given_name": "Bishop E. V.", "family_name": "huckabeth", "email": "eh@chapel.example"},
    ],
    "letters that an import misread": [
        {"given_name": "Íñigo", "family_name": "Muñozarte", "email": "inigo.m@example.org"},
        {"given_name": "IÃ±igo", "family_name": "MuÃ±ozarte", "email": "inigo.m@example.org"},
    ],
    "a whole name in one field, the family name first": [
        {"given_name": "Mei-Ling", "family_name": "chenworthy", "phone": "9175550126", **QUAY},
        {"given_name": "CHENWORTHY MEI-LING", "phone": "9175550126", "postal_code": "94799"},
    ],
    "two given names without a family name": [
        {"given_name": "Joselo Luisito", "phone": "6025550147", "postal_code": "85009"},
        {"given_name": "Joselo Luisito", "family_name": "barrerado", "phone": "6025550147",
         "postal_code": "85009"},
    ],
    "an initial for the family name": [
        {"given_name": "marguerite", "family_name": "O", "email": "margieo52@example.net"},
        {"given_name": "margie", "family_name": "ouellettin", "email": "margieo52@example.net"},
    ],
    "a floor told in two ways, names in two spellings": [
        {"given_name": "mohammed", "family_name": "Al-Khatib", "phone": "9735550140",
         "address_line_1": "212 Getty Mill Ave Fl 2", "postal_code": "07503"},
        {"given_name": "muhammad", "family_name": "Elkhateeb", "phone": "9735550140",
         "address_line_1": "212 Getty Mill Ave 2nd Floor", "postal_code": "07503"},
    ],
    "a Gmail address in the field of a name": [
        {"given_name": "wilhelmina", "family_name": "wil.helmi.na.q@gmail.com"},
        {"given_name": "wilhelmina", "family_name": "quartermainey",
         "email": "wilhelminaq@gmail.com"},
    ],
}  # fmt: skip
TWO = {
    "a father who is called after his son": [
        {"given_name": "abu khalid", "family_name": "nasreddinov", "phone": "3135550197",
         "postal_code": "48199"},
        {"given_name": "khalid", "family_name": "nasreddinov", "phone": "3135550197",
         "postal_code": "48199", "birth_date": "1998-04-04"},
    ],
    "parents who are called after their child": [
        {"given_name": "abu yusuf", "family_name": "qandaharov", "phone": "3135550198",
         "postal_code": "48199"},
        {"given_name": "umm yusuf", "family_name": "qandaharov", "phone": "3135550198",
         "postal_code": "48199"},
    ],
    "a rare name in two states": [
        {"given_name": "octavian", "family_name": "brandvoldeny", "postal_code": "53799",
         "address_line_1": "88 icehouse road", "region": "WI"},
        {"given_name": "octavian", "family_name": "brandvoldeny", "postal_code": "97299",
         "address_line_1": "1701 tidewater street", "region": "OR",
         "email": "tv.choir@example.net"},
    ],
    "a birth date ten years apart, each reached elsewhere": [
        {"given_name": "tewodora", "family_name": "alemayuw", "birth_date": "1981-02-14",
         "address_line_1": "12 spruce way", "postal_code": "20799"},
        {"given_name": "tewodora", "family_name": "alemayuw", "birth_date": "1991-02-14",
         "phone": "3015550199", "postal_code": "20799"},
    ],
    "the same, instead of a name and a street": [
        {"given_name": "annalinda", "family_name": "same", "address_line_1": "same as above",
         "phone": "6035550188", "postal_code": "03399"},
        {"given_name": "annalinda", "family_name": "same", "address_line_1": "same as above",
         "phone": "6035550169", "postal_code": "03399"},
    ],
    "a family name that nobody could read": [
        {"given_name": "marekov", "family_name": "kowalezski", "postal_code": "60799",
         "email": "m.kow@example.org"},
        {"given_name": "marekov", "family_name": "Kow???ski", "postal_code": "60799"},
    ],
    "pending, instead of an id": [
        {"given_name": "jasmina", "family_name": "carterley", "birth_date": "2005-03-02",
         "identifier:state_voter_id": "PENDING", **OAK},
        {"given_name": "jasmina", "family_name": "carterley", "birth_date": "1997-11-18",
         "identifier:state_voter_id": "PENDING", "postal_code": "43099"},
    ],
    "mother and daughter on one voter id": [
        {"given_name": "lucinda", "family_name": "arrechean", "birth_date": "1958-04-22",
         "identifier:state_voter_id": "NM1509089", **OAK},
        {"given_name": "rosalba", "family_name": "arrechean", "birth_date": "1985-04-22",
         "identifier:state_voter_id": "NM1509089", **OAK},
    ],
    "one name and street, twenty years apart to the day": [
        {"given_name": "casimir", "family_name": "dubrowol", "birth_date": "1968-04-19", **ELM},
        {"given_name": "casimir", "family_name": "dubrowol", "birth_date": "1988-04-19", **ELM},
    ],
    "a common name in one place, each with a phone and a mailbox": [
        {"given_name": "maria", "family_name": "marez", "phone": "4045550154",
         "email": "mm.nurse@example.org", "postal_code": "30399"},
        {"given_name": "maria", "family_name": "marez", "phone": "7085550155",
         "email": "m.marez.oak@example.com", "postal_code": "30399"},
    ],
    "two names, either of which is a family's, and a year": [
        {"given_name": "maria", "family_name": "luis", "birth_date": "1978",
         "address_line_1": "12 hibiscus lane", "postal_code": "33199"},
        {"given_name": "luis", "family_name": "maria", "birth_date": "1978",
         "postal_code": "33199"},
    ],
    "housemates of one given name, each with a mailbox": [
        {"given_name": "krisandra", "family_name": "vandermole", "phone": "6165550156",
         "email": "kris.v@example.org", **QUAY},
        {"given_name": "krisandra", "family_name": "alvaradopik", "phone": "6165550156",
         "email": "alvaradopik@example.com", **QUAY},
    ],
    "a street typed to get past the form": [
        {"given_name": "aisha", "family_name": "linman", "email": "al.sax@example.org",
         "address_line_1": "123 Main St", "postal_code": "00000"},
        {"given_name": "aisha", "family_name": "linman", "email": "aisha.linman.rn@example.com",
         "address_line_1": "123 Main St", "postal_code": "00000"},
    ],
    "two signatures that nobody could read": [
        {"given_name": "illegible", **QUAY},
        {"given_name": "???", "family_name": "illegible", **QUAY},
    ],
    "two of whom only the word for a woman is told": [
        {"given_name": "thi", "family_name": "halberg", "phone": "7145550161",
         "postal_code": "92899"},
        {"given_name": "thi", "family_name": "halberg", "phone": "7145550179",
         "postal_code": "92899"},
    ],
    "a common name in one town, a birth date a digit off": [
        {"given_name": "maria", "family_name": "dalez", "birth_date": "1979-05-12",
         "address_line_1": "18 mesa road", "postal_code": "87199", "region": "NM"},
        {"given_name": "maria", "family_name": "dalez", "birth_date": "1979-05-13",
         "address_line_1": "907 acequia lane", "postal_code": "87199", "region": "NM"},
    ],
    "two women of one house, named as in Vietnam": [
        {"given_name": "tran", "middle_name": "thi", "family_name": "hoa", "phone": "7145550160",
         **ELM},
        {"given_name": "tran", "middle_name": "thi", "family_name": "quynh",
         "phone": "7145550160", **ELM},
    ],
    "one of several family names, and a place": [
        {"given_name": "jennifer", "family_name": "halez", "postal_code": "43299",
         "email": "jh.view@example.org"},
        {"given_name": "jennifer", "middle_name": "halez", "family_name": "morriston",
         "postal_code": "43299", "birth_date": "1984-07-29"},
    ],
    "a father and a son, their names exchanged, at one phone": [
        {"given_name": "tesfayo", "family_name": "bekelet", "birth_date": "1962-09-11",
         "phone": "5715550157"},
        {"given_name": "bekelet", "family_name": "tesfayo", "birth_date": "1993-01-19",
         "phone": "5715550157"},
    ],
    "a firm and its owner": [
        {"given_name": "ernestine", "family_name": "hernandalli", "phone": "5205550160"},
        {"given_name": "Hernandalli Roofing LLC", "phone": "5205550160"},
    ],
    "a given name and a birth date in one town, two family names": [
        {"given_name": "daniella", "family_name": "kowalcheck", "birth_date": "1990-03-14",
         "postal_code": "43609", "phone": "4195550107"},
        {"given_name": "daniella", "family_name": "freemantle", "birth_date": "1990-03-14",
         "postal_code": "43609", "phone": "4195550190"},
    ],
    "a husband and Mrs. with his name": [
        {"given_name": "clifford", "family_name": "ravensworth", "phone": "2185550137", **OAK},
        {"given_name": "Mrs. Clifford", "family_name": "ravensworth", "phone": "2185550137", **OAK},
    ],
    "one given name, one flat, two family names": [
        {"given_name": "moniqua", "family_name": "salterton", "address_line_1": "9 inkwell row",
         "postal_code": "43077"},
        {"given_name": "moniqua", "family_name": "ferrandel", "address_line_1": "9 inkwell row",
         "postal_code": "43077", "phone": "3125550166"},
    ],
    "a common name and a birth date, in two states": [
        {"given_name": "maria", "family_name": "linman", "birth_date": "1985-09-08",
         "address_line_1": "8 rushmere way", "postal_code": "73301", "region": "TX"},
        {"given_name": "maria", "family_name": "linman", "birth_date": "1985-09-08",
         "address_line_1": "61 tarnfield road", "postal_code": "97201", "region": "OR"},
    ],
    "a common name in one building": [
        {"given_name": "maria", "family_name": "winez", "postal_code": "10468", "region": "NY",
         "address_line_1": "3450 grandview concourse apt 6f"},
        {"given_name": "maria", "family_name": "winez", "postal_code": "10468", "region": "NY",
         "address_line_1": "3450 grandview concourse"},
    ],
    "a name in two homes of one town, with two phones": [
        {"given_name": "rosalinde", "family_name": "pettigrove", "phone": "2055550160",
         "address_line_1": "1619 tuscany avenue", "city": "birchmont", "region": "AL"},
        {"given_name": "rosalinde", "family_name": "pettigrove", "phone": "6595550137",
         "address_line_1": "7720 second avenue", "city": "birchmont", "region": "AL"},
    ],
    "two of one family name next door": [
        {"given_name": "Mrs", "family_name": "leewardson", "address_line_1": "14 maplethorpe court",
         "postal_code": "02148"},
        {"given_name": "Mrs", "family_name": "leewardson", "address_line_1": "16 maplethorpe court",
         "postal_code": "02148"},
    ],
    "somebody's son": [
        {"given_name": "delphine", "family_name": "ortegario", "phone": "8605550132", **ELM},
        {"given_name": "son of delphine", "family_name": "ortegario", "phone": "8605550132", **ELM},
    ],
    "a numbered mailbox of one name": [
        {"given_name": "mirabel", "family_name": "hernandine", "postal_code": "95116",
         "phone": "4085550136", "email": "mirabelh.sj@example.com"},
        {"given_name": "mirabel", "family_name": "hernandine", "postal_code": "93905",
         "phone": "8315550143", "email": "mirabelh.sj1@example.com"},
    ],
    "spouses whose family names are one in two romanisations": [
        {"given_name": "fang", "family_name": "zhou", "phone": "5105550105", **ELM},
        {"given_name": "ka ho", "family_name": "chow", "phone": "5105550105", **ELM},
    ],
    "spouses with like names and one email": [
        {"given_name": "daniel", "family_name": "vosburgher", "email": "vosburgh@example.com"},
        {"given_name": "danielle", "family_name": "vosburgher", "email": "vosburgh@example.com"},
    ],
    "two names that sound alike, at one email and phone": [
        {"given_name": "john", "family_name": "abernethys", "email": "abern@example.com",
         "phone": "6085550135"},
        {"given_name": "joan", "family_name": "abernethys", "email": "abern@example.com",
         "phone": "6085550135"},
    ],
    "father and son of one name": [
        {"given_name": "reginald", "family_name": "thackeray", "birth_date": "1948-08-08", **OAK},
        {"given_name": "reginald", "family_name": "thackeray", "birth_date": "1979-02-17", **OAK},
    ],
    "sisters with one of two given names": [
        {"given_name": "maria elena", "family_name": "zarzosa", "phone": "9155550131", **QUAY},
        {"given_name": "maria luisa", "family_name": "zarzosa", "phone": "9155550131", **QUAY},
    ],
    "brothers with like names and birth dates of their own": [
        {"given_name": "torvin", "family_name": "whitmarsh", "birth_date": "1990-02-02",
         "phone": "6145550102", **OAK},
        {"given_name": "torvil", "family_name": "whitmarsh", "birth_date": "1992-07-15",
         "phone": "6145550102", **OAK},
    ],
    "twins whom one tool knows": [
        {"given_name": "oscar", "family_name": "brightwell", "email": "brightwell@example.com",
         "phone": "2535550192", "birth_date": "2005-10-11"},
        {"given_name": "penelope", "family_name": "brightwell", "email": "brightwell@example.com",
         "phone": "2535550192", "birth_date": "2005-10-11"},
    ],
    "a junior at his father's": [
        {"given_name": "elmo", "family_name": "nighthorn", "email": "elmo@example.org",
         "phone": "6055550163", "birth_date": "1951-05-05", **ELM},
        {"given_name": "elmo", "family_name": "nighthorn", "name_suffix": "Jr",
         "email": "ejn@example.com", "phone": "6055550199", **ELM},
    ],
    "a number that somebody else has now": [
        {"given_name": "d", "family_name": "marchetta", "phone": "7205550111"},
        {"given_name": "denise", "family_name": "kowalke", "phone": "7205550111"},
    ],
    "two born some day, at one shelter": [
        {"given_name": "abebech", "family_name": "woldeab", "birth_date": "1988-01-01",
         "address_line_1": "75 mission street", "postal_code": "94799"},
        {"given_name": "abebesh", "family_name": "woldeat", "birth_date": "1993-01-01",
         "address_line_1": "75 mission street", "postal_code": "94799"},
    ],
    "two who stay nowhere": [
        {"given_name": "tyrone", "family_name": "wexcombe", "birth_date": "1961-03-09",
         "address_line_1": "General Delivery", "postal_code": "57799"},
        {"given_name": "tyrone", "family_name": "wexcombe", "birth_date": "1983-10-25",
         "address_line_1": "general delivery", "postal_code": "57799"},
    ],
    "brothers with a letter, a mailbox and a number of difference": [
        {"given_name": "kevin", "family_name": "abayomison", "email": "kevin.as@example.org",
         "phone": "3015550188", "birth_date": "1997-03-03"},
        {"given_name": "kelvin", "family_name": "abayomison", "email": "kelvin.as@example.org",
         "phone": "3015550189", "birth_date": "1995-01-14"},
    ],
    "sisters with like names, each with a mailbox": [
        {"given_name": "mia", "family_name": "szczerbak", "email": "mia.s@school.example",
         "phone": "7165550159", **QUAY},
        {"given_name": "mya", "family_name": "szczerbak", "email": "mya.s@school.example",
         "phone": "7165550159", **QUAY},
    ],
    "a child at a parent's mailbox, with the parent's name": [
        {"given_name": "antonella", "family_name": "bevilaqua", "email": "a.bev@example.org",
         "phone": "9735550124", "birth_date": "1979-02-11", "postal_code": "07199"},
        {"given_name": "antonella", "family_name": "bevilaqua", "email": "a.bev@example.org",
         "phone": "9735550125", "birth_date": "2010-05-20", "postal_code": "07199"},
    ],
    "two doors without a name, in one house": [
        {"given_name": "refused", "family_name": "refused", **OAK},
        {"given_name": "unknown", "family_name": "unknown", **OAK},
    ],
    "a figure of fiction signs twice": [
        {"given_name": "mickey", "family_name": "mouse", "email": "mickey@example.com", **ELM},
        {"given_name": "mickey", "family_name": "mouse", "email": "mickey@example.com"},
    ],
    "parent and child of one name, mailbox and phone": [
        {"given_name": "cuauhtemoc", "family_name": "ledezmaran", "birth_date": "2010-05-25",
         "email": "ledezmaran@example.org", "phone": "5205550198"},
        {"given_name": "cuauhtemoc", "family_name": "ledezmaran", "birth_date": "1984-01-14",
         "email": "ledezmaran@example.org", "phone": "5205550198"},
    ],
    "one street line in two states": [
        {"given_name": "james", "family_name": "garcia", "address_line_1": "100 Main St",
         "city": "millers fork", "region": "OH", "postal_code": "45499"},
        {"given_name": "james", "family_name": "garcia", "address_line_1": "100 Main St",
         "city": "laurel gap", "region": "KY", "postal_code": "40799"},
    ],
    "a given name and a birth date alone": [
        {"given_name": "bronwyn", "family_name": "ashcombery", "birth_date": "1988-04-30", **OAK},
        {"given_name": "bronwyn", "family_name": "perlmutters", "birth_date": "1988-04-30",
         "address_line_1": "810 lee hall rd", "region": "VA", "postal_code": "22199"},
    ],
    "two family names at an organizer's number": [
        {"given_name": "maria", "family_name": "lopezana", "phone": "9095550132", **OAK},
        {"given_name": "maria", "family_name": "perezana", "phone": "9095550132", **ELM},
    ],
    "sisters who are told apart by the middle name": [
        {"given_name": "maria", "middle_name": "elena", "family_name": "cifuentesan",
         "phone": "9705550131", **QUAY},
        {"given_name": "maria", "middle_name": "teresa", "family_name": "cifuentesan",
         "phone": "9705550131", **QUAY},
    ],
    "spouses whose names begin alike, one of them joined": [
        {"given_name": "young hee", "family_name": "parkington", "phone": "2535550131"},
        {"given_name": "youngho", "family_name": "parkington", "phone": "2535550131"},
    ],
    "zeros for an id": [
        {"given_name": "denise", "family_name": "callowayan", "identifier:row": "0000", **OAK},
        {"given_name": "denise", "family_name": "umsteadson", "identifier:row": "0000", **ELM},
    ],
    "directory assistance for a phone": [
        {"given_name": "monique", "family_name": "treadawayan", "phone": "775-555-1212", **OAK},
        {"given_name": "monique", "family_name": "treadawayle", "phone": "775-555-1212", **ELM},
    ],
    "a client and the business whose phone it is": [
        {"given_name": "luis", "family_name": "ortegador", "phone": "9105550131", **OAK},
        {"family_name": "quillon tax service", "phone": "9105550131", "region": "OH"},
    ],
    "two at a caseworker's mailbox": [
        {"given_name": "james", "family_name": "williamsey", "email": "caseworker@example.org",
         "birth_date": "1968-04-02"},
        {"given_name": "james", "family_name": "williamseyson", "email": "caseworker@example.org",
         "birth_date": "1981-10-17"},
    ],
    "spouses, and a short form at one's phone": [
        {"given_name": "patrick", "family_name": "gallivanter", "phone": "6175550104",
         "birth_date": "1962-03-17", **ELM},
        {"given_name": "pat", "family_name": "gallivanter", "phone": "6175550104",
         "birth_date": "1962", **ELM},
        {"given_name": "patricia", "family_name": "gallivanter", "phone": "6175550165",
         "birth_date": "1964-11-08", **ELM},
    ],
    "father and son a digit of the year apart": [
        {"given_name": "ruben", "family_name": "archuletas", "phone": "7195550108",
         "birth_date": "1958-04-09", **OAK},
        {"given_name": "ruben", "family_name": "archuletas", "phone": "7195550176",
         "birth_date": "1978-04-09", **OAK},
    ],
    "twins with like names, each with a phone": [
        {"given_name": "jaylonn", "family_name": "prentissey", "phone": "5045550181",
         "birth_date": "2001-02-02", **OAK},
        {"given_name": "jaydonn", "family_name": "prentissey", "phone": "5045550197",
         "birth_date": "2001-02-02", **OAK},
    ],
    "like family names, each in its mailbox": [
        {"given_name": "cecilia", "family_name": "dolanmore", "email": "c.dolanmore@example.org",
         "phone": "4125550140", "birth_date": "1941", **QUAY},
        {"given_name": "cecilia", "family_name": "nolanmore", "email": "c.nolanmore@example.org",
         "phone": "4125550140", "birth_date": "1938", **QUAY},
    ],
    "a housemate on somebody's voter id": [
        {"given_name": "gloriana", "family_name": "pinedaro", "birth_date": "1970-02-02",
         "identifier:state_voter_id": "OH4938806", **OAK},
        {"given_name": "yolandra", "family_name": "pinedaro",
         "identifier:state_voter_id": "OH4938806", **OAK},
    ],
    "a given name alone, at two phones": [
        {"given_name": "fitzwilliam", "phone": "6145550120", "postal_code": "43077"},
        {"given_name": "fitzwilliam", "phone": "3805550178", "postal_code": "43077"},
    ],
    "one name in two lives": [
        {"given_name": "dantelo", "family_name": "ruffinell", "email": "druffi88@example.com",
         "phone": "4105550155", "birth_date": "1988-03-25", **OAK},
        {"given_name": "dontelo", "family_name": "ruffinell", "email": "d.r.ell@example.org",
         "phone": "4435550179", "birth_date": "1996-11-12", "address_line_1": "49 frankford row",
         "region": "OH"},
    ],
    "one name and birth date, two middle names": [
        {"given_name": "jennifer", "middle_name": "soyoung", "family_name": "leemont",
         "phone": "9495550124", "birth_date": "1989-07-14", **OAK},
        {"given_name": "jennifer", "middle_name": "elizabeth", "family_name": "leemont",
         "phone": "9735550169", "birth_date": "1989-07-14", **QUAY},
    ],
    "two tenants of one name, one after the other": [
        {"given_name": "brianna", "family_name": "castleberg", "email": "bcastle@example.com",
         "phone": "4055550119", **QUAY},
        {"given_name": "brianna", "family_name": "holtinger", "email": "bri.h@example.org",
         "phone": "4055550165", **QUAY},
    ],
    "father and son whose names mirror": [
        {"given_name": "bekelet", "family_name": "hailemar", "phone": "3015550141",
         "birth_date": "1962-04-12", **ELM},
        {"given_name": "hailemar", "family_name": "bekelet", "phone": "3015550186",
         "birth_date": "1991-09-01", **ELM},
    ],
    "brothers born on one day of two years": [
        {"given_name": "jesus", "middle_name": "manuel", "family_name": "ortegares",
         "email": "chuy92@example.com", "birth_date": "1992-03-14", **OAK},
        {"given_name": "jose", "middle_name": "manuel", "family_name": "ortegares",
         "email": "jm.ort93@example.com", "birth_date": "1993-03-14", **OAK},
    ],
    "one number of two states": [
        {"given_name": "john", "middle_name": "allen", "family_name": "davisham",
         "birth_date": "1958-10-01", "identifier:state_voter_id": "10044127",
         "address_line_1": "312 spruce street", "region": "PA", "postal_code": "19499"},
        {"given_name": "john", "middle_name": "tyrell", "family_name": "davisham",
         "birth_date": "1986-04-22", "identifier:state_voter_id": "10044127",
         "address_line_1": "2005 fayette street", "region": "NC", "postal_code": "27799"},
    ],
    "an initial for the family name, and a place": [
        {"given_name": "thelonius", "family_name": "G", "postal_code": "43066"},
        {"given_name": "thelonius", "family_name": "garlandine", "postal_code": "43066"},
    ],
    "a guest and who brought them": [
        {"given_name": "zaynab", "family_name": "qureshian", "email": "zaynab.q@example.org"},
        {"given_name": "Guest of Zaynab", "family_name": "qureshian",
         "email": "zaynab.q@example.org"},
    ],
    "a guest and who brought them, in the other field": [
        {"given_name": "priscilla", "family_name": "yoonhaven", "email": "py.h@example.org",
         "phone": "2135550187"},
        {"given_name": "Guest", "family_name": "of Priscilla Yoonhaven",
         "email": "py.h@example.org", "phone": "2135550187"},
    ],
    "two namesakes of one town, with two records each": [
        {"given_name": "patricia", "family_name": "murraylane", "phone": "3365550119",
         "birth_date": "1951-01-17", "address_line_1": "16 elder street", "postal_code": "27499"},
        {"given_name": "pat", "family_name": "murraylane", "phone": "3365550119",
         "postal_code": "27499"},
        {"given_name": "patricia", "family_name": "murraylane", "email": "trish.m@example.org",
         "birth_date": "1990-10-08", "address_line_1": "402 depot avenue", "postal_code": "27499"},
        {"given_name": "trish", "family_name": "murraylane", "email": "trish.m@example.org",
         "postal_code": "27499"},
    ],
    "two doors without a name on the mail": [
        {"given_name": "Current", "family_name": "Resident", **ELM},
        {"given_name": "Current", "family_name": "Resident", "address_line_1": "6 elmgrove court",
         "postal_code": "43088"},
    ],
}  # fmt: skip
INITIAL = [
    {"source_id": "home-theodora", "given_name": "theodora", "family_name": "rhyswick",
     "birth_date": "2001-04-14", **OAK},
    {"source_id": "home-t", "given_name": "t", "family_name": "rhyswick", "phone": "3365550136",
     **OAK},
    {"source_id": "home-tobias", "given_name": "tobias", "family_name": "rhyswick",
     "birth_date": "2001-04-14", "phone": "3365550136", **OAK},
]  # fmt: skip
SHORT = [
    {"source_id": "short-1", "given_name": "sylvester", "family_name": "grabowskin",
     "email": "grabowskin@example.com", "phone": "2155550140", "birth_date": "1950-01-02"},
    {"source_id": "short-2", "given_name": "syl", "family_name": "grabowskin",
     "email": "grabowskin@example.com"},
    {"source_id": "short-3", "given_name": "sylvia", "family_name": "grabowskin",
     "email": "grabowskin@example.com", "phone": "2155550141", "birth_date": "1953-06-16"},
]  # fmt: skip
BRIDGE = [
    {"source_id": "bridge-father", "given_name": "ramon", "family_name": "escobedilla",
     "email": "ramon64@example.com", "phone": "9155550130", "birth_date": "1964-08-31", **QUAY},
    {"source_id": "bridge-son", "given_name": "ramon", "family_name": "escobedilla",
     "email": "resco91@example.net", "phone": "9155550189", "birth_date": "1991-01-07", **QUAY},
    {"source_id": "bridge-either", "given_name": "ramon", "family_name": "escobedilla",
     "email": "resco91@example.net", "phone": "9155550130"},
]  # fmt: skip
WITHHELD = [
    {"source_id": "withheld", "given_name": "perpetua", "family_name": "lanternmoor",
     "birth_date": "1987-07-17", "address_line_1": "PO Box 257 (Address Confidentiality Program)",
     "postal_code": "98199"},
    {"source_id": "told", "given_name": "perpetua", "family_name": "lanternmoor",
     "birth_date": "1987-07-17", "address_line_1": "19 gull court", "postal_code": "98199"},
]  # fmt: skip
ROW = [
    {"source_id": "row-1", "given_name": "odile", "family_name": "farrant", "phone": "6145550150"},
    {"source_id": "row-2", "given_name": "odile", "family_name": "farrant", "phone": "6145550151"},
    {"source_id": "row-3", "given_name": "odile", "family_name": "farrant", "phone": "6145550152"},
    {"source_id": "row-9", "given_name": "odile", "family_name": "farrant", "phone": "6145550159"},
    {"source_id": "area-1", "given_name": "odette", "family_name": "farrowgate",
     "phone": "6145550186"},
    {"source_id": "area-2", "given_name": "odette", "family_name": "farrowgate",
     "phone": "2165550186"},
    {"source_id": "area-3", "given_name": "odette", "family_name": "farrowgate",
     "phone": "555-0186"},
    {"source_id": "day-1", "given_name": "amadou", "family_name": "keitason",
     "birth_date": "1988-01-01", "phone": "6125550172", "postal_code": "55499"},
    {"source_id": "day-2", "given_name": "amadou", "family_name": "keitason",
     "birth_date": "1988-01-01", "phone": "6125550199", "postal_code": "55499"},
    {"source_id": "scan-1", "given_name": "armine", "family_name": "kirakosyanne",
     "email": "armine.kirakosyanne@example.org", **ELM},
    {"source_id": "scan-2", "given_name": "arrnine", "family_name": "kirakosyanne",
     "email": "arrnine.kirakosyanne@example.org", **ELM},
    {"source_id": "side-e", "given_name": "carmelita", "family_name": "diazeno",
     "address_line_1": "412 E 9th St", "postal_code": "10009"},
    {"source_id": "side-w", "given_name": "carmelita", "family_name": "diazeno",
     "address_line_1": "412 West 9th Street", "postal_code": "10009"},
    {"source_id": "unit-11", "given_name": "hyun", "family_name": "moonrae",
     "address_line_1": "500 oak tower apt 11", "postal_code": "90099"},
    {"source_id": "unit-32", "given_name": "hyun", "family_name": "moonrae",
     "address_line_1": "500 oak tower apt 32", "postal_code": "90099"},
    {"source_id": "kind-1", "given_name": "hovhan", "family_name": "verdugian",
     "address_line_1": "1140 Larkspur Knoll Ave", "postal_code": "91299"},
    {"source_id": "kind-2", "given_name": "hovhan", "family_name": "verdugian",
     "address_line_1": "1140 Larkspur Knoll", "postal_code": "91299"},
    {"source_id": "couple-1", "given_name": "rupert", "family_name": "feldmanek",
     "birth_date": "1954-02-14", "email": "feldmaneks@example.com", **OAK},
    {"source_id": "couple-2", "given_name": "susanne", "family_name": "feldmanek",
     "birth_date": "1956-07-07", "email": "feldmaneks@example.com", **OAK},
    {"source_id": "couple-3", "given_name": "rupert & susanne", "family_name": "feldmanek",
     "email": "feldmaneks@example.com", **OAK},
    {"source_id": "initial-1", "given_name": "marcelina", "family_name": "ruizportal",
     "birth_date": "1977-07-04", "phone": "3035550113", **ELM},
    {"source_id": "initial-2", "given_name": "miguelito", "family_name": "ruizportal",
     "birth_date": "1974-01-28", "phone": "7205550149", **ELM},
    {"source_id": "initial-3", "given_name": "M.", "family_name": "ruizportal",
     "phone": "3035550113", **ELM},
    {"source_id": "seven-mn", "given_name": "karena", "family_name": "olsonberg",
     "phone": "5550144", "postal_code": "55498", "region": "MN"},
    {"source_id": "seven-fl", "given_name": "karena", "family_name": "olsonberg",
     "phone": "5550144", "postal_code": "33198", "region": "FL"},
    {"source_id": "lot-18", "given_name": "christoph", "family_name": "mooresby",
     "address_line_1": "1200 lakeford road lot 18", "postal_code": "34199"},
    {"source_id": "lot-81", "given_name": "christoph", "family_name": "mooresby",
     "address_line_1": "1200 lakeford road lot 81", "postal_code": "34199"},
    {"source_id": "undated-1", "given_name": "antonello", "family_name": "ruizmarin",
     "birth_date": "1960-06-13", "phone": "6615550120", **QUAY},
    {"source_id": "undated-2", "given_name": "antonello", "family_name": "ruizmarin",
     "email": "tonyrm88@example.com", **QUAY},
    {"source_id": "undated-3", "given_name": "antonello", "family_name": "ruizmarin",
     "birth_date": "1988-09-21", "phone": "6615550189", "email": "tonyrm88@example.com", **QUAY},
    {"source_id": "house-1", "given_name": "sarafina", "family_name": "whitlowen",
     "email": "s.whitlowen@example.org", "phone": "7345550158", **OAK},
    {"source_id": "house-2", "given_name": "sarafina", "family_name": "abramowic",
     "email": "s.abramowic@example.org", "phone": "7345550158", **OAK},
    {"source_id": "house-3", "given_name": "sarafina", "phone": "7345550158"},
    {"source_id": "fork-1", "given_name": "omar", "family_name": "halman",
     "birth_date": "1974-01-11", "phone": "3015550169", "email": "omar.halman@example.org"},
    {"source_id": "fork-2", "given_name": "omar", "family_name": "halman",
     "birth_date": "1998-09-29", "phone": "3015550178", "email": "halman.music@example.com"},
    {"source_id": "fork-3", "given_name": "omar", "family_name": "halman",
     "phone": "3015550178", "email": "omar.halman@example.org"},
    {"source_id": "town-1", "given_name": "jamesina", "family_name": "johnsonet",
     "birth_date": "1984-06-19", "city": "pinehall", "postal_code": "27699"},
    {"source_id": "town-2", "given_name": "jamesina", "family_name": "johnsonet",
     "birth_date": "1984-06-19", "city": "ashgrove", "postal_code": "27499"},
    {"source_id": "cross-1", "given_name": "tyronne", "family_name": "beaslington",
     "birth_date": "1962-01-20", "phone": "8035550151", **ELM},
    {"source_id": "cross-2", "given_name": "tyronne", "family_name": "beaslington",
     "phone": "8035550151", "email": "t.bee@example.com"},
    {"source_id": "cross-3", "given_name": "tyronne", "family_name": "beaslington",
     "birth_date": "1989-10-02", "phone": "8035550177", "email": "t.bee@example.com", **OAK},
    # two of one name with two records each, and one with the mailbox of one at the other's phone
    {"source_id": "claimed-1", "given_name": "fatuma", "family_name": "warsiyowe",
     "birth_date": "1985-06-14", "phone": "6125550171", "email": "fatuma.ww@example.org", **ELM},
    {"source_id": "claimed-2", "given_name": "fatuma", "family_name": "warsiyowe",
     "phone": "6125550171", "email": "fatuma.ww@example.org"},
    {"source_id": "claimed-3", "given_name": "fatuma", "family_name": "warsiyowe",
     "birth_date": "1996-12-02", "phone": "6125550172", "email": "ww.eff@example.com", **OAK},
    {"source_id": "claimed-4", "given_name": "fatuma", "family_name": "warsiyowe",
     "phone": "6125550172", "email": "ww.eff@example.com"},
    {"source_id": "claimed-5", "given_name": "fatuma", "family_name": "warsiyowe",
     "phone": "6125550172", "email": "fatuma.ww@example.org"},
]  # fmt: skip


AGES = [
    {"source_id": "ages-1", "given_name": "luisandro", "family_name": "ramirezov",
     "birth_date": "1950-04-06", "address_line_1": "88 vina street apt 3",
     "postal_code": "90099", "city": "los robles"},
    {"source_id": "ages-2", "given_name": "luisandro", "family_name": "ramirezov",
     "address_line_1": "88 vina street apt 3", "postal_code": "90099", "city": "los robles",
     "phone": "3235550186", "email": "lr.nine@example.org"},
    {"source_id": "ages-3", "given_name": "luisandro", "family_name": "ramirezov",
     "birth_date": "1992-08-19", "address_line_1": "2751 sierra avenue",
     "postal_code": "95099", "city": "sunfield", "phone": "3235550186",
     "email": "lr.nine@example.org"},
    # nobody can tell who is reached where
    {"source_id": "untold-1", "given_name": "gualberta", "family_name": "ramirezeva",
     "birth_date": "1950-04-06", "address_line_1": "19 vina street", "postal_code": "90099"},
    {"source_id": "untold-2", "given_name": "gualberta", "family_name": "ramirezeva",
     "address_line_1": "19 vina street", "postal_code": "90099"},
    {"source_id": "untold-3", "given_name": "gualberta", "family_name": "ramirezeva",
     "birth_date": "1992-08-19", "postal_code": "90099"},
]  # fmt: skip


@pytest.fixture(scope="module")
def identity(make_identity):
    return make_identity("duckdb")


@pytest.fixture(scope="module")
def persons(identity):
    cases = [
        {"source_id": f"{case}-{n}", **row}
        for case, rows in {**ONE, **TWO}.items()
        for n, row in enumerate(rows)
    ]
    return identity.link([*crowd(150), *cases, *INITIAL, *SHORT, *BRIDGE, *WITHHELD, *ROW, *AGES])


def found(persons, case):
    return {person for record, person in persons.items() if f":person:{case}-" in record}


@pytest.mark.parametrize("case", ONE)
def test_one_person(persons, case):
    assert len(found(persons, case)) == 1


@pytest.mark.parametrize("case", TWO)
def test_two_people(persons, case):
    assert len(found(persons, case)) == 2


def test_an_initial_joins_neither_of_two_who_live_together(persons):
    assert len(found(persons, "home")) == 3


def test_a_short_form_joins_neither_of_two_whose_it_may_be(persons):
    assert len(found(persons, "short")) == 3


def test_the_phone_of_one_and_the_mailbox_of_the_other_join_neither(persons):
    assert len(found(persons, "bridge")) == 3


def conflicts(identity, case):
    """Why rules keep records of a case apart."""
    return identity.dbt.query(
        "select distinct reason from identity.link_conflict as conflict"
        " join identity.link_record as record on conflict.record_no_l = record.record_no"
        f" where record_uid like '%:{case}-_'"
    )


def test_namesakes_a_generation_apart_meet_through_no_third(identity, persons):
    assert persons[uid("ages-2")] == persons[uid("ages-3")] != persons[uid("ages-1")]
    assert conflicts(identity, "ages") == [("generation",)]


def test_birth_dates_alone_make_no_namesakes_a_generation_apart(identity, persons):
    ((weighed,),) = identity.dbt.query(
        "select count(*) from identity.link_edge as edge"
        " join identity.link_record as record on edge.record_no_l = record.record_no"
        " where record_uid like '%:untold-_'"
    )
    assert weighed > 1
    assert conflicts(identity, "untold") == []


def test_a_short_form_stands_for_the_commonest_of_its_names(identity, persons):
    assert identity.dbt.query(
        "select distinct formal_given from identity.link_record where given = 'bob'"
    ) == [("robert",)]


def test_whoever_withholds_a_street_gets_none_from_another_record(identity, persons):
    assert persons[uid("withheld")] == persons[uid("told")]
    assert identity.dbt.query(
        "select reason from marts.match_review_queue"
        " where record_uid_l like '%:told' or record_uid_r like '%:told'"
    ) == [("withheld_address",)]
    ((shown,),) = identity.dbt.query(
        "select address_line_1 from marts.person where person_id = ?", [persons[uid("told")]]
    )
    assert "gull" not in shown
    # nor is it compared
    assert identity.dbt.query(
        "select address from identity.link_record where record_uid = ?", [uid("withheld")]
    ) == [(None,)]


def test_a_day_of_the_ethiopian_calendar_is_known(identity):
    # counted on from a New Year's Day, in months of thirty days and one of five or six
    day = date(1907, 9, 12)
    told = []
    for year in range(1900, 2050):
        for month in range(1, 14):
            length = 30 if month < 13 else 6 if year % 4 == 3 else 5
            for count in {1, length}:
                that_day = day + timedelta(count - 1)
                told.append((f"{year}{month:02}{count:02}", f"{that_day:%Y%m%d}", True))
                told.append((told[-1][0], f"{that_day + timedelta(1):%Y%m%d}", False))
            day += timedelta(length)
    told += [("1975", "19820915", False), ("19750105", "1982", False)]
    days = ", ".join(
        f"('{ethiopian}', '{gregorian}', {same})" for ethiopian, gregorian, same in told
    )
    macro = "{{ throughline.is_other_calendar('birth_l', 'birth_r') }}"
    condition = identity.dbt.invoke("compile", "--inline", macro).ok().compiled[0]
    for names in ("birth_l, birth_r", "birth_r, birth_l"):
        assert (
            identity.dbt.query(
                f"select * from (values {days}) as days ({names}, same) where ({condition}) <> same"
            )
            == []
        )


DIGITS = {
    "given_name": 1, "birth_date": 1_000, "email": 10_000, "phone": 100_000,
    "address": 1_000_000, "place": 10_000_000,
}  # fmt: skip


def levels(identity, left, right, comparison):
    """The level that two records reach, and what combinations add."""
    return identity.dbt.query(
        f"select pattern // {DIGITS[comparison]} % 10, combination_bits"
        " from identity.link_comparison as compared"
        " join identity.link_record as l on l.record_no = compared.record_no_l"
        " join identity.link_record as r on r.record_no = compared.record_no_r"
        " where split_part(l.record_uid, ':', 4) in (?, ?)"
        " and split_part(r.record_uid, ':', 4) in (?, ?)",
        [left, right, left, right],
    )


def test_numbers_in_a_row_are_two_numbers(identity, persons):
    # and so of two people, whose name is one
    assert levels(identity, "row-1", "row-2", "phone") == [(1, -8)]
    assert levels(identity, "row-1", "row-3", "phone") == [(1, -8)]
    assert levels(identity, "row-1", "row-9", "phone") == [(3, 0)]


def test_one_number_in_two_area_codes_is_two_numbers(identity, persons):
    assert levels(identity, "area-1", "area-2", "phone") == [(1, 0)]
    assert levels(identity, "area-1", "area-3", "phone") == [(2, 0)]


@pytest.mark.parametrize(
    ("left", "right", "level", "bits"),
    [
        ("father and son of one name-0", "father and son of one name-1", 1, -5),
        ("two who stay nowhere-0", "two who stay nowhere-1", 1, -5),
        ("day-1", "day-2", 6, -10),
        ("scan-1", "scan-2", 0, 0),
        ("a chosen given name-0", "a chosen given name-1", 6, 4),
        ("twins whom one tool knows-0", "twins whom one tool knows-1", 6, -6),
        ("a junior at his father's-0", "a junior at his father's-1", 0, -7),
        ("a number that somebody else has now-0", "a number that somebody else has now-1", 0, -5),
        (
            "two born some day, at one shelter-0",
            "two born some day, at one shelter-1",
            2,
            -6,
        ),
        (
            "brothers with like names and birth dates of their own-0",
            "brothers with like names and birth dates of their own-1",
            1,
            -9,
        ),
        (
            "brothers with a letter, a mailbox and a number of difference-0",
            "brothers with a letter, a mailbox and a number of difference-1",
            1,
            -18,
        ),
        (
            "a child at a parent's mailbox, with the parent's name-0",
            "a child at a parent's mailbox, with the parent's name-1",
            1,
            -8,
        ),
        (
            "sisters with like names, each with a mailbox-0",
            "sisters with like names, each with a mailbox-1",
            0,
            -8,
        ),
        (
            "two doors without a name, in one house-0",
            "two doors without a name, in one house-1",
            0,
            -8,
        ),
        ("a given name and a birth date alone-0", "a given name and a birth date alone-1", 6, -4),
        (
            "two family names at an organizer's number-0",
            "two family names at an organizer's number-1",
            0,
            -8,
        ),
        (
            "sisters who are told apart by the middle name-0",
            "sisters who are told apart by the middle name-1",
            0,
            -8,
        ),
        (
            "a client and the business whose phone it is-0",
            "a client and the business whose phone it is-1",
            0,
            -8,
        ),
        ("two at a caseworker's mailbox-0", "two at a caseworker's mailbox-1", 1, -5),
        (
            "a call name beside the name in the mailbox-0",
            "a call name beside the name in the mailbox-1",
            6,
            12,
        ),
        (
            "father and son a digit of the year apart-0",
            "father and son a digit of the year apart-1",
            5,
            -16,
        ),
        (
            "twins with like names, each with a phone-0",
            "twins with like names, each with a phone-1",
            6,
            -7,
        ),
        (
            "like family names, each in its mailbox-0",
            "like family names, each in its mailbox-1",
            2,
            -10,
        ),
        ("father and son whose names mirror-0", "father and son whose names mirror-1", 1, -15),
        (
            "brothers born on one day of two years-0",
            "brothers born on one day of two years-1",
            5,
            -4,
        ),
        ("one number of two states-0", "one number of two states-1", 1, -8),
        ("a housemate on somebody's voter id-0", "a housemate on somebody's voter id-1", 0, -3),
        ("a given name alone, at two phones-0", "a given name alone, at two phones-1", 0, -12),
        ("one name in two lives-0", "one name in two lives-1", 1, -6),
        (
            "one name and birth date, two middle names-0",
            "one name and birth date, two middle names-1",
            6,
            -8,
        ),
        (
            "two tenants of one name, one after the other-0",
            "two tenants of one name, one after the other-1",
            0,
            -8,
        ),
        (
            "one given name, one flat, two family names-0",
            "one given name, one flat, two family names-1",
            0,
            -5,
        ),
        (
            "a common name and a birth date, in two states-0",
            "a common name and a birth date, in two states-1",
            6,
            -10,
        ),
        (
            "a given name and a birth date in one town, two family names-0",
            "a given name and a birth date in one town, two family names-1",
            6,
            -4,
        ),
        ("a common name in one building-0", "a common name in one building-1", 0, -8),
        (
            "a name in two homes of one town, with two phones-0",
            "a name in two homes of one town, with two phones-1",
            0,
            -8,
        ),
        ("two of one family name next door-0", "two of one family name next door-1", 0, -8),
        (
            "mother and daughter on one voter id-0",
            "mother and daughter on one voter id-1",
            5,
            -8,
        ),
        (
            "one name and street, twenty years apart to the day-0",
            "one name and street, twenty years apart to the day-1",
            5,
            -16,
        ),
        (
            "a common name in one place, each with a phone and a mailbox-0",
            "a common name in one place, each with a phone and a mailbox-1",
            0,
            -8,
        ),
        (
            "two names, either of which is a family's, and a year-0",
            "two names, either of which is a family's, and a year-1",
            4,
            -20,
        ),
        (
            "housemates of one given name, each with a mailbox-0",
            "housemates of one given name, each with a mailbox-1",
            0,
            -8,
        ),
        (
            "a common name in one town, a birth date a digit off-0",
            "a common name in one town, a birth date a digit off-1",
            5,
            -12,
        ),
        ("a rare name in two states-0", "a rare name in two states-1", 0, -8),
        (
            "one of several family names, and a place-0",
            "one of several family names, and a place-1",
            0,
            -4,
        ),
        (
            "a father and a son, their names exchanged, at one phone-0",
            "a father and a son, their names exchanged, at one phone-1",
            1,
            -15,
        ),
    ],
)
def test_levels_say_more_together(identity, persons, left, right, level, bits):
    assert levels(identity, left, right, "birth_date") == [(level, bits)]


def test_a_number_added_makes_another_mailbox(identity, persons):
    case = "a numbered mailbox of one name"
    ((level, _),) = levels(identity, f"{case}-0", f"{case}-1", "email")
    assert level == 1


def test_a_name_in_two_words_is_the_name(identity, persons):
    case = "a name in one word and in two"
    ((level, _),) = levels(identity, f"{case}-0", f"{case}-1", "given_name")
    assert level == 6


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("a given name in two transliterations, and its short form", 6),
        ("parents who are called after their child", 1),
    ],
)
def test_given_names_are(identity, persons, case, expected):
    ((level, _),) = levels(identity, f"{case}-0", f"{case}-1", "given_name")
    assert level == expected


def test_the_same_is_no_name_and_no_street(identity, persons):
    assert identity.dbt.query(
        "select distinct family, address from identity.link_record where given = 'annalinda'"
    ) == [(None, None)]


def test_pending_is_no_id(identity, persons):
    assert identity.dbt.query(
        "select count(*) from identity.link_identifier as identifier"
        " join identity.link_record as record on identifier.record_no = record.record_no"
        " where family = 'carterley'"
    ) == [(0,)]


def test_a_firm_is_nobody(identity, persons):
    assert identity.dbt.query(
        "select distinct is_nobody from identity.link_person_name as name"
        " join identity.link_record_number as number on name.record_no = number.record_no"
        " where record_uid like '%a firm and its owner-1'"
    ) == [(True,)]


def test_a_lot_is_a_unit(identity, persons):
    assert levels(identity, "lot-18", "lot-81", "address") == [(2, 0)]


def test_seven_digits_are_no_whole_number(identity, persons):
    assert levels(identity, "seven-mn", "seven-fl", "phone") == [(2, 0)]


def test_a_street_may_be_written_without_its_kind(identity, persons):
    assert levels(identity, "kind-1", "kind-2", "address") == [(3, 0)]


def test_a_couple_has_no_one_given_name(identity, persons):
    couple = [uid(f"couple-{record}") for record in (1, 2, 3)]
    assert len({persons[record] for record in couple}) == 3
    assert identity.dbt.query(
        "select given from identity.link_record where record_uid = ?", [couple[2]]
    ) == [(None,)]


def test_a_record_without_a_birth_date_bridges_no_two(identity, persons):
    assert persons[uid("undated-2")] == persons[uid("undated-3")] != persons[uid("undated-1")]


def test_the_phone_of_one_and_the_mailbox_of_the_other_are_neithers(identity, persons):
    assert len({persons[uid(f"cross-{record}")] for record in (1, 2, 3)}) == 3


def test_neither_are_they_where_each_has_more_records(persons):
    of = {record: persons[uid(f"claimed-{record}")] for record in range(1, 6)}
    assert of[1] == of[2] and of[3] == of[4]
    assert len(set(of.values())) == 3


def test_a_given_name_joins_neither_of_two_housemates_who_bear_it(persons):
    assert len(found(persons, "house")) == 3


def test_the_mailbox_of_one_and_the_phone_of_the_other_join_neither_of_a_common_name(persons):
    assert len(found(persons, "fork")) == 3


def test_two_towns_are_no_slip_of_a_postal_code(identity, persons):
    ((level, _),) = levels(identity, "town-1", "town-2", "place")
    assert level < 5


def test_an_initial_is_whose_phone_it_has(identity, persons):
    assert persons[uid("initial-1")] == persons[uid("initial-3")]
    assert persons[uid("initial-2")] != persons[uid("initial-3")]


def test_east_and_west_are_two_streets(identity, persons):
    assert levels(identity, "side-e", "side-w", "address") == [(1, 0)]


def test_a_place_that_few_records_name_is_no_smaller_for_that(identity):
    macro = (
        "{{ throughline._own_frequencies("
        "{'place': throughline.linkage_settings()['comparisons']['place']}) }}"
    )
    bits = identity.dbt.invoke("compile", "--inline", macro).ok().compiled[0]
    weighed = identity.dbt.query(
        f"select {bits} from (values (7, 2), (7, 5000)) as pair (place_level, records)"
        " cross join (select 99999 as postal_code_total, 0.01 as postal_code_rate,"
        " 99999 as city_total, 0.01 as city_rate) as frequency,"
        " lateral (select records as postal_code_count_l, records as postal_code_count_r,"
        " records as city_count_l, records as city_count_r) as counts"
    )
    assert sorted(weight for (weight,) in weighed) == pytest.approx([math.log(1 / 4), math.log(5)])


# two records of one name in 60,000, of whom nothing else is known
ALIKE = {
    **dict.fromkeys(
        (
            "middle_name", "birth_date", "email", "phone", "address", "place", "birth_place",
            "occupation", "employer", "identifier",
        ),
        0,
    ),
    "given_name": 7,
    "family_name": 6,
}  # fmt: skip


def combines(identity, combination, bearers=3, told=("", ""), **levels) -> bool:
    """Whether a combination holds of two records of one name, but for what is given: levels of
    comparisons, how many records bear either name, and what each record has, as SQL."""
    macro = f"{{{{ throughline._default_combinations()['{combination}']['when'] }}}}"
    condition = identity.dbt.invoke("compile", "--inline", macro).ok().compiled[0]
    columns = {f"{name}_level": level for name, level in {**ALIKE, **levels}.items()}
    for side, has in zip("lr", told, strict=True):
        columns |= {f"{name}_count_{side}": bearers for name in ("given", "family")}
        columns |= {
            f"{name}_{side}": f"'{name}'" if name in has else "cast(null as text)"
            for name in ("middle", "email", "phone", "address", "tool_slug", "account_slug")
        }
    columns["is_next_number"] = "false"
    pair = ", ".join(f"{value} as {name}" for name, value in columns.items())
    ((holds,),) = identity.dbt.query(
        f"select {condition} from (select {pair}) as pair"
        " cross join (select 60000 as record_count) as frequency"
    )
    return holds


@pytest.mark.parametrize(
    ("place", "bearers", "phone", "waits"),
    [(2, 3, "", True), (7, 3, "", False), (7, 9, "", True), (7, 3, "phone", True)],
)
def test_a_year_and_a_name_say_little_elsewhere_or_of_a_name_that_is_not_rare(
    identity, place, bearers, phone, waits
):
    assert waits == combines(
        identity, "only_a_year", bearers, (phone, "address"), birth_date=4, address=1, place=place
    )


@pytest.mark.parametrize(
    ("levels", "bearers", "waits"),
    [
        # another phone: waits where the place is another too
        ({"phone": 1}, 3, False),
        ({"phone": 1, "place": 2}, 3, True),
        ({"phone": 1, "place": 7}, 3, False),
        ({"phone": 1, "place": 7}, 160, True),
        # another email
        ({"email": 1, "place": 2}, 3, True),
        ({"email": 1, "place": 0}, 3, False),
        ({"email": 1, "place": 7}, 140, False),
        ({"email": 1, "place": 7}, 160, True),
        ({"email": 1, "phone": 3, "place": 7}, 3, True),
        ({"email": 1, "phone": 1, "place": 7}, 3, False),
        ({"email": 1, "phone": 1, "place": 7}, 70, True),
        # another street
        ({"address": 1, "place": 7}, 3, False),
        ({"address": 1, "place": 7}, 70, True),
        ({"address": 1, "place": 2}, 3, True),
        ({"address": 1, "phone": 1, "place": 7}, 3, True),
        # something else in common
        ({"phone": 1, "email": 5}, 160, False),
        ({"phone": 1, "address": 4}, 160, False),
        ({"phone": 1, "birth_date": 6}, 160, False),
        ({"phone": 1, "identifier": 4}, 160, False),
    ],
)
def test_a_name_and_a_place_say_little_where_each_is_reached_elsewhere(
    identity, levels, bearers, waits
):
    assert waits == combines(identity, "only_a_name_and_place", bearers, **levels)


@pytest.mark.parametrize(
    ("levels", "bearers", "waits"),
    [
        ({"address": 4}, 70, True),
        ({"address": 4}, 3, False),
        ({"address": 5}, 70, False),
        ({"address": 5, "email": 1, "phone": 1}, 70, True),
        ({"address": 5, "email": 1, "phone": 1}, 3, False),
        # names exchanged
        ({"given_name": 8, "family_name": 0, "address": 4}, 70, True),
        ({"given_name": 8, "family_name": 0, "address": 4}, 3, False),
    ],
)
def test_two_of_a_common_name_in_one_building(identity, levels, bearers, waits):
    assert waits == combines(identity, "in_one_building", bearers, **levels)


@pytest.mark.parametrize(
    ("levels", "bearers", "waits"),
    [
        ({"given_name": 0, "address": 3}, 3, True),
        ({"given_name": 0, "address": 5}, 70, True),
        ({"given_name": 0, "address": 5}, 3, False),
        ({"given_name": 0, "address": 5, "phone": 4}, 70, False),
        # a common name at two numbers of one street
        ({"address": 3}, 160, True),
        ({"address": 3}, 140, False),
        ({"address": 5}, 160, False),
    ],
)
def test_who_lives_at_one_street_or_next_door_nobody_knows(identity, levels, bearers, waits):
    assert waits == combines(identity, "next_door", bearers, **levels)


@pytest.mark.parametrize(
    ("levels", "waits"),
    [
        ({"place": 1}, True),
        ({"place": 6}, False),
        ({}, False),
        ({"phone": 1}, True),
        ({"phone": 4}, False),
        ({"place": 1, "address": 5}, False),
        # a handle that two names have in common
        ({"given_name": 3, "place": 7}, True),
        ({"given_name": 3, "place": 7, "phone": 4}, False),
    ],
)
def test_a_mailbox_called_after_a_name_says_no_more_than_the_name(identity, levels, waits):
    assert waits == combines(identity, "mailbox_of_a_name", **{"email": 4, **levels})


@pytest.mark.parametrize(
    ("levels", "bearers", "told", "waits"),
    [
        ({"birth_date": 5}, 3, ("phone", "email"), True),
        ({"birth_date": 3}, 3, ("phone", "email"), True),
        ({"birth_date": 3}, 3, ("", "email"), False),
        ({"birth_date": 4}, 3, ("phone", "email"), False),
        # a common name, in one building, or in one house with a phone of their own
        ({"birth_date": 5}, 70, ("", ""), True),
        ({"birth_date": 5, "address": 4}, 70, ("", ""), True),
        ({"birth_date": 5, "address": 4}, 3, ("", ""), False),
        ({"birth_date": 5, "address": 5}, 70, ("", ""), False),
        ({"birth_date": 5, "address": 5, "phone": 1}, 70, ("", ""), True),
    ],
)
def test_nearly_a_birth_date_says_little_where_each_is_reached_elsewhere_or_a_name_is_common(
    identity, levels, bearers, told, waits
):
    assert waits == combines(identity, "near_birth_alone", bearers, told, **{"place": 7, **levels})


@pytest.mark.parametrize(("email", "waits"), [(1, True), (0, False)])
def test_another_family_name_and_another_mailbox_at_one_phone_and_street(identity, email, waits):
    assert waits == combines(identity, "renamed", family_name=1, email=email, phone=4, address=5)


def test_whom_birth_dates_tell_apart_no_third_record_bridges(identity, persons):
    assert identity.dbt.query(
        "select max(pair.is_forbidden), max(allowed.is_forbidden) from identity.link_pair as pair"
        " join identity.link_pair_allowed as allowed"
        " on pair.record_no_l = allowed.record_no_l and pair.record_no_r = allowed.record_no_r"
        " join identity.link_record as record on pair.record_no_l = record.record_no"
        " where record_uid like '%spouses, and a short form%'"
    ) == [(0, 1)]


def test_letters_that_an_import_misread_are_mended(identity, persons):
    assert identity.dbt.query(
        "select distinct given, family from identity.link_record where family like 'mu%ozarte'"
    ) == [("inigo", "munozarte")]


def test_two_given_names_are_compared_in_full(identity, persons):
    case = "sisters with one of two given names"
    assert levels(identity, f"{case}-0", f"{case}-1", "given_name") == [(1, -4)]


def test_neighbours_are_in_one_place_for_that_alone(identity, persons):
    assert levels(identity, "unit-11", "unit-32", "address") == [(2, 0)]
    assert levels(identity, "unit-11", "unit-32", "place") == [(0, 0)]
    # nor are they a household
    assert identity.dbt.query(
        "select level from identity.link_level where comparison = 'address' and is_individual = 1"
    ) == [(2,)]


def test_a_figure_of_fiction_has_no_name(identity, persons):
    assert identity.dbt.query(
        "select distinct given, family from identity.link_record where email = 'mickey@example.com'"
    ) == [(None, None)]


def test_zeros_and_directory_assistance_are_nobodys(identity, persons):
    assert identity.dbt.query(
        "select count(*) from identity.link_identifier where identifier_value = '0000'"
    ) == [(0,)]
    assert identity.dbt.query(
        "select count(*) from identity.link_phone where phone = '7755551212'"
    ) == [(0,)]


def test_zero_between_letters_is_an_o(identity, persons):
    assert identity.dbt.query(
        "select distinct given from identity.link_record where family = 'thornburne'"
    ) == [("cornelius",)]


def test_what_stands_for_no_street_is_no_evidence(identity, persons):
    assert identity.dbt.query(
        "select distinct address from identity.link_record where postal_code = '57799'"
    ) == [(None,)]


def test_every_spelling_stands_for_a_name_once(identity, persons):
    assert (
        identity.dbt.query(
            "select family_l, family_r from identity.link_family_spelling"
            " except select family_r, family_l from identity.link_family_spelling"
        )
        == []
    )
    pairs = identity.dbt.query("select family_l, family_r from identity.link_family_spelling")
    assert len(pairs) == len(set(pairs))
