"""Pairs of values that similarity macros are compared with jellyfish on."""

import random
import unicodedata
from collections.abc import Callable

WORDS = (
    "Mary James Maria Juan Robert Patricia Jennifer Michael Kathryn Stephanie Bartholomew "
    "O'Brien MacDonald McArthur Knight Phillips Pfister Wright Xavier Thomas Schmidt Schroeder "
    "Hughes Ghana Whalen Kerr Yahya Czech Bridget Nguyen Garcia-Lopez Ie Ee Nd Mac Kn Sch "
    "Núñez Đặng Łukasz Straße Müller Jiří Ångström François Zoë Ñusta Þóra Œuvre İpek "
    "王小明 李 欧阳 راشد محمد Дмитрий Ελένη राम कृष्णा লক্ষ্মী สมชาย กำพล 김철수 がく Ե 👩‍👧"
)
NAMES = [
    *WORDS.split(),
    "van der Berg",
    "St. John",
    "de la Cruz",
    "Mary Ann",
    "e\u0301lan",
    "x" * 300,
]
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEGHKMNPSTWXYZ  '-.éñüßłøÇ王ка"
SOUNDS = "ABCDEGHIKMNPQSTVWXYZ "
KINDS: dict[str, Callable[[str], bool]] = {
    "empty": lambda text: text == "",
    "one letter": lambda text: len(text) == 1,
    "three hundred letters": lambda text: len(text) >= 290,
    "accents": lambda text: any(0xC0 <= ord(sign) < 0x250 for sign in text),
    "combining marks": lambda text: any(map(unicodedata.combining, text)),
    "emoji": lambda text: any(ord(sign) > 0x1F000 for sign in text),
    "apostrophes": lambda text: "'" in text,
    "hyphens": lambda text: "-" in text,
    "Chinese": lambda text: any(0x4E00 <= ord(sign) < 0xA000 for sign in text),
    "Arabic": lambda text: any(0x600 <= ord(sign) < 0x700 for sign in text),
    "Cyrillic": lambda text: any(0x400 <= ord(sign) < 0x500 for sign in text),
    "Devanagari": lambda text: any(0x900 <= ord(sign) < 0x980 for sign in text),
}


def pairs(seed: int = 7, size: int = 2400) -> list[tuple[str, str]]:
    """Names, the same with typing errors, other names, nothing, one letter and 300."""
    chance = random.Random(seed)
    made = [("", ""), ("a", ""), ("", "a"), ("a", "a"), ("a", "b"), ("é", "e"), ("王", "王")]
    for _ in range(10):
        text = "".join(chance.choices(LETTERS, k=300))
        signs = "".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(300))
        made += [(text, mistyped(text, chance, 20)), (signs, mistyped(signs, chance, 20))]
    while len(made) < size:
        name = chance.choice(NAMES)
        if chance.random() < 0.2:
            name += " " + chance.choice(NAMES)
        other = name if chance.random() < 0.5 else chance.choice(NAMES)
        sound = "".join(chance.choices(SOUNDS, k=chance.randrange(1, 9)))
        made.append((mistyped(name, chance, 2), mistyped(other, chance, 2)))
        made.append((sound, mistyped(sound, chance, 3)))
    return made


def mistyped(value: str, chance: random.Random, most: int) -> str:
    """The value with up to `most` letters changed, added, dropped or exchanged."""
    letters = list(value)
    for _ in range(chance.randrange(most + 1)):
        place = chance.randrange(len(letters) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            letters[place : place + 1] = chance.choice(LETTERS)
        elif kind == 1:
            letters.insert(place, chance.choice(LETTERS))
        elif kind == 2:
            del letters[place : place + 1]
        else:
            letters[place : place + 2] = reversed(letters[place : place + 2])
    return "".join(letters)
