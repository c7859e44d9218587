"""What the letters of a name may say by the habits of the languages that write it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gazetteer.normalise import is_arabic, is_cyrillic

_ARABIC_ARTICLE_INSIDE = re.compile(r"(?<=\w\w\w)ال(?=\w\w\w)")
_J_FOR_NOW = "ĵ"

# How sure each habit is, then what it writes and says.
_HABITS = tuple(
    (likelihood, tuple((re.compile(written), said) for written, said in habit))
    for likelihood, *habit in (
        # German ch
        (0.95, ("(?<![sct])ch", "kh")),
        # Turkish c, German dsch
        (1.0, ("[cç](?!h)|(?<=d)sch", "j")),
        # French rh, tch, mute e, aou for the ayn and its u
        (
            1.0,
            (r"(?<=\w)rh", "gh"),
            ("tch", "tsh"),
            (r"(?<=[bcdfghjklmnpqrstvwxz])e\b", ""),
            ("aaou", "ou"),
        ),
        # French aï for the ayn and its i
        (0.95, ("aï", "i")),
        # English th for a voiced one
        (0.95, ("th", "dh")),
        # Bedouin g
        (1.0, ("g(?!h)", "q")),
        # j as in German, Polish, Czech and the Scandinavian languages
        (
            0.95,
            ("d[zžżź]s?|dsch", _J_FOR_NOW),
            ("j", "y"),
            (_J_FOR_NOW, "j"),
            ("(?<![sct])ch", "kh"),
            ("sz", "sh"),
        ),
        # the article in one with the name
        (1.0, (r"\b([ae]l)(?=[^aeiouy\W]\w{3})", r"\1 ")),
    )
)
_HAS_A_HABIT = re.compile("|".join(written.pattern for _, habit in _HABITS for written, _ in habit))


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[tuple[str, float], ...]:
    """The name, then what else its letters may say, with how sure that is, from 0 to 1.

    >>> readings("Chan Scheichun"), readings("Alraqqa")
    ((('Chan Scheichun', 1.0), ('khan scheikhun', 0.95)), (('Alraqqa', 1.0), ('al raqqa', 1.0)))
    >>> readings("جسرالشغور")
    (('جسرالشغور', 1.0), ('جسر الشغور', 1.0))
    """
    read = {text: 1.0}
    if is_arabic(text):
        read.setdefault(_ARABIC_ARTICLE_INSIDE.sub(" ال", text), 1.0)
    elif not is_cyrillic(text):
        lower = unicodedata.normalize("NFC", text).casefold()
        for likelihood, habit in _HABITS if _HAS_A_HABIT.search(lower) else ():
            said = lower
            for written, sound in habit:
                said = written.sub(sound, said)
            if said != lower:
                read.setdefault(said, likelihood)
    return tuple(read.items())
