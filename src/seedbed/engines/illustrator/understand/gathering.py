"""What has been gathered of a prompt so far, and who is meant by what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from seedbed.engines.illustrator.scene import RelationKind, Worn
from seedbed.engines.illustrator.understand.draft import BOATS, Link, Noun, Waiting
from seedbed.engines.illustrator.understand.segment import Word

Carried = tuple[str, "Worn | str", int]
"""What the next noun gets: ("wears" or "holds", Worn, -1) or ("relation", kind, other noun)."""


_TURNED = {
    "filled": "in", "surrounded": "around", "covered": "on", "printed": "on", "carries": "riding",
}  # fmt: skip
"""Relations that the scene says the other way round."""
_PERCHES = frozenset([
    "books", "rock", "log", "branch", "wall", "fence", "table", "bench", "ice", "iceberg", "roof",
    "cheese-wedge", "cheese",
])  # fmt: skip
"""What somebody who watches "from" it is on."""
_COUNTERS = frozenset({"market-stall", "wooden-cart", "food-truck", "counter", "tricycle"})
"""What somebody who sells "from" it stands behind."""
_TAKEN_FROM = frozenset({"beehive", "tree", "apple-tree", "well", "bookshelf", "oven", "stove"})
"""What something is taken out of by who stands beside it."""
CROSSED = frozenset({"bridge", "road", "railway-track", "stairs", "log", "great-wall", "rug"})
"""What is passed over and not by."""

SAID_AS = {
    "driving": "riding", "together": "with", "chasing": "beside", "following": "beside",
    "leading": "beside", "catching": "beside",
}  # fmt: skip
"""Relations that the scene has no kind of its own for."""


_CUTS = {
    "curly": "curly-hair", "wavy": "wavy-hair", "long": "long-hair", "short": "short-hair",
    "braided": "braids",
}  # fmt: skip
"""Words before the colour of hair that say how it is worn."""


class Gathering:
    """The nouns, relations, places and words about the whole picture, as far as they are read."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.nouns: list[Noun] = []
        self.relations: list[tuple[int, RelationKind, int]] = []
        self.places: list[tuple[str, bool]] = []
        self.said: dict[str, list[str]] = {}
        self.background: str | None = None
        self.loose_colours: list[str] = []
        self.excluded: list[str] = []
        self.unknown: list[str] = []
        self.gone: set[int] = set()
        self.viewed: set[str] = set()
        self.tabled: list[int] = []
        self.fronted: set[str] = set()
        self._waiting = Waiting()
        self._saved: list[Waiting] = []
        self._outer: list[Link | None] = []
        self._carried: list[Carried] = []
        self._link: Link | None = None
        self._continuing: tuple[str, int] | None = None
        self._group: list[int] = []
        self._clause_from = 0
        self._sentence_from = 0
        self._object_seen = False
        self._after_conj = False
        self._after_comma = False
        self._excluding = False
        self._far = False
        self._distant = False
        self._later = False
        self._at: list[int] = []
        self._linked: dict[int, list[int]] = {}
        self._index = 0
        self._last = -1
        self._passed_over = -1
        self._topped = -1
        self._rest: int | None = None
        self._doers: list[int] = []
        self._again = False
        self._in_hand: tuple[str, int] | None = None
        self._unknown_subject = False
        self._placed_at: list[tuple[str, int]] = []
        self._printing = False
        self._laid_on = ("", -1)
        self._awaiting: list[tuple[int, str]] = []

    def _relate(self, subject: int, kind: str, other: int) -> None:
        if kind in _TURNED:
            subject, kind, other = other, _TURNED[kind], subject
            if kind == "in" and self.nouns[other].alive:
                return  # nothing is full of somebody
        if kind in {"in_lap", "in_arms"}:
            if kind == "in_lap":
                self.nouns[other].pose = self.nouns[other].pose or "sit"
            subject, kind, other = other, "holding", subject
        if kind == "from":
            kind = "on" if self.nouns[other].name in _PERCHES else "in"
            kind = "behind" if self.nouns[other].name in _COUNTERS else kind
            kind = "beside" if self.nouns[other].name in _TAKEN_FROM else kind
        kind = self._passed(subject, other) if kind == "passing" else SAID_AS.get(kind, kind)
        if kind == "in" and self.nouns[other].name == "puddle" and self.nouns[subject].alive:
            kind = "on"  # it is shallow
        if kind == "on" and (subject, "in", other) in self.relations:
            self.relations.remove((subject, "in", other))  # "with a star on it"
        if subject != other and (subject, kind, other) not in self.relations:
            self.relations.append((subject, cast(RelationKind, kind), other))

    def _passed(self, subject: int, other: int) -> RelationKind:
        """Where somebody is who passes something: on a bridge, a boat under it; by a house."""
        passed = self.nouns[other].name
        if passed == "bridge" and self.nouns[subject].name in BOATS:
            return "under"
        return "on" if passed in CROSSED else "beside"

    def _actors(self) -> list[int]:
        """Who acts: the living of the current group, else the last living noun."""
        living = [index for index in self._group if self.nouns[index].alive]
        if living:
            # Who has done something before the comma is not meant by what is done after it.
            own = [index for index in living if index >= self._clause_from]
            busy = any(self.nouns[index].pose for index in living if index < self._clause_from)
            clause = self._index < len(self.words) and self.words[self._index].chinese
            # In Chinese a comma ends a clause; lists have another mark.
            return own if own and (busy or clause) else living
        for index in range(len(self.nouns) - 1, -1, -1):
            if self.nouns[index].alive:
                return [index]
        return self._heads()[-1:]

    def _heads(self) -> list[int]:
        """What the sentence is about so far: its last group of joined nouns."""
        return self._group or ([len(self.nouns) - 1] if self.nouns else [])

    def _alive(self, link: Link) -> list[int]:
        return [index for index in link.subjects if self.nouns[index].alive]

    def _before(self, most: int) -> Sequence[Word]:
        """The last words before this one."""
        return self.words[max(0, self._index - most) : self._index]

    def _hair_cut(self) -> str:
        """How the hair named here is worn: "long red hair"."""
        said = [word.text.lower() for word in self._before(3)]
        return next((_CUTS[text] for text in said if text in _CUTS), "hair")

    def _next(self) -> Word | None:
        return self.words[self._index + 1] if self._index + 1 < len(self.words) else None

    def _previous_is(self, *kinds: str) -> bool:
        return self._index > 0 and self.words[self._index - 1].has(*kinds)

    def _spoken_chinese(self) -> bool:
        return self._index > 0 and self.words[self._index - 1].chinese

    def _say(self, kind: str, value: str) -> None:
        """A word about the whole picture: time, style, mood ..."""
        if self._excluding:
            return
        if kind in {"layout", "style", "camera"}:
            self._waiting.count = None
            self._waiting.scale = 1.0
        self.said.setdefault(kind, []).append(value)

    def _take_unknown(self, word: Word) -> None:
        if word.text.isdigit() or (len(word.text) == 1 and not word.chinese):
            return
        following = self._next()
        if not word.chinese and self._only_describes(word):
            if word.text.lower().endswith("ing") and self._previous_is("thing", "number"):
                # Done by who was named to what comes next.
                self._link = Link("beside", self._actors(), weak=True)
            return
        if (
            word.chinese
            and following is not None
            and len(following.text) == 1
            and following.has("thing", "wearable")
        ):
            return  # 柯基 + 犬: the head character says what it is
        if not word.chinese and (following is None or not following.has("thing", "wearable")):
            # "His flying machine": what described it is not the next noun's.
            self._waiting.pose, self._waiting.colours, self._waiting.scale = None, [], 1.0
            self._waiting.count = None
            self._unknown_subject = self._link is None
            self._link = None
        if word.text not in self.unknown:
            self.unknown.append(word.text)

    def _only_describes(self, word: Word) -> bool:
        """Whether an unknown English word says how, not what: an adjective or a verb by its form
        and place. What it adds is not seen, but nothing that is drawn is wrong for it."""
        text, before = word.text.lower(), self.words[self._index - 1] if self._index else None
        if before is not None and before.text.lower() in {"to", "can", "will", "could", "would"}:
            return True
        following = self._next()
        before_noun = following is not None and following.has("thing", "wearable", "place")
        if text.endswith(_ADVERBS) or (text.endswith(_SOFT_ADJECTIVES) and before_noun):
            return True
        return (text.endswith(_ADJECTIVES) and not word.article and len(text) > 5) or (
            text.endswith(_ADJECTIVES) and before_noun
        )


# Endings of adverbs; of adjectives and participles anywhere; of adjectives before a noun.
_ADVERBS = ("ly", "wards", "wise")
_ADJECTIVES = (
    "swept", "worn", "torn", "bound", "clad", "grown", "built", "ed", "ing", "ful", "less", "ous",
    "ish", "ive", "able", "ible", "esque", "like",
)  # fmt: skip
_SOFT_ADJECTIVES = ("al", "ic", "ant", "ent", "y", "an", "ary", "ory", "en", "que", "ate", "ern")
