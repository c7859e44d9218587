"""What the letters of a name may say by the habits of the languages that write it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gazetteer.normalise import is_arabic, is_cyrillic

_ARABIC_ARTICLE_INSIDE = re.compile(r"(?<=\w\w\w)ال(?=\w\w\w)")
_J_FOR_NOW = "ĵ"

_HABITS = tuple(
    tuple((re.compile(written), said) for written, said in habit)
    for habit in (
        # German ch
        (("(?<![sct])ch", "kh"),),
        # Turkish c, German dsch
        (("[cç](?!h)|(?<=d)sch", "j"),),
        # French rh, tch, mute e, aou for the ayn and its u
        (
            (r"(?<=\w)rh", "gh"),
            ("tch", "tsh"),
            (r"(?<=[bcdfghjklmnpqrstvwxz])e\b", ""),
            ("aaou", "ou"),
        ),
        # French aï for the ayn and its i
        (("aï", "i"),),
        # English th for a voiced one
        (("th", "dh"),),
        # Bedouin g
        (("g(?!h)", "q"),),
        # j as in German, Polish, Czech and the Scandinavian languages
        (
            ("d[zžżź]s?|dsch", _J_FOR_NOW),
            ("j", "y"),
            (_J_FOR_NOW, "j"),
            ("(?<![sct])ch", "kh"),
            ("sz", "sh"),
        ),
        # the article in one with the name
        ((r"\b([ae]l)(?=[^aeiouy\W]\w{3})", r"\1 "),),
    )
)
_HAS_A_HABIT = re.compile("|".join(written.pattern for habit in _HABITS for written, _ in habit))


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[str, ...]:
    """The name, then what else its letters may say.

    >>> readings("Chan Scheichun"), readings("Alraqqa"), readings("جسرالشغور")
    (('Chan Scheichun', 'khan scheikhun'), ('Alraqqa', 'al raqqa'), ('جسرالشغور', 'جسر الشغور'))
    """
    if is_arabic(text):
        return tuple(dict.fromkeys((text, _ARABIC_ARTICLE_INSIDE.sub(" ال", text))))
    if is_cyrillic(text):
        return (text,)
    lower = unicodedata.normalize("NFC", text).casefold()
    if _HAS_A_HABIT.search(lower) is None:
        return (text,)
    others = []
    for habit in _HABITS:
        read = lower
        for written, said in habit:
            read = written.sub(said, read)
        if read != lower:
            others.append(read)
    return tuple(dict.fromkeys((text, *others)))
