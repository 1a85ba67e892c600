"""The word lists, read once: every phrase and what it can mean.

A list is a text file of lines `meaning [attributes] = english, english; 中文, 中文`; the file
gives the kind of what it lists ("places.txt": places; everything under things/: things).
In mixed.txt each meaning names its own kind, and a line may join several with `+`.
Phrases are kept as `phrase_key` writes them: lower case, no articles, hyphens as spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from seedbed.engines.illustrator import pack
from seedbed.errors import Unavailable

ARTICLES = frozenset({"a", "an", "the"})
UNIT = re.compile(r"[a-z0-9à-öø-ÿ]+(?:['’][a-z]+)*|[\u3400-\u9fff\uf900-\ufaff]")
"""A unit is one Latin word or one Chinese character; phrases are sequences of units."""

# Earlier kinds are preferred when a phrase has several senses and the sentence does not tell.
_LISTS = {
    "mixed": "", "excluding": "exclude", "relations": "relation", "postpositions": "post",
    "sides": "side", "layouts": "layout", "styles": "style", "cameras": "camera",
    "colours": "colour", "ages": "age", "origins": "origin", "sizes": "size",
    "numbers": "number", "seasons": "season", "times": "time", "weathers": "weather",
    "things": "thing", "wearables": "wearable",
    "places": "place", "realms": "place", "poses": "pose", "moods": "mood", "measures": "measure",
    "parts": "part",
    "ignorable": "grammar",
}  # fmt: skip

_IRREGULAR = {
    "mice": "mouse", "geese": "goose", "men": "man", "women": "woman", "children": "child",
    "feet": "foot", "teeth": "tooth", "oxen": "ox", "cacti": "cactus", "knives": "knife",
    "wolves": "wolf", "leaves": "leaf", "loaves": "loaf", "calves": "calf", "elves": "elf",
    "shelves": "shelf", "scarves": "scarf", "firemen": "fireman", "gentlemen": "gentleman",
    "fishermen": "fisherman", "policemen": "policeman", "snowmen": "snowman", "wives": "wife",
    "businessmen": "businessman", "octopi": "octopus", "sheep": "sheep", "deer": "deer",
}  # fmt: skip

# Emoji names that are marks, gestures or faces: never what a picture is asked to show.
_MARKS = re.compile(
    r"button|sign|symbol|face|mark|arrow|keycap|hand|square|circle|triangle|flag|infinity"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a phrase can say. `group` tells things apart by list ("animals", "food")."""

    kind: str
    value: str
    group: str = ""
    attributes: dict[str, str] = field(default_factory=dict, hash=False)


Meaning = tuple[Sense, ...]
"""Several senses said at once ("snowy night": weather and time)."""


def units(text: str) -> list[str]:
    """The Latin words and Chinese characters of lower-cased text, in order."""
    return UNIT.findall(text)


def is_chinese(unit: str) -> bool:
    """Whether a unit is a Chinese character."""
    return unit[0] >= "\u3400"


def phrase_key(parts: Sequence[str]) -> str:
    """Units as one key: Latin words a space apart, Chinese characters unspaced."""
    key = ""
    for part in parts:
        spaced = key and not is_chinese(part) and not is_chinese(key[-1])
        key += (" " if spaced else "") + part
    return key


def singulars(word: str) -> Iterator[str]:
    """What an English plural may be the plural of, likeliest first."""
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    if word.endswith("children") and len(word) > 8:
        yield word[:-3]  # grandchildren
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("es") and len(word) > 3:
        yield word[:-1]
        yield word[:-2]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        yield word[:-1]
    if word.endswith(("'s", "’s")):
        yield word[:-2]


@cache
def meanings() -> dict[str, tuple[Meaning, ...]]:
    """Every phrase of the word lists with all it can mean, the preferred meaning first."""
    folder = files(__package__).joinpath("lexicon")
    book: dict[str, list[Meaning]] = {}
    for name, kind in _LISTS.items():
        lists = [folder.joinpath(f"{name}.txt")]
        if name == "things":
            lists = sorted(folder.joinpath(name).iterdir(), key=lambda file: file.name)
        for file in lists:
            _read(file, kind, book)
    return {phrase: tuple(senses) for phrase, senses in book.items()}


@cache
def heads() -> dict[str, Meaning]:
    """Chinese characters that tell the kind of a longer word they end ("舰": a ship)."""
    book: dict[str, list[Meaning]] = {}
    _read(files(__package__).joinpath("lexicon", "headwords.txt"), "thing", book)
    groups = {
        sense.value: sense.group
        for senses in meanings().values()
        for meaning in senses
        for sense in meaning
        if sense.kind == "thing" and sense.group != "mixed"
    }
    return {
        phrase: tuple(replace(one, group=groups.get(one.value, one.group)) for one in senses[0])
        for phrase, senses in book.items()
    }


@cache
def living() -> frozenset[str]:
    """The names of people and animals: who acts, however a phrase brings them in."""
    folder = files(__package__).joinpath("lexicon", "things")
    lines = [
        line
        for group in ("people", "animals", "sea")
        for line in folder.joinpath(f"{group}.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    names = (line.partition(" = ")[0].partition("[")[0] for line in lines)
    return frozenset(name.strip() for several in names for name in several.split("+"))


@cache
def feasts() -> dict[str, tuple[tuple[str, int], ...]]:
    """The things of each feast, with how many of each."""
    text = files(__package__).joinpath("lexicon", "feasts.txt").read_text("utf-8")
    book: dict[str, tuple[tuple[str, int], ...]] = {}
    for line in text.splitlines():
        mood, _, right = line.partition(" = ")
        pairs = (item.partition("*") for item in right.split())
        book[mood] = tuple((name, int(count or 1)) for name, _, count in pairs)
    return book


@cache
def emoji() -> dict[str, Meaning]:
    """Names of the art pack's drawings, for phrases the lists do not have. Empty without pack."""
    try:
        names = pack.words()
    except Unavailable:
        return {}
    return {
        phrase_key(_content(phrase)): (Sense("thing", name, "emoji"),)
        for phrase, name in names.items()
        if not _MARKS.search(name) and not name[0].isdigit()
    }


@cache
def _worn() -> frozenset[str]:
    """What only the list of clothes has: a headscarf is worn as a scarf is."""
    senses = [meaning[0] for known in meanings().values() for meaning in known]
    things = {sense.value for sense in senses if sense.kind == "thing"}
    return frozenset(sense.value for sense in senses if sense.kind == "wearable") - things


def kin(word: str) -> Meaning | None:
    """What an English noun outside the lists is a kind of ("dachshund": a dog), or None."""
    try:
        kinds = pack.hypernyms()
    except Unavailable:
        return None
    for form in (word, *singulars(word)):
        if form in kinds:
            worn = kinds[form] in _worn()
            return (Sense("wearable" if worn else "thing", kinds[form], "kin"),)
    return None


def _read(file: Traversable, kind: str, book: dict[str, list[Meaning]]) -> None:
    group = file.name.removesuffix(".txt")
    for line in file.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        left, _, right = line.partition(" = ")
        meaning = tuple(_senses(left, kind, group))
        for phrase in re.split(r"[,;]", right):
            # A lone mark such as the enumeration comma is a phrase of its own.
            key = phrase_key(_content(phrase.strip().lower())) or phrase.strip()
            known = book.setdefault(key, []) if key else []
            if meaning not in known and not any(
                old[0].kind == meaning[0].kind and len(old) == len(meaning) == 1 for old in known
            ):
                known.append(meaning)


def _senses(left: str, kind: str, group: str) -> Iterator[Sense]:
    left, _, rest = left.partition("[")
    attributes = dict(part.partition("=")[::2] for part in rest.rstrip("] ").split())
    if not kind:
        for part in left.split(" + "):
            own, _, value = part.strip().partition(" ")
            value, _, count = value.partition("*")
            yield Sense(own, value, "mixed", {"count": count} if count else {})
        return
    yield Sense(kind, left.strip(), group, attributes)


def _content(phrase: str) -> list[str]:
    parts = units(phrase)
    return [part for part in parts if part not in ARTICLES] or parts
