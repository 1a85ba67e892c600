"""Bodies and poses: each animal is one character, hats sit on heads, seats carry the seated."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator import subjects
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Pose, Worn
from seedbed.engines.illustrator.subjects.animals.bird_builds import BIRDS
from seedbed.engines.illustrator.subjects.animals.builds import BUILDS
from seedbed.engines.illustrator.subjects.animals.grazer_builds import GRAZERS
from seedbed.engines.illustrator.subjects.pen import ANCHORS, DRAWINGS, Look, posed
from seedbed.engines.illustrator.subjects.sprite import lit_sprite

SKY = ("#2f7fd6", "#6db3f0", "#bfe3fb", "#eef8fb")
DAY = Light(sky=SKY, sun="#fff6d2", haze="#cfe6f2", far="#8fb2cc")
NIGHT = Light(
    sky=SKY, sun="#eef3ff", haze="#3d5a94", far="#22386a", ambient=(0.64, 0.73, 1.0), key=0.5,
    darkness=0.75,
)  # fmt: skip
GROUND = "#7f8f87"
SIDE = 120
FOOT = 0.85
POSES: tuple[Pose, ...] = ("stand", "walk", "run", "sit", "sleep", "jump")

# The nouns asked for most that must not be a floating glyph: animals, and the rest.
_ANIMALS = """
dog cat fox bear panda lion tiger wolf rabbit monkey koala pig cow horse sheep deer elephant
mouse frog penguin owl bird duck swan camel giraffe squirrel turtle crane goat zebra eagle
parrot goose
"""
_OTHERS = """
chicken rooster dove seagull robin sparrow swallow dragon unicorn whale dolphin octopus
jellyfish starfish seahorse fish goldfish koi dragonfly reindeer llama donkey hamster leopard
polar-bear black-cat baby-chick duckling monkey-king man woman boy girl child baby person
old-man old-woman king queen prince princess knight samurai ninja wizard witch angel vampire
pirate cowboy detective soldier guard superhero police-officer firefighter doctor nurse teacher
student scientist chef waiter farmer fisherman painter musician singer dancer athlete surfer
bride groom monk pilot sailor viking astronaut robot ghost scholar general emperor photographer
snowman tree pine-tree cherry-tree palm-tree willow maple-tree bamboo flower rose sunflower
tulip lotus daisy dandelion plum-blossom orchid bush branch vine house cabin cottage barn castle
tower lighthouse windmill igloo tent pagoda pavilion temple-building great-wall gate treehouse
bookshop bakery eiffel-tower skyscraper pyramid bridge oriental-pearl-tower market-stall well
wall stairs statue fence car train sailboat rowing-boat ship pirate-ship dragon-boat submarine
rocket carriage hot-air-balloon paper-boat paper-plane balloon table chair sofa armchair bed
desk bench bookshelf books window curtain rug blanket pillow fireplace wardrobe refrigerator
washing-machine blackboard computer piano guitar pipa erhu guzheng drum vase teapot coffee-cup
bottle bowl plate basket lantern red-lantern street-lamp hammock swing mailbox box letter flag
bread loaf-of-bread noodles bowl-of-noodles zongzi tangyuan steamed-bun tanghulu hot-pot
persimmon pomegranate lychee tofu cookie-plate glass-of-wine moon sun planet star cloud rainbow
fireworks wave island pumpkin campfire folding-screen incense-burner mahjong-tile seal-stamp
inkstone god-of-wealth qilin gold-ingot bronze-ding jade-pendant gong opera-mask sedan-chair
lion-dance opera-singer oil-paper-umbrella yurt palace-wall banquet roast-duck rice-cake
bamboo-steamer bowl-of-soup iced-coffee typewriter gramophone stove sink lamp loudspeaker-box
barrel sign throne birdcage fishbowl easel sandcastle beach-umbrella deck-chair excavator
wind-turbine watermill drone airship airplane rover ferris-wheel iceberg longship shipwreck
ostrich flamingo manta-ray chameleon lizard mermaid fairy fern wreath beehive cafe-building
"""
ANIMALS = _ANIMALS.split()
PROMPTED = ANIMALS + _OTHERS.split()


@pytest.fixture(autouse=True)
def nothing_drawn_before() -> Iterator[None]:
    lit_sprite.cache_clear()
    yield
    lit_sprite.cache_clear()


def drawn(name: str, light: Light = DAY, *, art: str = "noto", **more: object) -> NDArray[np.uint8]:
    canvas = Canvas(SIDE, SIDE)
    canvas.wash(GROUND)
    high = min(0.55, 0.75 / subjects.facts(name).aspect)
    how = {"shadow": "none", **more}
    placed = Placed(name, x=0.5, foot=FOOT, h=high, **how)  # type: ignore[arg-type]  # see Placed
    subjects.draw_subject(canvas, placed, light, np.random.Generator(np.random.PCG64(1)), art=art)
    return canvas.rgb()


def inked(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    changed: NDArray[np.bool_] = (np.abs(picture.astype(int) - picture[0, 0]) > 12).any(-1)
    return changed


def main_hue(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The mean colour of what is inked, brightness taken out."""
    body = picture[inked(picture)].astype(float)
    mean: NDArray[np.float64] = body.mean(0)
    hue: NDArray[np.float64] = mean / mean.sum()
    return hue


def test_most_prompted_nouns_have_drawings_of_their_own() -> None:
    assert len(set(PROMPTED)) == len(PROMPTED) >= 200
    assert [name for name in PROMPTED if name not in DRAWINGS] == []


@pytest.mark.parametrize("name", ANIMALS)
def test_an_animal_is_the_same_character_in_every_pose(name: str) -> None:
    hues = [main_hue(drawn(name, pose=pose)) for pose in POSES if pose != "jump"]
    for hue in hues[1:]:
        assert np.abs(hue - hues[0]).max() < 0.045


@pytest.mark.parametrize("name", sorted(set(ANIMALS) - {"swan", "crane", "owl"}))
def test_an_animal_has_at_least_three_poses(name: str) -> None:
    assert len({drawn(name, pose=pose).tobytes() for pose in POSES}) >= 3


@pytest.mark.parametrize("name", [*BUILDS, *GRAZERS, "horse", "elephant", "girl", "man"])
def test_the_sleeping_lie_down(name: str) -> None:
    def top(pose: Pose) -> int:
        return int(np.flatnonzero(inked(drawn(name, pose=pose)).any(1))[0])

    assert top("sleep") > top("stand") + 4


@pytest.mark.parametrize("name", ["swan", "crane", "flamingo"])
def test_long_necks_are_laid_back_in_sleep(name: str) -> None:
    awake, asleep = inked(drawn(name)), inked(drawn(name, pose="sleep"))
    assert np.flatnonzero(asleep.any(1))[0] > np.flatnonzero(awake.any(1))[0] + 8


@pytest.mark.parametrize("name", ["cat", "dog", "horse", "deer"])
def test_a_cape_lies_over_the_back_of_what_walks(name: str) -> None:
    bare = drawn(name, pose="walk")
    caped = drawn(name, pose="walk", wears=(Worn("cape", "red"),))
    cloth = (caped != bare).any(-1) & (caped[..., 0] > caped[..., 2].astype(int) + 60)
    rows = np.flatnonzero(cloth.any(1))
    body = np.flatnonzero(inked(bare).any(1))
    assert cloth.sum() > 60
    assert rows.mean() < body.mean()


@pytest.mark.parametrize("worn", [Worn("hair", "pink"), Worn("beard", "white")])
def test_hair_and_beard_have_the_colour_asked_for(worn: Worn) -> None:
    plain, dyed = drawn("man"), drawn("man", wears=(worn,))
    changed = (plain != dyed).any(-1)
    assert changed.sum() > 20
    assert dyed[changed].mean() > plain[changed].mean()


@pytest.mark.parametrize("name", sorted(BIRDS))
def test_birds_in_the_air_spread_their_wings(name: str) -> None:
    if subjects.facts(name).kind == "flying":
        assert (drawn(name) == drawn(name, pose="fly")).all()
    assert (drawn(name, pose="stand") != drawn(name, pose="fly")).any()


@pytest.mark.parametrize("name", sorted(ANCHORS))
def test_anchors_lie_on_the_drawing(name: str) -> None:
    for pose in (None, *POSES):
        known = posed(Look(name, pose=pose), subjects.facts(name))
        for x, y in (known.crown, known.head, known.eyes, known.neck, *known.hands):
            assert -1.1 < x < 1.1, (pose, x)
            assert -1.3 < y < 0.2, (pose, y)
        assert known.width > 0.05
        assert known.spread > 0


@pytest.mark.parametrize("name", ["dog", "fox", "girl", "old-man", "penguin", "deer", "elephant"])
@pytest.mark.parametrize("pose", ["stand", "walk", "sit"])
def test_a_hat_sits_on_the_head(name: str, pose: Pose) -> None:
    bare, hatted = drawn(name, pose=pose), drawn(name, pose=pose, wears=(Worn("top-hat"),))
    rows, columns = np.nonzero(np.abs(bare.astype(int) - hatted).max(-1) > 48)
    known = posed(Look(name, pose=pose), subjects.facts(name))
    high = min(0.55, 0.75 / subjects.facts(name).aspect) * SIDE
    x, y = SIDE / 2 + known.crown[0] * high, FOOT * SIDE + known.crown[1] * high
    assert abs(columns.mean() - x) < 0.12 * high
    assert rows.min() < y <= rows.max() + 0.06 * high


@pytest.mark.parametrize("name", ["dog", "bear", "cat"])
@pytest.mark.parametrize("pose", ["stand", "sit"])
def test_a_spacesuit_covers_an_animal(name: str, pose: Pose) -> None:
    changed = drawn(name, pose=pose) != drawn(name, pose=pose, wears=(Worn("spacesuit"),))
    assert changed.any(-1).sum() > 0.3 * inked(drawn(name, pose=pose)).sum()


def test_on_a_seat_the_legs_hang_and_the_head_is_higher() -> None:
    def top(shadow: str) -> int:
        return int(np.flatnonzero(inked(drawn("man", pose="sit", shadow=shadow)).any(1))[0])

    assert top("contact") < top("none") - 3


@pytest.mark.parametrize("name", ["chair", "bench", "sofa", "armchair"])
def test_seats_say_where_one_sits(name: str) -> None:
    x, y = subjects.facts(name).seat
    assert 0.3 < x < 0.7
    assert 0.35 < y < 0.8


@pytest.mark.parametrize("name", ["girl", "panda"])
@pytest.mark.parametrize("instrument", ["guitar", "violin", "pipa"])
def test_a_player_holds_the_instrument(name: str, instrument: str) -> None:
    changed = drawn(name, pose="play", holds=(Worn(instrument),)) != drawn(name, pose="play")
    assert changed.any(-1).sum() > 60


def test_a_teapot_pours() -> None:
    assert (drawn("teapot-pouring") == drawn("teapot-pouring", pose="work")).all()
    assert (drawn("teapot-pouring") != drawn("teapot")).any()


@pytest.mark.parametrize("name", ["fox", "house", "elephant", "girl", "coffee-cup"])
def test_flat_art_has_fewer_colours(name: str) -> None:
    def colours(art: str) -> int:
        return len(np.unique(drawn(name, art=art).reshape(-1, 3) // 4, axis=0))

    assert colours("flat") < 0.8 * colours("noto")


@pytest.mark.parametrize("name", ["black-cat", "bear", "black-bird", "ninja", "wizard"])
def test_the_dark_stand_out_at_night(name: str) -> None:
    canvas = Canvas(SIDE, SIDE)
    canvas.wash("#131c3a")
    placed = Placed(name, x=0.5, foot=FOOT, h=0.6, shadow="none")
    subjects.draw_subject(canvas, placed, NIGHT, np.random.Generator(np.random.PCG64(1)))
    picture = canvas.rgb()
    hero = picture[inked(picture)].astype(float)
    weights = np.array([0.299, 0.587, 0.114])
    assert (hero @ weights).mean() > (picture[0, 0] @ weights) + 25


def test_the_pale_have_a_shaded_edge_on_snow() -> None:
    canvas = Canvas(SIDE, SIDE)
    canvas.wash("#f4f8fb")
    placed = Placed("sheep", x=0.5, foot=FOOT, h=0.6, shadow="none")
    subjects.draw_subject(canvas, placed, DAY, np.random.Generator(np.random.PCG64(1)))
    picture = canvas.rgb().astype(int)
    assert (np.abs(picture - picture[0, 0]).max(-1) > 24).mean() > 0.1
