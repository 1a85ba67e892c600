"""Finds, in a prompt, things that come in a known order: seasons, times of day, views ...

A series is named as a whole ("the four seasons", 四季) or member by member ("spring, summer
and autumn", 春夏秋冬). Which there are: series.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from seedbed.types import Language
from seedbed.values import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the prompt, [start, end), that differs from picture to picture; `steps`
    holds what stands there in each. `alone`: it is enough to want a set."""

    start: int
    end: int
    steps: tuple[str, ...]
    alone: bool = False

    def put(self, text: str, step: int) -> str:
        """The text with one picture's step in place of the stretch."""
        return text[: self.start] + self.steps[step % len(self.steps)] + text[self.end :]


@dataclass(frozen=True, slots=True)
class _Series:
    alone: bool
    usual: int | None
    names: tuple[str, ...]
    item: re.Pattern[str]
    members: tuple[re.Pattern[str], ...]
    listed: re.Pattern[str]
    whole: re.Pattern[str]


_ENGLISH_JOIN = r"\s*(?:,\s*(?:and|then|or)\b|,|/|;|&|→|->|\band\b|\bor\b|\bthen\b|\bto\b)\s*"
_CHINESE_JOIN = r"\s*(?:以及|[、，,/；和与及到跟與→])?\s*"
_LED_BY = r"(?:(?:in|at|on|during|by|from)\s+)?(?:the\s+|a\s+)?"
_SAME_THING = re.compile(r"\bthe same\b|同一")  # "the same house at day and at night"
_FEWEST_UNASKED = 3  # members that make a set where no other word asks for one


def find_series(text: str, language: Language, *, asked: bool, count: int | None) -> Span | None:
    """The first series in `text` (lower case), or None.

    Without `asked` (no other words want a set) only a series that stands for itself counts:
    named whole, or by at least three members (two of "the same" thing). `count` is
    how many pictures are wanted.
    """
    for series in _all()[language]:
        whole = series.whole.search(text)
        if whole and (asked or series.alone):
            names = _spread(series.names, count) if count else series.names[: series.usual]
            if whole[0].endswith(" of"):  # "the four seasons of a tree" -> "spring, a tree"
                names = tuple(f"{name.split()[-1]}," for name in names)
            return Span(whole.start(), whole.end(), names, alone=series.alone)
    for series in _all()[language]:
        if not (asked or series.alone):
            continue
        for match in series.listed.finditer(text):
            span = _members(series, match, language)
            fewest = 2 if asked or _SAME_THING.search(text) else _FEWEST_UNASKED
            if span is not None and len(span.steps) >= fewest:
                return span
    return None


def _members(series: _Series, match: re.Match[str], language: Language) -> Span | None:
    """The members that a list names, each once, in the list's order."""
    listed = list(series.item.finditer(match[0]))
    which = [
        next((at for at, member in enumerate(series.members) if member.fullmatch(item["term"])), -1)
        for item in listed
    ]
    if len(set(which)) != len(which):
        return None
    if language == "zh":
        steps = [
            series.names[at] if len(item[0]) == 1 else item[0]
            for at, item in zip(which, listed, strict=True)
        ]
    else:
        led = listed[0][0][: listed[0].start("term") - listed[0].start()]
        steps = [item[0] if item[0] != item["term"] else led + item[0] for item in listed]
    return Span(match.start(), match.end(), tuple(steps), alone=series.alone)


def _spread(names: tuple[str, ...], count: int) -> tuple[str, ...]:
    """As many of the names as there are pictures, spread over the whole series."""
    if count >= len(names) or count < 2:
        return names
    return tuple(names[round(at * (len(names) - 1) / (count - 1))] for at in range(count))


@cache
def _all() -> dict[Language, tuple[_Series, ...]]:
    text = files("seedbed.planning").joinpath("series.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return {
        "en": tuple(_series(row, chinese=False) for row in tables["english"]),
        "zh": tuple(_series(row, chinese=True) for row in tables["chinese"]),
    }


def _series(row: dict[str, Any], *, chinese: bool) -> _Series:
    words = sorted((word for member in row["terms"] for word in member), key=len, reverse=True)
    term = rf"(?P<term>{'|'.join(words)})"
    item = term if chinese else rf"{_LED_BY}\b{term}\b"
    plain = item.replace("?P<term>", "?:")
    join = _CHINESE_JOIN if chinese else _ENGLISH_JOIN
    return _Series(
        alone=row["alone"],
        usual=row.get("usual"),
        names=tuple(row.get("said") or (member[0] for member in row["terms"])),
        item=re.compile(item),
        members=tuple(re.compile("|".join(member)) for member in row["terms"]),
        listed=re.compile(rf"{plain}(?:{join}{plain})+"),
        whole=re.compile(
            "|".join(row["whole"]) if chinese else rf"\b(?:{'|'.join(row['whole'])})\b"
        ),
    )
