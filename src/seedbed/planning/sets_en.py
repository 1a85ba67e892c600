"""Reads an English prompt for a set: how many pictures it wants and what each shows.

Words that ask for a set, each only where it speaks of the pictures and not of things in one:

- a count of pictures: "generate 3 images", "four posters of", "in 4 panels", ", 3 versions",
  "a four-panel comic". Not: "three cats", "these two images", "a collage of four photos",
  "three paintings on a wall".
- a set word: "a set of", "a series of", "a collection of", with pictures or with what is not
  sold in sets ("a set of four chairs" is one picture).
- a form that is a sequence: comic strip, storyboard, picture story, triptych, diptych.
- labels: "Panel 1: ... Panel 2: ...", "the first image shows ... the second image shows ...".
- a series that stands for itself: the four seasons, times of day, front, side and back.

"in one image", "a grid of", "collage" and the like make one picture of it all.
"""

from __future__ import annotations

import re
from itertools import pairwise

from seedbed.planning.asks_en import BRAND, LISTING, ONE_PICTURE, Ask, asked
from seedbed.planning.prompt import unquoted
from seedbed.planning.series import Span, find_series
from seedbed.planning.steps import (
    Told,
    labelled,
    listed_after,
    numbered,
    one_each,
    trimmed,
    with_cast,
)

USUAL_COUNT = 4
"""Pictures of a set whose prompt names no number and no steps; the vendor's samples have four."""

_CONSISTENCY = re.compile(
    r"[,;.]?\s*\b(?:all\s+)?(?:presented\s+|rendered\s+|drawn\s+|shown\s+)?(?:(?:in|with|using|keep(?:ing)?|"
    r"maintain(?:ing)?)\s+)(?:a\s+|an\s+|the\s+)?(?:unified|consistent|coherent|cohesive|matching|same)\s+"
    r"(?P<what>style|styles|look|palette|colou?rs?|visual|characters?|art|design|composition|"
    r"colou?r palette|identity)\b(?:[^,.;]*?\b(?:that|to)\b[^.;]*|[^,.;]*)"
)
_FORM_WORDS = re.compile(
    r"(?:\bin\s+|\bas\s+)?(?:\b(?:a|an|the)\s+)?\b(?:(?:comic|cartoon|manga)\s+(?:strips?|panels)|"
    r"story\s?boards?|(?:photo|picture)\s+(?:story|essay)|story\s+panels)\b",
    re.IGNORECASE,
)
_COMIC = re.compile(r"\b(?:comic|cartoon|manga)\s+(?:strips?|panels)\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"^(?:please\s+)?(?:generate|create|make|draw|design|produce|render|illustrate|paint|give me|"
    r"show me)\s+",
    re.IGNORECASE,
)
_LEFT_OVER = " ,;:-\n"
_LEAD = re.compile(
    r"(?:.*\b)?(?:depicting|showing|covering|featuring|including|representing|illustrating|namely|"
    r"like|such as|are|is|for|in|at|with|of|as|during|wearing)\s+(?=\S)|.*:\s*",
    re.DOTALL,
)
_JOINS = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s*;\s*")
_MATERIAL = re.compile(
    r"\b(?:logo|posters?|cards?|packag\w*|mugs?|cups?|bags?|t-?shirts?|banners?|menus?|signs?|"
    r"stickers?|box|bottles?|labels?|websites?|letterheads?|envelopes?|flyers?|apron|notebooks?)\b"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MOST_OF_A_SERIES = 6
_SERIES = re.compile(
    r"^\s*(?P<lead>(?:[\w'-]+\s+){1,3}(?:series|collection|line-?up)(?:\s+for\s+[\w' -]{1,60})?)"
    r"\s*:\s*"
    r"(?P<n>\d|two|three|four|five|six)\s+(?P<what>[\w' -]+?)"
    r"(?:\s+in\s+(?P<each>[\w' -]+(?:,\s*[\w' -]+)*?(?:,?\s+and\s+[\w'-]+)))?"
    r"(?P<rest>(?:[,.]\s.*)?)$",
    re.IGNORECASE,
)
_SIDES = re.compile(r"\b(?:views|angles)\b")
_LONGEST_ITEM = 8  # words of one item of a list that stands inside a sentence


def read_english(prompt: str) -> tuple[str, ...]:
    """The prompt of each picture that an English prompt wants, in order; at least one."""
    text = unquoted(prompt).lower()
    if len(text) != len(prompt) or ONE_PICTURE.search(text):
        return (prompt,)
    ask = asked(text)
    if ask is None and (series := _series_of(prompt)) is not None:
        return series
    told = labelled(text, prompt)
    if told is not None:
        return _from_told(told, ask, prompt)
    if ask is None:
        span = find_series(text, "en", asked=False, count=None)
        if span is not None:
            return _from_span(span, None, prompt, len(span.steps))
        brand = BRAND.search(text)
        listing = LISTING.search(text, brand.end()) if brand else None
        if brand and listing is None:
            materials = _materials(brand, text, prompt)
            if materials is not None:
                return materials
        told = listed_after(listing.end(), text, prompt, None) if listing else None
        if told is None or listing is None:
            return (prompt,)
        within = Span(listing.start(), len(prompt) - len(told.after), told.steps)
        return _from_span(within, None, prompt, len(told.steps))
    told = numbered(text, prompt) or one_each(text, prompt, ask.count)
    if told is None:
        told = _after_colon(ask, text, prompt)
    if told is not None:
        return _from_told(told, ask, prompt)
    span = find_series(text, "en", asked=True, count=ask.count)
    if span is None or ask.start < span.end <= ask.end:
        span = _listed_inside(ask, text, prompt) or _after_listing(ask, text, prompt)
    if span is not None:
        return _from_span(span, ask, prompt, ask.count or len(span.steps))
    same = _tidy(_cut(ask, prompt))
    if same and _SIDES.search(text, ask.start, ask.end):
        views = find_series("from different angles", "en", asked=True, count=ask.count)
        if views is not None:
            return _as_many([f"{same}, {view}" for view in views.steps], ask.count)
    return (same or prompt,) * (ask.count or USUAL_COUNT)


def _series_of(prompt: str) -> tuple[str, ...] | None:
    """ "Product series: three bottles in red, blue and green": one picture of each."""
    match = _SERIES.match(prompt)
    if match is None:
        return None
    count = _COUNTS.get(match["n"].lower()) or int(match["n"] if match["n"].isdigit() else 0)
    parts = [part for part in _JOINS.split(match["each"] or "") if part]
    if not 2 <= count <= _MOST_OF_A_SERIES or (parts and len(parts) != count):
        return None
    what, rest = match["what"].strip(), match["rest"]
    if not parts:
        span = find_series(f"{what}{rest}".lower(), "en", asked=True, count=count)
        if span is not None and span.start >= len(what):  # ", each with a different flower"
            parts, rest = list(span.steps), ""
        elif span is not None:  # "candles in different colours"
            parts, what = list(span.steps), what[: span.start].strip()
    one = re.sub(r"(?<=[^s])s$", "", what)
    if not parts:
        return (f"{match['lead']}: one {one}",) * count
    if not match["each"]:
        return tuple(f"{match['lead']}: one {one} {part}{rest}" for part in parts)
    return tuple(f"{match['lead']}: one {one} in {part}{match['rest']}" for part in parts)


def _materials(brand: re.Match[str], text: str, prompt: str) -> tuple[str, ...] | None:
    """ "A brand kit for X: logo, poster and mug": one picture of each. None for other lists."""
    colon = re.compile(r"[^.:]{0,80}:\s*").match(text, brand.end())
    told = listed_after(colon.end(), text, prompt, None) if colon else None
    if told is None or sum(bool(_MATERIAL.search(step.lower())) for step in told.steps) < 2:
        return None
    before = trimmed(_tidy(told.before))
    last, _, owner = told.steps[-1].partition(" for ")
    shared = f"{before} for {owner}" if owner else before
    return tuple(f"{shared}, {step}" for step in (*told.steps[:-1], last))


def _cut(ask: Ask | None, text: str) -> str:
    """The prompt, or its start, without the words that ask for the set."""
    if ask is None or ask.start >= len(text):
        return text
    styled = f", {ask.style}" if ask.style else ""
    return f"{text[: ask.start]} {ask.put} {text[ask.end :]}{styled}"


def _after_colon(ask: Ask, text: str, prompt: str) -> Told | None:
    colon = re.compile(r"[:：](?!\d)|\s[-–—]\s").search(text, ask.start)
    if colon is None:
        return None
    return listed_after(colon.end(), text, prompt, ask.count)


def _after_listing(ask: Ask, text: str, prompt: str) -> Span | None:
    listing = LISTING.search(text, ask.start)
    if listing is None or ask.count is not None:
        return None
    told = listed_after(listing.end(), text, prompt, None)
    if told is None:
        return None
    return Span(listing.start(), len(prompt) - len(told.after), told.steps)


def _listed_inside(ask: Ask, text: str, prompt: str) -> Span | None:
    """A list of exactly as many items as there are pictures, inside a sentence."""
    if ask.count is None or ask.count < 2:
        return None
    for start, end in _sentences(text, ask.end):
        cuts = [match.span() for match in _JOINS.finditer(text, start, end)]
        edges = [start, *(edge for cut in cuts for edge in cut), end]
        pieces = list(zip(edges[::2], edges[1::2], strict=True))
        for first in range(len(pieces) - ask.count, -1, -1):
            window = pieces[first : first + ask.count]
            last_join = text[window[-2][1] : window[-1][0]]
            if "and" not in last_join and ";" not in last_join:
                continue
            lead = _LEAD.match(text, *window[0])
            begin = lead.end() if lead else window[0][0]
            if not lead and len(text[slice(*window[0])].split()) > 3:
                continue
            items = [prompt[begin : window[0][1]], *(prompt[at:to] for at, to in window[1:])]
            fits = all(0 < len(item.split()) <= _LONGEST_ITEM for item in items)
            if fits and not re.search(r"\btogether\b|\beach other\b", items[-1]):
                return Span(begin, window[-1][1], tuple(item.strip() for item in items))
    return None


def _sentences(text: str, start: int) -> list[tuple[int, int]]:
    ends = [match.start() for match in re.finditer(r"[.!?\n](?=\s|$)", text[start:])]
    edges = [start, *(start + end for end in ends), len(text)]
    return [(at, to) for at, to in pairwise(edges) if to > at]


def _from_told(told: Told, ask: Ask | None, prompt: str) -> tuple[str, ...]:
    steps = with_cast(told.steps, chinese=False)
    shared = _tidy(_cut(ask, told.before))
    shared = trimmed(re.sub(r"^(?:about|of|with|showing|for)\s+", "", trimmed(shared)))
    after = trimmed(_tidy(told.after))
    if shared == "comic style":
        shared, after = "", f"{after}, {shared}".lstrip(", ")
    whole = [", ".join(part for part in (shared, step, after) if part) for step in steps]
    return _as_many(whole, ask.count if ask else None)


def _from_span(span: Span, ask: Ask | None, prompt: str, count: int) -> tuple[str, ...]:
    prompts = []
    for at in range(len(span.steps)):
        moved = span.put(prompt, at)
        shift = len(moved) - len(prompt)
        if ask is not None and ask.start >= span.end:
            moved = _cut(Ask(ask.start + shift, ask.end + shift, ask.put, None, ask.style), moved)
        else:
            moved = _cut(ask, moved)
        prompts.append(_tidy(moved))
    return _as_many(prompts, count)


def _as_many(prompts: list[str], count: int | None) -> tuple[str, ...]:
    """The prompts, begun again from the first when more pictures are wanted than steps told."""
    if count is None:
        return tuple(prompts)
    return tuple(prompts[at % len(prompts)] for at in range(count))


def _tidy(text: str) -> str:
    """Without the words that speak of the set, and without what cutting left behind."""
    text = re.sub(r"[ \t]+", " ", text).strip()
    style = ", comic style" if _COMIC.search(text) else ""
    text = _FORM_WORDS.sub("", text)
    text = _CONSISTENCY.sub("", text)
    text = re.sub(r"\b(the )same\b ", r"\1", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:one|an? \w+) (?:for|per|in) each \w+\b", "", text)
    text = re.sub(r"\b(front|side|back|top|rear) views\b", r"\1 view", text)
    text = re.sub(r"\s+([,.;:])", r"\1", text)
    text = re.sub(r"(?:[,;:]\s*)+([,.;])", r"\1", text).strip(_LEFT_OVER)
    text = _REQUEST.sub("", text)
    text = re.sub(r"^(?:about|of|showing|that shows?|depicting)\s+", "", text, flags=re.IGNORECASE)
    return f"{text}{style}" if text else style.lstrip(", ")
