"""People: one small figure, dressed and posed by tables."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects import wear
from seedbed.engines.illustrator.subjects.attach import plays
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts, Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Look, Pen, drawn, turn
from seedbed.engines.illustrator.subjects.people import clothes, heads, kneeling, legwork, trailing
from seedbed.engines.illustrator.subjects.people.features import Features, features_of
from seedbed.engines.illustrator.subjects.people.insignia import insignia
from seedbed.engines.illustrator.subjects.people.joints import Body, body_of, head_radius
from seedbed.engines.illustrator.subjects.people.limbs import bent, hand, tapered
from seedbed.engines.illustrator.subjects.people.outfits import (
    CLOTHES,
    CLOTHING,
    CUTS,
    HAIRSTYLES,
    HATS,
    OUTFITS,
    TROUSERS,
    Outfit,
)

# Who dresses for the weather: the others wear what shows who they are.
PLAIN = frozenset([
    "man", "woman", "boy", "girl", "child", "person", "old-man", "old-woman", "friend", "reader",
    "teacher", "student", "photographer", "painter", "writer",
])  # fmt: skip
SEATED = frozenset(["sit", "read", "eat", "work"])
# Sleeves that widen to the hand, by how wide they are there beside the arm.
_WIDE_SLEEVES = {"robe": 2.2, "gown": 1.3, "kimono": 3.0, "hanfu": 3.4}


def figure(pen: Pen) -> None:
    """Draw the person the look names."""
    outfit = dressed(pen.look)
    body, (x, y), tilt = bearing(pen.look, outfit)
    who = features_of(pen.look, outfit)
    top = clothing_colour(pen.look) or outfit.top or CLOTHES[who.top % len(CLOTHES)]
    bottom: Colour = outfit.bottom or TROUSERS[who.bottom % len(TROUSERS)]
    if outfit.cut == "suit" and outfit.bottom is None:
        bottom = mix(top, DEEP, 0.12)
    if outfit.hat == "rain-hood":
        outfit = replace(outfit, hat_colour=top)
    elif outfit.collar == "scarf":
        outfit = replace(outfit, hat_colour=CLOTHES[(who.top + 3) % len(CLOTHES)])
    pen.grip = who.skin
    with pen.at(x, y, 1.0, tilt=tilt):
        _whole(pen, outfit, who, body, top, bottom)


def bearing(look: Look, outfit: Outfit) -> tuple[Body, Point, float]:
    """The joints in the look's pose, and where the figure's foot point lies and how it leans."""
    pose = "perform" if plays(look) and look.pose not in {"sleep", "ride"} else look.pose
    if pose == "hold" and look.holds:
        pose = None  # one hand is full, the other hangs
    if outfit.cut == "tutu" and pose in {None, "stand"} and not look.holds:
        pose = "dance"
    body = body_of(outfit, pose)
    if pose == "sleep":
        return replace(body, turn=0.0), (0.48, -0.16), -90.0
    if pose == "swim":
        return body, (0.0, 0.52), 0.0
    if pose == "fly":
        return body, (0.1, -0.06), 24.0
    if pose == "jump":
        return body, (0.0, -0.1), 0.0
    if pose == "ride":
        # The hips stay where the facts say a rider's are.
        return body, (0.0, 0.0), 0.0
    if pose == "kneel":
        return body, (0.0, -body.hip[1] - kneeling.thigh(body)), 0.0
    if look.pose in SEATED:
        # The legs fold away and the figure comes down; on a seat they hang to the ground.
        return body, (0.0, -body.hip[1] - (0.27 if look.perched else 0.12)), 0.0
    return body, (0.0, 0.0), 0.0


def person_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a person's hat, glasses, scarf and hands are in its pose."""
    del facts
    outfit = dressed(look)
    body, (x, y), tilt = bearing(look, outfit)
    r, turned = body.r, body.turn

    def at(px: float, py: float) -> Point:
        dx, dy = turn(px, py, tilt)
        return x + dx, y + dy

    cx, cy = body.head
    left, right = hands_of(look, outfit, body)
    return Anchors(
        crown=at(cx, cy - r), head=at(cx, cy), width=2 * r,
        eyes=at(cx + turned * r * 0.32, cy + r * 0.12), spread=0.37 * r,
        neck=at(0, body.neck[1] + 0.03), hands=(at(*left), at(*right)), tilt=tilt,
    )  # fmt: skip


def hands_of(look: Look, outfit: Outfit, body: Body) -> tuple[Point, Point]:
    """The left and right hand; the right one is raised when it holds something."""
    if look.holds and look.pose not in {"read", "ride", "swim"} and not plays(look):
        return body.left_hand, (0.2, body.neck[1] + (0.17 if outfit.child else 0.2))
    return body.left_hand, body.right_hand


def dressed(look: Look) -> Outfit:
    """The outfit of the look's name, age and clothes."""
    name = look.name
    if name in {"child", "person"}:
        pair = ("girl", "boy") if name != "person" else ("woman", "man")
        name = pair[look.pick % 2]
    outfit = OUTFITS[name]
    if look.age == "child" and not outfit.child:
        outfit = replace(outfit, child=True)
    if look.age == "old" and not outfit.old:
        outfit = replace(outfit, old=True, hair_colour="#e4e2e6", glasses=True)
    if look.season == "winter" and look.name in PLAIN and not _clad(look):
        outfit = _for_winter(look, outfit)
    for worn, colour in look.wears:
        if worn in CUTS:
            gown = worn == "dress" and outfit.cut == "gown"
            outfit = replace(outfit, cut="gown" if gown else CUTS[worn])
            if worn == "raincoat":
                outfit = replace(outfit, hat="rain-hood", top="#f2c83d", shoes="#d9a03c")
            elif worn == "suit" and not outfit.hat:
                outfit = replace(outfit, top="#3b4a6b", bottom=None)
            elif worn == "spacesuit":
                outfit = replace(outfit, hat="helmet", top="#eef1f6", bottom="#eef1f6")
            elif worn == "armour":
                outfit = replace(outfit, top="#aab4c2", bottom="#8e99a8")
        elif worn == "apron":
            outfit = replace(outfit, apron="#f4ecdc")
        elif worn in {"boots", "shoes"}:
            outfit = replace(outfit, shoes=_text(colour) or "#d9a03c")
        elif worn == "trousers":
            outfit = replace(outfit, bottom=_text(colour) or outfit.bottom)
        elif worn == "skin":
            outfit = replace(outfit, skin=_text(colour))
        elif worn in HATS:
            outfit = replace(outfit, hat=None)
        elif worn == "curly-hair" and not outfit.female:
            outfit = replace(outfit, hair="waves", kept_hair=True,
                             hair_colour=colour or outfit.hair_colour)  # fmt: skip
        elif worn in HAIRSTYLES:
            outfit = replace(outfit, hair=HAIRSTYLES[worn] or outfit.hair,
                             hair_colour=colour or outfit.hair_colour,
                             kept_hair=HAIRSTYLES[worn] is not None)  # fmt: skip
        elif worn in {"beard", "long-beard"}:
            outfit = replace(outfit, beard=True, beard_colour=colour or outfit.beard_colour,
                             long_beard=worn == "long-beard")  # fmt: skip
    return outfit


def _clad(look: Look) -> bool:
    """Whether the prompt says what is worn, or what is done needs no coat."""
    return any(worn in CLOTHING for worn, _ in look.wears) or look.pose in {"swim", "sleep"}


def _for_winter(look: Look, outfit: Outfit) -> Outfit:
    hatless = outfit.hat is None and not any(worn in HATS for worn, _ in look.wears)
    return replace(
        outfit, cut="coat", hat="beanie" if hatless else outfit.hat, shoes="#6b4a3a",
        collar="scarf" if not any(worn == "scarf" for worn, _ in look.wears) else None,
    )  # fmt: skip


def _text(colour: tuple[float, float, float] | None) -> str | None:
    """A colour as the tables write it."""
    if colour is None:
        return None
    return "#" + "".join(f"{round(c):02x}" for c in colour)


def clothing_colour(look: Look) -> Colour | None:
    """The colour asked for of what is worn, or of the whole figure; None if none was."""
    for worn, colour in look.wears:
        if worn in CLOTHING and worn != "trousers" and colour is not None:
            return colour
    return look.colour


def _whole(
    pen: Pen, outfit: Outfit, who: Features, body: Body, top: Colour, bottom: Colour
) -> None:
    back, pose = pen.look.back, pen.look.pose
    kneels = pose == "kneel"
    seated = pose in SEATED or pose == "ride" or kneels
    if outfit.cape:
        trailing.cape(pen, body, outfit.cape)
    if outfit.hat == "veil":
        trailing.veil(pen, body)
    if outfit.collar == "halo":
        trailing.wings(pen, body)
    elif outfit.collar == "gauze-wings":
        trailing.gauze_wings(pen, body)
    elif outfit.collar == "ribbons":
        trailing.ribbons(pen, body)
    heads.hair_behind(pen, outfit, who, body, back=back)
    if outfit.tool == "backpack" and not back:
        pen.form(Path().rect(-0.14, body.neck[1] + 0.02, 0.28, 0.26, 0.07), "#d2793a")
    if pose == "ride":
        legwork.astride(pen, outfit, who, body, top, bottom)
    elif kneels:
        kneeling.behind_trunk(pen, outfit, who, body, bottom)
    elif seated:
        legwork.folded(pen, outfit, who, body, top, bottom)
    elif pose != "swim":
        legwork.standing(pen, outfit, who, body, bottom)
    bare = outfit.cut == "tutu" or (pose == "swim" and not outfit.child)
    sleeve = who.skin if bare else top
    striding = legwork.striding(pen.look)
    _arm(pen, outfit, who, body, "left", sleeve)
    if pose != "swim":
        clothes.torso(pen, outfit, who, body, top, bottom, seated=seated)
        if outfit.collar == "scarf":
            scarf_colour = outfit.hat_colour or "#d9453b"
            wear.scarf(pen, 0.0, body.neck[1] + 0.012, 1.7 * body.r, scarf_colour)
        elif outfit.collar and not back:
            insignia(pen, outfit.collar, body, top)
    if kneels:
        kneeling.before_trunk(pen, outfit, who, body, top, bottom)
    elif seated and pose != "ride":
        legwork.lap(pen, outfit, who, body, top, bottom)
    if back and not striding:
        # Hair falls over arms and shoulders when it is seen from behind.
        _arm(pen, outfit, who, body, "right", sleeve)
        heads.head(pen, outfit, who, body, back=True)
        return
    if not _raised(pen.look, outfit, body):
        _arm(pen, outfit, who, body, "right", sleeve)
    heads.head(pen, outfit, who, body, back=back)
    if _raised(pen.look, outfit, body):
        _arm(pen, outfit, who, body, "right", sleeve)
    if pose == "swim":
        _water(pen, body)


def _raised(look: Look, outfit: Outfit, body: Body) -> bool:
    return hands_of(look, outfit, body)[1][1] < body.neck[1] - 0.05


def _water(pen: Pen, body: Body) -> None:
    # The swimmer is in it to the shoulders: what lies below is not drawn.
    y = body.neck[1] + 0.1
    for width, dy, opacity in ((0.32, 0.0, 0.8), (0.42, 0.035, 0.5), (0.26, -0.03, 0.5)):
        ring = Path().move(-width, y + dy).quad(0, y + dy + 0.05, width, y + dy)
        pen.stroke(ring, 0.016, "#ffffff", opacity=opacity)


def _arm(pen: Pen, outfit: Outfit, who: Features, body: Body, which: str, sleeve: Colour) -> None:
    side = -1 if which == "left" else 1
    left, right = hands_of(pen.look, outfit, body)
    end = left if which == "left" else right
    shoulder = (side * (body.shoulder - 0.022), body.neck[1] + 0.062)
    # The elbow points away from the body, or down when the hand is high.
    bow = float(-side if end[1] > shoulder[1] else side)
    if legwork.striding(pen.look):
        bow = 1.0
    elbow = bent(shoulder, end, body.bone, bow)
    w = body.limb * (0.88 if outfit.female and not outfit.child else 1.0)
    skin = mix(who.skin, DEEP, 0.08 if side < 0 else 0.02)
    shade = mix(sleeve, DEEP, 0.14 if side < 0 else 0.05)
    far = mix(mix(shade, DEEP, 0.12), sleeve, 0.3)
    short = outfit.cut == "shorts" or (
        who.short_sleeves and outfit.cut in {"dress", "shirt"} and pen.look.season != "winter"
        and not outfit.apron and (outfit.cut == "dress" or who.pattern in {0, 3})
    )  # fmt: skip
    glove: Colour = {"spacesuit": "#dfe4ec", "armour": "#8e99a8"}.get(outfit.cut, skin)
    for name, colour in pen.look.wears:
        if name in {"gloves", "mittens"}:
            glove = colour or "#d9453b"
    holding = bool(pen.look.holds) and (which == "right" or len(pen.look.holds) > 1)
    hand(pen, elbow, _short_of(elbow, end, 0.012), w * 0.86, glove, -side, closed=holding)
    if outfit.cut in _WIDE_SLEEVES and pen.look.pose != "swim":
        k = _WIDE_SLEEVES[outfit.cut]
        cuff = _short_of(elbow, end, 0.012)
        pen.form(tapered([shoulder, elbow, cuff], (w * 1.4, w * (1.0 + 0.3 * k), w * k), cut=True),
                 shade)  # fmt: skip
        return
    bulk = 1.5 if outfit.cut in {"spacesuit", "coat", "raincoat", "jacket"} else 1.22
    if short or sleeve == who.skin:
        half = (shoulder[0] * 0.45 + elbow[0] * 0.55, shoulder[1] * 0.45 + elbow[1] * 0.55)
        start = half if short else shoulder
        pen.form(tapered([start, elbow, end], (w * 1.05, w * 0.95, w * 0.66)), skin)
        if short:
            cuff = (shoulder[0] * 0.3 + elbow[0] * 0.7, shoulder[1] * 0.3 + elbow[1] * 0.7)
            pen.form(tapered([shoulder, cuff], (w * 1.3, w * 1.42), cut=True), shade)
        return
    arm = tapered([shoulder, elbow, _short_of(elbow, end, 0.008)],
                  (w * bulk * 1.08, w * bulk, w * bulk * 0.8), cut=True)  # fmt: skip
    pen.form(arm, shade)
    a, b = _short_of(elbow, end, 0.026), _short_of(elbow, end, 0.008)
    pen.stroke(Path().move(*a).line(*b), w * bulk * 0.86, far, cap="butt")


def _short_of(elbow: Point, end: Point, by: float) -> Point:
    dx, dy = end[0] - elbow[0], end[1] - elbow[1]
    far = max(0.02, (dx * dx + dy * dy) ** 0.5)
    return end[0] - dx / far * by, end[1] - dy / far * by


for _name, _outfit in OUTFITS.items():
    if _name == "baby":
        continue
    _height = 1.2 if _outfit.child else 1.72
    _r = head_radius(_outfit)
    drawn(
        _name, kind="person", height=_height, aspect=0.46, head=(0.5, 0.5 * _r),
        seat=(0.5, 0.67 if _outfit.child else 0.53),
        hands=((0.1, 0.66), (0.93, 0.54 if _outfit.child else 0.49)),
        head_width=2 * _r, anchors=person_anchors,
    )(figure)  # fmt: skip


for _name, _height in (("child", 1.15), ("person", 1.7)):
    drawn(
        _name, kind="person", height=_height, aspect=0.46, head=(0.5, 0.09),
        seat=(0.5, 0.67 if _name == "child" else 0.53), hands=((0.1, 0.66), (0.93, 0.52)),
        head_width=0.37 if _name == "child" else 0.284, anchors=person_anchors,
    )(figure)  # fmt: skip
