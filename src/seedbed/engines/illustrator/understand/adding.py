"""A new noun: it gets the number, the colours and the size that waited for it, what clauses before
it said of it, and its relation to the nouns before."""

from __future__ import annotations

from typing import cast

from seedbed.engines.illustrator.scene import Pose, Worn
from seedbed.engines.illustrator.understand.describing import Describing
from seedbed.engines.illustrator.understand.draft import AGED, ORIGINS, Noun, Waiting, names_of
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.vessels import (
    PAIRED,
    SERVING,
    is_pair,
    lay_in,
    served_in,
)

_WOMEN = {"man": "woman", "boy": "girl", "old-man": "old-woman", "child": "girl"}
"""Who a person is when said to be female; a trade keeps its clothes and gets long hair."""

_SHARED = frozenset({"on", "in", "under", "front", "behind", "beside", "above", "riding"})
"""Where several are who come in one word ("couple")."""
_LISTED = frozenset({"on", "in", "under", "front", "behind", "beside", "above", "around"})
"""Where everything of a list is that a Chinese clause opens with: 面前摆着番茄、黄瓜."""

_PARTICULAR = {
    "tree": names_of(
        "christmas-tree apple-tree orange-tree cherry-tree maple-tree pine-tree palm-tree willow "
        "ginkgo-tree persimmon-tree osmanthus-tree peach-tree lemon-tree bare-tree oak-tree"
    ),
    "rowing-boat": names_of("sailboat kayak fishing-boat wupeng-boat dragon-boat speedboat ship"),
    "birthday-cake": names_of("shortcake cupcake"),
    "box": names_of("product-box wrapped-gift"),
    "shop": names_of("bookshop bakery cafe-building noodle-shop market-stall"),
}
"""What a word for the whole kind means again."""


def _complexion(origin: str | None) -> list[Worn]:
    """Skin and hair of somebody said to be from somewhere."""
    skin, hair = ORIGINS.get(origin or "", (None, None))
    own = [Worn("skin", skin)] if skin else []
    return own + ([Worn("hair", hair)] if hair else [])


class Adding(Describing):
    """Adding nouns to what has been read."""

    def _add(self, word: Word, sense: Sense) -> int:
        """A new noun (or several: "couple") with all that waited for it; the last one's index."""
        waiting, link = self._waiting, self._link
        names = sense.value.split(" + ")
        same = self._same(word, names, sense)
        first = len(self.nouns)
        for name in names:
            noun = same or self._noun(word, sense, name, waiting)
            if same is None:
                self.nouns.append(noun)
        if same is not None:
            same.side = waiting.side or same.side
            self._linked.pop(self.nouns.index(same), None)
        self._again = same is not None
        indices = [self.nouns.index(same)] if same else list(range(first, len(self.nouns)))
        last = indices[-1]
        if "time" in sense.attributes:
            self._say("hinted time", sense.attributes["time"])
        for kind, what, other in self._carried:
            if kind == "relation" and what == "filled":
                self._relate(other, "in", last)  # 装满蔬菜的竹篮
                if not self.nouns[other].given:
                    self.nouns[other].count = max(self.nouns[other].count, 3)
            elif kind == "relation":
                for index in indices if what in _SHARED else [last]:
                    self._relate(index, str(what), other)
                if what in _LISTED and word.chinese:
                    self._placed_at = [(str(what), other)]
            else:
                getattr(self.nouns[last], kind).append(what)
        if self._awaiting and self.nouns[last].group == "people":
            for subject, kind in self._awaiting:
                self._relate(subject, kind, last)
            self._awaiting = []
        inside_clause = bool(self._saved)
        if not inside_clause:
            self._carried = []
        self._join(indices, link, inside_clause)
        if waiting.vessel is not None:
            lay_in(self, last, waiting.vessel)
        self._last = min(last, len(self.nouns) - 1)
        self._drop_waiting()
        return self._last

    def _noun(self, word: Word, sense: Sense, name: str, waiting: Waiting) -> Noun:
        said = sense.attributes
        if waiting.count == 2 and any(is_pair(name, w.text) for w in self._before(4)):
            waiting.count = 1
        if waiting.collective and waiting.count == 1:
            waiting.count = int(said.get("count", "1"))  # 一支驼队
        flock = word.text.lower() in {"sheep", "deer", "fish", "koi"} and not word.article
        several = (word.plural or flock) and name not in PAIRED
        count = waiting.count or int(said.get("count", "3" if several else "1"))
        colours = list(waiting.colours) or ([said["colour"]] if "colour" in said else [])
        counted = (waiting.count or 0) > 1
        listed = waiting.each and not (word.plural and counted)
        if len(colours) > 1 and (listed or (word.plural and waiting.count is None)):
            count = len(colours)
        group = sense.group
        age = said.get("age")
        if waiting.age is not None and group == "people":
            name = AGED.get(name, name) if waiting.age == "old" else name
            age = waiting.age
        wears = [Worn("long-hair")] if waiting.female and group == "people" else []
        if "wears" in said:
            wears.append(Worn(said["wears"]))
        if group == "people":
            wears += _complexion(waiting.origin or said.get("skin"))
        return Noun(
            name=_WOMEN.get(name, name) if waiting.female and group == "people" else name,
            wears=wears,
            word=word.text,
            group=group,
            count=count if " + " not in sense.value else 1,
            given=waiting.count is not None,
            plural=word.plural,
            colours=colours,
            scale=round(waiting.scale * float(said.get("scale", "1")), 3),
            pose=waiting.pose or cast("Pose | None", said.get("pose")),
            side=waiting.side,
            age=age,
            rides=said.get("rides"),
            plays=said.get("plays"),
            holds=[Worn(said["holds"])] if "holds" in said else [],
            tool=said.get("holds"),
            far=self._far and self._distant,
            member=" + " in sense.value and group == "people",
        )

    def _same(self, word: Word, names: list[str], sense: Sense) -> Noun | None:
        """The noun meant again by "the fox" or a bare second 狐狸; 大象 and 小象 are two."""
        centred = self._waiting.count == 1 and self._waiting.side == "centre"
        if word.text in {"车", "车子"}:
            driven = [noun for noun in self.nouns if noun.group == "vehicles"]
            return driven[-1] if driven and not self._waiting.count else None
        if (
            (self._waiting.count and not centred)
            or self._waiting.colours
            or (centred and "colour" in sense.attributes)
            or word.article == "a"
            or word.plural
        ):
            return None
        plain = "colour" not in sense.attributes
        if plain and (word.chinese or word.article == "the"):
            again = self._meant_by(names[0])
            if again is not None:
                return again
        scale = float(sense.attributes.get("scale", "1")) * self._waiting.scale
        if any(noun.name == names[0] and abs(noun.scale - scale) > 0.2 for noun in self.nouns):
            return None
        if not (word.article == "the" or word.chinese) or len(names) > 1:
            return None
        known = (n for n in self.nouns if n.name == names[0] and not (n.member or n.brought))
        if names[0] == "person":  # 六个人划船，观众举着旗子: somebody else
            return next((n for n in known if n.word == word.text), None)
        return next(known, None)

    def _meant_by(self, general: str) -> Noun | None:
        """The particular noun that a general word means again: 圣诞树 by 树下, a bowl of ramen
        by "the bowl"."""
        meant = _PARTICULAR.get(general)
        if general in SERVING:
            return next((n for n in reversed(self.nouns) if served_in(n.name, general)), None)
        if meant is None or any(noun.name == general for noun in self.nouns):
            return None
        return next((n for n in reversed(self.nouns) if n.name in meant), None)

    def _one_colour(self, sense: Sense) -> str | None:
        return self._waiting.colours[0] if self._waiting.colours else None

    def _drop_waiting(self) -> None:
        self._waiting.clear()
        self._link = None if self._link is None or self._link.kind != "between" else self._link
        self._after_conj = False
