"""Where a name seems to come from, and what is unusual in how it is written.

Matching must be as good for one group's names as for another's; so the report on matching looks at
them apart. The guess is by simple rules on the name alone, is wrong for many a person, and is
never kept: nothing but counts leaves this module's callers. The first rule that fits decides:

1. letters of another script than Latin: `other_script`;
2. a listed family name, else a listed given name, of the table below;
3. a beginning or ending of the family name that is typical of one origin;
4. else `other` (where most English and other European names end up).
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_LISTED = {
    "hispanic": (
        "garcia hernandez martinez lopez gonzalez rodriguez perez sanchez ramirez torres flores"
        " rivera gomez diaz cruz reyes morales ortiz gutierrez chavez ramos ruiz mendoza alvarez"
        " jimenez castillo romero moreno medina aguilar herrera vargas guzman castro salazar rojas"
        " nunez pena rios ayala delacruz deleon jose juan jesus guadalupe maria luis carlos miguel"
    ),
    "hmong": "vang xiong thao moua lor vue khang kue yia xyooj vaj",
    "vietnamese": "nguyen tran pham huynh hoang phan vu vo dang bui ngo duong ly trinh le ho",
    "chinese": (
        "wang li zhang chen liu huang wu zhou xu sun zhu lin guo he gao luo zheng liang xie song"
        " tang deng feng cao peng zeng xiao tsai hsu wong chan cheung lam leung ouyang yang"
    ),
    "korean": "kim park choi jung kang cho yoon jang lim shin kwon hwang ahn",
    "arabic_or_muslim": (
        "mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein hussain ibrahim khalil"
        " mahmoud mustafa abdullah fatima aisha haddad mansour khoury saleh nasser aziz yusuf"
        " khalid omar"
    ),
    "south_asian": (
        "patel singh kumar sharma khan gupta reddy shah kaur iyer rahman chowdhury das nair rao"
        " mehta joshi verma mishra agarwal banerjee chatterjee"
    ),
    "west_african": (
        "diallo mensah okafor traore adeyemi owusu kone okonkwo ndiaye boateng camara coulibaly"
        " asante adebayo sow cisse nwosu ouedraogo eze okoro"
    ),
}
_OF_NAME = {name: group for group, names in _LISTED.items() for name in names.split()}
_SHAPES = (
    (re.compile(r"(ez|eza|illo|guez)$"), "hispanic"),
    (re.compile(r"(ski|ska|sky|wicz|czyk|ov|ova|ev|eva|enko|chuk)$"), "slavic"),
    (re.compile(r"^(al|el|abd|abu|bin|ibn)[ -]"), "arabic_or_muslim"),
    (re.compile(r"(walla|swamy|murthy|jee|krishnan|nathan)$"), "south_asian"),
)


def name_origin(given: str | None, family: str | None) -> str:
    """The group of a name by the rules above; `no_name` without one."""
    if not (given or family):
        return "no_name"
    if any(letter.isalpha() and not _is_latin(letter) for letter in f"{given or ''}{family or ''}"):
        return "other_script"
    plain_family, plain_given = _plain(family), _plain(given)
    for words in (plain_family, plain_given):
        for word in re.split(r"[^a-z]+", words):
            if word in _OF_NAME:
                return _OF_NAME[word]
    return next((group for shape, group in _SHAPES if shape.search(plain_family)), "other")


def name_form(given: str | None, family: str | None) -> str:
    """What matching rules trip over: a part missing, an initial, marks, several words."""
    if not given or not family:
        return "one_name_missing"
    if len(given.strip(" .")) == 1:
        return "initial"
    if re.search(r"[^\W\d_][ '\u2019\u02bb-]+[^\W\d_]", family.strip()):
        return "family_of_several_parts"
    if re.search(r"[^\W\d_][ '\u2019\u02bb-]+[^\W\d_]", given.strip()):
        return "given_of_several_parts"
    return "with_accents" if not f"{given}{family}".isascii() else "plain"


def _is_latin(letter: str) -> bool:
    return ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "\u02bb\u02bc"


def _plain(name: str | None) -> str:
    marked = normalize("NFKD", (name or "").strip().lower().replace("đ", "d").replace("ł", "l"))
    return "".join(letter for letter in marked if not combining(letter))
