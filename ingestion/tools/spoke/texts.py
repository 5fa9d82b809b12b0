"""What is kept of a text message before its body is dropped."""

from __future__ import annotations

import re

# What carriers treat as a refusal when it is the whole reply, in English and Spanish.
_KEYWORDS = frozenset(
    {
        "stop",
        "stopall",
        "stop2end",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "revoke",
        "optout",
        "arret",
        "parar",
        "alto",
        "basta",
        "detener",
    }
)
# Anywhere in a reply: a refusal in a person's own words. Fails closed, so it asks for no more.
_PHRASES = re.compile(
    r"\b(unsubscribe|opt(ing)?[ -]?(me )?out|remove me|take me off|lose (this|my) number"
    r"|stop (texting|messaging|contacting|sending|txting|all)"
    r"|(do not|don'?t|dont) (text|message|contact|txt)"
    r"|no more (texts|messages)|leave me alone|no me (escriba|escriban|manden))\b"
)


def is_opt_out_reply(text: str | None) -> bool:
    """Whether a reply asks to stop: a carrier keyword alone, with or without a polite word, or
    a plain request anywhere in it. A missing text asks for nothing."""
    words = re.sub(r"[^\w' -]", " ", (text or "").replace("\u2019", "'").lower())
    words = " ".join(words.split())
    alone = re.sub(r"^(please|pls|plz|por favor) | (please|pls|plz|por favor|now|it)$", "", words)
    return alone in _KEYWORDS or bool(_PHRASES.search(words))
