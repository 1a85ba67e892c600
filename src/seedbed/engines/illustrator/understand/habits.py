"""What particular people, beasts and things are known for: wolves howl, dragons among knights have
wings, a merchant with camels is no office worker."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.draft import Noun
from seedbed.engines.illustrator.understand.gathering import Gathering

_WORKED_AT = frozenset({"laptop", "computer", "typewriter", "tablet", "sewing-machine", "piano"})


_SERVED = frozenset(
    {"coffee-cup", "tea-cup", "tropical-drink", "glass-of-wine", "beer-mug", "cocktail-glass"}
)
_SHARING = ("shar", "under one", "共撑", "同撑", "合撑", "一起撑", "共打", "共同撑")
_UMBRELLAS = frozenset({"umbrella", "oil-paper-umbrella"})
_ABLAZE = frozenset({"着火", "起火", "燃烧", "on fire", "fire", "flames", "火", "火焰", "burning"})


def keep_habits(reading: Gathering) -> None:
    """Write what is known of particular things into a reading whose words are all read."""
    _tell_dragons(reading)
    _ride_brooms(reading)
    _hard_hats(reading)
    _painted_trains(reading)
    _keep_out_of_fires(reading)
    _spill(reading)
    _light_candles(reading)
    _keep_bees(reading)
    _orbit(reading)
    _howl(reading)
    _slide(reading)
    _lean(reading)
    _share_umbrellas(reading)
    _ski(reading)
    _write_with_brush(reading)
    _play_what_is_named(reading)
    _grind_coffee(reading)
    _serve_on_trays(reading)
    _pour_pearls(reading)
    _each_other(reading)
    _throw_pots(reading)
    _trade(reading)
    _work_at(reading)


def _tell_dragons(reading: Gathering) -> None:
    """A dragon among knights and castles has wings, in Chinese, too."""
    western = {"knight", "castle", "princess", "prince", "tower", "wizard", "viking"}
    if western & {noun.name for noun in reading.nouns}:
        for noun in reading.nouns:
            noun.name = "dragon" if noun.name == "chinese-dragon" else noun.name


def _ride_brooms(reading: Gathering) -> None:
    """A witch with a cat on her broom rides it."""
    brooms = [i for i, noun in enumerate(reading.nouns) if noun.name == "broom"]
    witches = [i for i, noun in enumerate(reading.nouns) if noun.name == "witch"]
    riding = any(kind == "riding" for _, kind, _ in reading.relations)
    if brooms and witches and not riding:
        reading.relations.append((witches[0], "riding", brooms[0]))


def _hard_hats(reading: Gathering) -> None:
    """A builder's helmet is the one the builder has anyway."""
    for noun in reading.nouns:
        if noun.name in {"construction-worker", "firefighter"}:
            noun.wears = [worn for worn in noun.wears if worn.name != "helmet"]


def _painted_trains(reading: Gathering) -> None:
    """A train of a colour that steam engines are not is one of carriages in that colour."""
    for noun in reading.nouns:
        steam = "steam" in noun.word.lower() or "蒸汽" in noun.word
        painted = noun.colours and not {"red", "black"} & set(noun.colours)
        if noun.name == "train" and painted and not steam:
            noun.name = "passenger-train"


def _keep_out_of_fires(reading: Gathering) -> None:
    """A fire in the fireplace is the fireplace's own, and nobody sits in it."""
    hearths = {i for i, noun in enumerate(reading.nouns) if noun.name in {"fireplace", "stove"}}
    for index, noun in enumerate(reading.nouns):
        if hearths and noun.name == "campfire" and noun.count == 1:
            reading.gone.add(index)
    reading.relations = [
        (a, kind, b)
        for a, kind, b in reading.relations
        if not (kind == "in" and b in hearths and reading.nouns[a].alive)
    ]


def _spill(reading: Gathering) -> None:
    """Nobody carries food about on the body: 身上沾满面粉."""
    for a, kind, b in list(reading.relations):
        spilt = reading.nouns[a]
        if kind == "on" and spilt.group == "food" and reading.nouns[b].alive and not spilt.given:
            reading.relations.remove((a, kind, b))
            reading.gone.add(a)


def _light_candles(reading: Gathering) -> None:
    """The cake of a birthday, and one with candles, is a birthday cake."""
    birthday = any("birthday" in w.text.lower() or "生日" in w.text for w in reading.words)
    candles = any(noun.name == "candle" for noun in reading.nouns)
    for noun in reading.nouns:
        if (birthday or candles) and noun.name == "shortcake" and not noun.word.endswith("块蛋糕"):
            noun.name = "birthday-cake"


def _keep_bees(reading: Gathering) -> None:
    """The frame that a beekeeper lifts is of honeycomb; no sun is in the curtains."""
    hive = any(noun.name == "beehive" for noun in reading.nouns)
    for noun in reading.nouns:
        if hive:
            noun.holds = [
                replace(worn, name="honeycomb") if worn.name == "picture-frame" else worn
                for worn in noun.holds
            ]
    reading.relations = [
        (a, kind, b)
        for a, kind, b in reading.relations
        if not (kind == "in" and reading.nouns[a].name == "sun")
    ]


def _orbit(reading: Gathering) -> None:
    """Astronauts in a space station are in space with it; a train has no house door in it."""
    places = {place for place, _ in reading.places}
    stations = [
        i for i, noun in enumerate(reading.nouns) if noun.name in {"satellite", "space-station"}
    ]
    for a, kind, b in list(reading.relations):
        if kind == "in" and b in stations and reading.nouns[a].group == "people":
            reading.relations.remove((a, kind, b))
            reading.said.pop("indoors", None)
            reading.places.append(("space", False))
    for index, noun in enumerate(reading.nouns):
        if "subway" in places and noun.name == "door":
            reading.gone.add(index)


def _throw_pots(reading: Gathering) -> None:
    """A potter's wheel is no cart's, and a DJ has a desk: both stand at it."""
    words = {word.text.lower() for word in reading.words}
    for index, noun in enumerate(list(reading.nouns)):
        if words & {"potter", "陶艺师", "陶匠"} and noun.name == "wheel":
            noun.name = "potters-wheel"
        desk = any(other.name == "mixing-desk" for other in reading.nouns)
        if noun.group == "people" and noun.word.lower() == "dj" and not desk:
            reading.relations.append((index, "behind", len(reading.nouns)))
            reading.nouns.append(Noun("mixing-desk", noun.word, "indoors"))


def _serve_on_trays(reading: Gathering) -> None:
    """What a waiter with a tray brings is on the tray."""
    for index, noun in enumerate(list(reading.nouns)):
        names = [worn.name for worn in noun.holds]
        served = [name for name in names if name in _SERVED]
        if "tray" not in names or not served:
            continue
        noun.holds = [w for w in noun.holds if w.name != "tray" and w.name not in served]
        tray = len(reading.nouns)
        reading.nouns.append(Noun("tray", "tray", "indoors"))
        reading.relations.append((index, "holding", tray))
        for name in served:
            reading.relations.append((len(reading.nouns), "on", tray))
            reading.nouns.append(Noun(name, name, "food"))


def _pour_pearls(reading: Gathering) -> None:
    """The pearls of bubble tea are in its cup; a fire at a house is the house's."""
    cups = any(noun.name == "bubble-tea" for noun in reading.nouns)
    house = next((i for i, n in enumerate(reading.nouns) if n.name in {"house", "building"}), None)
    for index, noun in enumerate(reading.nouns):
        if cups and noun.word in {"珍珠", "pearls", "tapioca pearls"}:
            reading.gone.add(index)
        if house is not None and noun.name == "campfire" and noun.word in _ABLAZE:
            reading.relations.append((index, "on", house))


def _each_other(reading: Gathering) -> None:
    """Who does something to each other is at least two: 姑娘们互相泼水."""
    if not any(word.text in {"互相", "相互", "互相泼水"} for word in reading.words):
        return
    people = [noun for noun in reading.nouns if noun.group == "people"]
    if len(people) == 1 and not people[0].given:
        people[0].count = max(2, people[0].count)


def _share_umbrellas(reading: Gathering) -> None:
    """An umbrella that several share is one over them all: 共撑一把伞."""
    shared = any(word.text.lower().startswith(_SHARING) for word in reading.words)
    holders = [n for n in reading.nouns if any(w.name in _UMBRELLAS for w in n.holds)]
    if not shared or len(holders) != 1:
        return
    held = next(worn for worn in holders[0].holds if worn.name in _UMBRELLAS)
    holders[0].holds.remove(held)
    over = len(reading.nouns)
    under = [i for i, noun in enumerate(reading.nouns) if noun.alive and i not in reading.gone]
    reading.nouns.append(Noun(held.name, "umbrella", "indoors"))
    reading.nouns[over].colours = [held.colour] if held.colour else []
    reading.relations += [(index, "under", over) for index in under]


def _play_what_is_named(reading: Gathering) -> None:
    """弹琴 is on the piano, where there is one."""
    others = any(noun.name in {"piano", "guitar", "pipa", "harp"} for noun in reading.nouns)
    for index, noun in enumerate(reading.nouns):
        if others and noun.name == "guzheng" and noun.word in {"弹琴", "抚琴"}:
            reading.gone.add(index)


def _write_with_brush(reading: Gathering) -> None:
    """Calligraphy is written with a brush."""
    said = "".join(word.text.lower() for word in reading.words)
    if any(brush in said for brush in ("书法", "毛笔", "calligraph")):
        for noun in reading.nouns:
            pens = [w for w in noun.holds if w.name in {"pencil", "paintbrush", "pen"}]
            if pens:
                noun.holds = [w for w in noun.holds if w not in pens and w.name != "ink-brush"]
                noun.holds.append(replace(pens[0], name="ink-brush"))


def _ski(reading: Gathering) -> None:
    """Who skis without a place said is in the snow."""
    worn = {worn.name for noun in reading.nouns for worn in noun.wears}
    if worn & {"skis", "snowboard"} and not reading.places:
        reading.places.append(("snowfield", False))


def _lean(reading: Gathering) -> None:
    """Who leans on a railing stands at it: 趴在栏杆上."""
    if not any(word.text.startswith(("趴", "lean")) for word in reading.words):
        return
    for at, (a, kind, b) in enumerate(reading.relations):
        who = reading.nouns[a]
        if kind == "on" and reading.nouns[b].name == "fence" and who.group == "people":
            reading.relations[at] = (a, "beside", b)


def _grind_coffee(reading: Gathering) -> None:
    """The beans of coffee are brown."""
    coffee = any("coffee" in w.text.lower() or "咖啡" in w.text for w in reading.words)
    for noun in reading.nouns:
        if coffee and noun.word.lower() in {"beans", "bean", "豆子", "豆"}:
            noun.name = "coffee-beans"


def _slide(reading: Gathering) -> None:
    """Penguins slide on their bellies, as they swim."""
    slides = any(word.text.lower().startswith(("slid", "滑")) for word in reading.words)
    for noun in reading.nouns:
        if slides and noun.name == "penguin":
            noun.pose = "swim"


def _howl(reading: Gathering) -> None:
    """A wolf that howls has a drawing of its own."""
    howls = ("howl", "嚎")
    if any(sound in word.text.lower() for word in reading.words for sound in howls):
        for noun in reading.nouns:
            if noun.name == "wolf" and noun.pose in {None, "stand", "sit", "look"}:
                noun.name = "howling-wolf"


def _trade(reading: Gathering) -> None:
    """A merchant with camels is no office worker."""
    caravan = any(noun.name == "camel" for noun in reading.nouns)
    for noun in reading.nouns:
        if caravan and noun.word.lower() in {"商人", "merchant", "trader"}:
            noun.name = "nomad"
            noun.holds = [worn for worn in noun.holds if worn.name != "rope"]


def _work_at(reading: Gathering) -> None:
    """Who types "on a laptop" is at it: 在笔记本电脑上打字."""
    for at, (a, kind, b) in enumerate(reading.relations):
        who = reading.nouns[a]
        if kind == "on" and who.group == "people" and reading.nouns[b].name in _WORKED_AT:
            reading.relations[at] = (a, "beside", b)
            who.pose = who.pose or "work"
