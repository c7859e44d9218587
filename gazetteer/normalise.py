"""Comparable Latin keys for names in Latin transliteration, Arabic and Cyrillic.

Three keys, each looser than the one before; all pure, total on any Unicode text:

- `fold`: case, diacritics, apostrophes and ayn marks, hyphens, the Arabic article, tashkeel,
  tatweel, bidi marks, alef and hamza forms, ta marbuta. Keeps the words apart, and the Arabic ayn.
- `sound`: also the habits of transliteration (ch/sh/sch, ou/u/w, dj/j, kh/h/x, q/k). One word.
- `skeleton`: `sound` without vowels, which Arabic does not write.

One Latin letter is read in several ways (ch is sh in French and kh in German, c is k or the Turkish
j): gazetteer.readings gives the spellings in which each has one sound.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

_ARTICLES = (
    "al el il ar er as es ash esh ach ech asch esch ad ed adh edh an en enn at et ath eth az ez"
)
ARTICLES = frozenset(_ARTICLES.split())
APOSTROPHES = "'`´‘’‛ʹʻʼʽʾʿˈ′＇"


def _pairs(table: str) -> dict[str, str]:
    """Written "a=b c=d"; nothing after the sign where a letter has no sound of its own."""
    return dict(pair.split("=") for pair in table.split())


_CYRILLIC = _pairs(
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh"
    " ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i є=ye ґ=g ђ=dj ј=j љ=l њ=n ћ=c"
)
_ARABIC = _pairs(
    "ا=a ء= ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=ʕ غ=gh"
    " ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ى=a ة=a پ=p چ=ch ژ=zh گ=g ڤ=v ک=k ی=y ە=a"
)
_LATIN = _pairs("ı=i ø=o ł=l đ=d ð=d þ=th æ=ae œ=oe ə=e")
_ARABIC_FORMS = str.maketrans(_pairs("ٱ=ا ہ=ه ۃ=ة ھ=ه"))
_AYN = "ʕ"
_TRANSLITERATION = str.maketrans(_CYRILLIC | _ARABIC | _LATIN)
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Mc", "Cf", "Lm", "Sk"})


class _Letters(dict[int, str | None]):
    """A table for `str.translate`: letters and digits stay, marks go, the rest parts words."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        kept: str | None = " "
        if character in APOSTROPHES or unicodedata.category(character) in _DROPPED_CATEGORIES:
            kept = None
        elif character.isdigit():
            kept = str(unicodedata.digit(character))
        elif character.isalnum():
            kept = character
        self[code] = kept
        return kept


_LETTERS = _Letters()
_APOSTROPHE = re.compile(f"(?<=\\w)[{re.escape(APOSTROPHES)}]+")
_DELETE_APOSTROPHES = str.maketrans("", "", APOSTROPHES)
_DOTLESS = str.maketrans("تثنيئجخذزشضظغقة", "بببببححدرسصطعفه")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_TA_MARBUTA_INSIDE = re.compile(r"(?<=ة)(?=\w)")
_MAARAT_JOINED = re.compile(r"\bمعرت(?=\w{3})")
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w\w)")
_ARABIC_FINAL_HA = re.compile(r"(?<=\w\w)ه\b")
_CYRILLIC_FINAL_HA = re.compile(r"(?<=\w[ае])х\b")
_LATIN_FINAL_H = re.compile(r"(?<=[aeiou])h+\b")

_FRENCH_GHAYN = re.compile(r"\brh")
_CONSTRUCT_T = re.compile(r"(?<=[^aeiou\s][ae])t (?=\w)")
_DIGRAPHS = _pairs("sch=s tch=s sh=s ch=s dsch=ʒ dzh=ʒ dj=ʒ zh=ʒ kh=x gh=g th=t dh=d ph=f ck=k")
_DIGRAPH = re.compile("|".join(sorted(_DIGRAPHS, key=lambda c: (-len(c), c))))
_CONSONANT_CLASSES = str.maketrans(_pairs("j=ʒ h=x p=b q=k c=k v=w"))
_TURKISH_C = re.compile(r"c(?=[eiy])")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_LONG_VOWELS = re.compile("ou|oo|ee")
_SHORT_E = re.compile("(?<!e)e(?!e)")
_FINAL_E = re.compile("e$")
_VOWEL_CLASSES = str.maketrans("oyw", "uiu")
_NO_VOWELS = str.maketrans("", "", "aeiouwy")
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The strict key: lower-case Latin words parted by one space; "" for text without letters.

    >>> fold("Ar-Rastan"), fold("El Bāb"), fold("Эр-Растан"), fold("تلبيسة") == fold("تَلبيسه")
    ('rastan', 'bab', 'rastan', True)
    """
    words = _latin(text).split()
    return " ".join([word for word in words if word not in ARTICLES] or words[-1:])


def sound(text: str) -> str:
    """The middle key: `fold` in one word with the habits of transliteration levelled.

    >>> sound("Djisr el Choghour") == sound("Jisr al-Shughur")
    True
    """
    return _sound(fold(text))


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The loose key: the classes of consonants only, so that Arabic equals its transliterations.

    >>> skeleton("Talbiseh") == skeleton("Телль-Биса") == skeleton("تلبيسة") == "tlbs"
    True
    """
    return _DOUBLES.sub(r"\1", _consonants(fold(text)).translate(_NO_VOWELS))


def ayn_skeleton(text: str) -> str:
    """The `skeleton` with the letter ayn where Arabic has it and Latin marks it.

    >>> ayn_skeleton("Mar'a") == ayn_skeleton("مارع") != ayn_skeleton("معرة")
    True
    """
    marked = fold(text) if is_arabic(text) else fold(_APOSTROPHE.sub(_AYN, text))
    return _AYN.join(map(skeleton, marked.split(_AYN)))


def likeness(one: str, other: str) -> float:
    """How alike two names sound, from 0 to 1 for the same `sound`."""
    return Indel.normalized_similarity(sound(one), sound(other))


def loose_likeness(one: str, other: str) -> float:
    """How alike two names may sound: each e stands for an a or an i, as in Deir and Dayr."""
    heard, others = loose_sounds(one), loose_sounds(other)
    if len(heard) == len(others) == 1:
        return Indel.normalized_similarity(heard[0], others[0])
    return max(Indel.normalized_similarity(here, there) for here in heard for there in others)


def has_article(text: str) -> bool:
    """Whether a name begins with an Arabic article, in any script and transliteration.

    >>> has_article("Al-Hader"), has_article("الحاضر"), has_article("Эль-Хадер"), has_article("Ali")
    (True, True, True, False)
    """
    words = text.replace("-", " ").split()
    if words and is_arabic(words[0]):
        letters = words[0].translate(_LETTERS).translate(_ARABIC_FORMS)
        return _ARABIC_ARTICLE.match(letters) is not None
    return len(words) > 1 and _latin(words[0]).strip() in ARTICLES


def has_dots_amiss(one: str, other: str) -> bool:
    """Whether two Arabic names are the same but for dots of their letters.

    >>> has_dots_amiss("معرة التعمان", "معرة النعمان"), has_dots_amiss("معرة", "معرة")
    (True, False)
    """
    if not (is_arabic(one) and is_arabic(other)) or fold(one) == fold(other):
        return False
    return fold(one.translate(_DOTLESS)) == fold(other.translate(_DOTLESS))


def is_arabic(text: str) -> bool:
    """Whether the text has Arabic letters."""
    return not text.isascii() and _ARABIC_LETTER.search(text) is not None


def is_cyrillic(text: str) -> bool:
    """Whether the text has Cyrillic letters."""
    return not text.isascii() and _CYRILLIC_LETTER.search(text) is not None


def _latin(text: str) -> str:
    if not text.isascii():
        text = text.translate(_DELETE_APOSTROPHES)
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = text.casefold().translate(_LETTERS)
    if not text.isascii():
        text = text.translate(_ARABIC_FORMS)
        text = _TA_MARBUTA_INSIDE.sub(" ", _MAARAT_JOINED.sub("معرة", text))
        text = _ARABIC_FINAL_HA.sub("ة", _ARABIC_ARTICLE.sub("", text))
        text = _CYRILLIC_FINAL_HA.sub("", text).translate(_TRANSLITERATION)
    return _LATIN_FINAL_H.sub("", text)


@lru_cache(maxsize=65536)
def loose_sounds(text: str) -> tuple[str, ...]:
    """The `sound` of a name, then those with each short e as an a and as an i."""
    folded = fold(text)
    heard = _sound(folded)
    if "e" not in folded:
        return (heard,)
    return tuple(dict.fromkeys((heard, *(_sound(_SHORT_E.sub(vowel, folded)) for vowel in "ai"))))


@lru_cache(maxsize=65536)
def _sound(folded: str) -> str:
    vowels = _FINAL_E.sub("a", _LONG_VOWELS.sub(_long, _consonants(folded)))
    return _DOUBLES.sub(r"\1", vowels.translate(_VOWEL_CLASSES))


@lru_cache(maxsize=65536)
def _consonants(folded: str) -> str:
    words = folded.replace(_AYN, "")
    if "rh" in words:
        words = _FRENCH_GHAYN.sub("gh", words)
    if "t " in words:
        words = _CONSTRUCT_T.sub(" ", words)
    words = words.replace(" ", "")
    if "c" in words:
        words = _TURKISH_C.sub("j", words)
    words = _DIGRAPH.sub(lambda match: _DIGRAPHS[match[0]], words)
    return words.translate(_CONSONANT_CLASSES)


def _long(match: re.Match[str]) -> str:
    return "i" if match[0] == "ee" else "u"
