"""Who is on or at somebody: a parrot on a shoulder, a cat on a head or at the feet, a child on
the shoulders of a grown-up, a baby in the arms. Nobody's face is covered."""

from __future__ import annotations

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.heads import NO_HEAD, head_of

_ON_SHOULDER, _ON_HEAD, _IN_ARMS, _LADEN = 0.26, 0.3, 0.4, 0.3
"""Most height of what is there, in heights of the one who bears it."""
_BABY = 0.95
"""Metres: somebody taller is held by the hand."""
LED = 0.8
"""Metres: an animal higher than this is led beside somebody and not carried in the arms."""
_AT_FEET = 0.4
CHILDREN = frozenset({"girl", "boy", "child", "baby"})


def too_large(subject: Figure, other: Figure) -> bool:
    """Whether nobody could carry this one on the shoulders or the head."""
    if _rides_shoulders(subject, other):
        return False
    return subject.facts.kind in {"person", "ground"} and (
        subject.facts.height > 0.6 * other.facts.height
    )


def in_arms(holder: Figure, other: Figure) -> bool:
    """Whether this one is carried before the chest, not led by its side or by the hand."""
    if holder.facts.kind == "flying":
        return holder.pose in {None, "fly"} and other.facts.height <= 2 * holder.facts.height
    if holder.facts.kind not in {"person", "ground"}:
        return False
    if other.facts.kind == "person":
        return other.facts.height <= _BABY
    if other.facts.kind in {"building", "tree", "celestial"}:
        return False
    return other.facts.kind != "ground" or other.facts.height <= LED


def put_on_somebody(figure: Figure, other: Figure, share: float, frame: Frame) -> None:
    """On the shoulder beside the face; a child behind the head, its own above it."""
    if _rides_shoulders(figure, other):
        other.h = min(other.h, (other.foot - frame.free[1] - 0.02) / 1.36)
        figure.h = 0.62 * other.h
        figure.x, figure.foot = other.x, other.foot - 0.86 * other.h + 0.27 * figure.h
        figure.pose, figure.shadow, figure.rank = "stand", "none", other.rank - 0.01
        return
    figure.h = min(figure.h, _ON_SHOULDER * other.h)
    figure.pose = figure.pose or "stand"
    figure.shadow, figure.rank = "none", other.rank + 0.03
    side = -1 if share < 0 else 1
    # What is in the one raised hand is on the other side.
    side = -side if other.holds and not share and not other.flip else side
    head = head_of(other, frame)
    if head is None:
        figure.x = other.x + side * 0.17 * other.h * frame.squeeze
        figure.foot = other.foot - 0.64 * other.h
        return
    figure.foot = head.chin + 0.05 * other.h
    figure.x = head.x + side * (0.86 * head.half + 0.42 * figure.width(frame))
    figure.face(head.x)


def put_on_head(figure: Figure, other: Figure, share: float, frame: Frame) -> None:
    """On the crown of the head, whole in the picture."""
    figure.shadow, figure.rank = "none", other.rank + 0.03
    if figure.facts.kind in {"ground", "person"}:
        figure.pose = figure.pose if figure.pose in {"sleep", "sit"} else "sit"
    elif figure.facts.kind == "flying":
        figure.pose = "stand"
    head = head_of(other, frame)
    wide = 2.2 * head.half if head else 0.7 * other.width(frame)
    most = min(_ON_HEAD * other.h, wide / figure.aspect / frame.squeeze)
    figure.h = min(figure.h, most)
    room = other.foot - frame.free[1] - 0.03
    if other.h + figure.h > room:
        shrink = room / (other.h + figure.h)
        other.h, figure.h = other.h * shrink, figure.h * shrink
        head = head_of(other, frame)
    crown = head.top if head else other.top
    figure.x = (head.x if head else other.x) + share * other.width(frame)
    figure.foot = crown + 0.035 * other.h


def put_at_feet(figure: Figure, other: Figure, share: float, count: int, frame: Frame) -> None:
    """On the ground before somebody and to one side, close enough to touch."""
    figure.h = min(figure.h, _AT_FEET * other.h)
    bearer = other.bearer or other
    side = 1 if other.x <= 0.5 else -1
    reach = 0.3 * max(other.width(frame), 0.86 * bearer.width(frame))
    step = (share + 0.5) * count if count > 1 else 0.5
    figure.x = other.x + side * (reach + (step + 0.02) * figure.width(frame))
    # On a chair one's feet are on the floor, on a bridge or a roof they are up there.
    aloft = bearer.facts.kind == "building"
    ground = other.foot if aloft else max(other.foot, bearer.foot)
    if aloft:
        reach = 0.44 * bearer.width(frame)
        figure.x = min(max(figure.x, bearer.x - reach), bearer.x + reach)
        figure.go_with(bearer)
    figure.foot = min(0.97, ground + 0.022)
    figure.layer, figure.depth = bearer.layer, other.depth
    figure.line, figure.rank = ground + 0.022, other.rank + 0.05
    figure.shadow = "contact" if other.shadow == "contact" else "cast"
    figure.face(other.x)


def take_up(holder: Figure, other: Figure, frame: Frame, *, laden: bool = False) -> None:
    """Hold somebody small before the chest, below the chin; a `laden` basket lower, or what is in
    it would hide the face. Who rides a bicycle has it on the handlebars."""
    if holder.bearer is not None and holder.bearer.name == "bicycle":
        _hang_before(holder, other, holder.bearer, frame)
        return
    small = _IN_ARMS if other.facts.kind in {"person", "ground"} else _LADEN if laden else 0.38
    other.h = min(other.h, small * holder.h)
    other.h = min(other.h, 1.1 * holder.width(frame) / frame.squeeze / other.aspect)
    other.x = holder.x + 0.05 * holder.h * frame.squeeze * (1 if other.x >= holder.x else -1)
    low = 0.2 if holder.pose == "sit" else 0.27
    other.foot = holder.foot - low * holder.h
    head = head_of(holder, frame)
    if head is not None:
        drop = 1.5 if laden else 0.96
        other.foot = max(other.foot, min(head.chin + drop * other.h, holder.foot))
    if other.facts.kind in {"person", "ground"} and holder.pose in {None, "stand"}:
        holder.pose = "hold"  # both arms before the chest
    other.line, other.rank, other.shadow = holder.stands, holder.rank + 0.05, "none"
    other.layer, other.depth = holder.layer, holder.depth
    other.go_with(holder)


def carry_aloft(holder: Figure, other: Figure, frame: Frame) -> None:
    """In the claws of an eagle, under a drone, in the beak of a stork: small, hanging below."""
    if other.facts.aspect > 1:
        other.h = 0.6 * holder.width(frame) / frame.squeeze / other.aspect
    else:
        other.h = 0.6 * holder.h
    other.h = min(other.h, 0.8 * holder.h)
    other.x = holder.x + 0.06 * holder.width(frame) * (1 if holder.flip else -1)
    # The wings of a bird reach down beside what it carries.
    claws = 0.0 if holder.facts.head in NO_HEAD else 0.3
    other.foot = holder.foot - claws * holder.h + 0.86 * other.h
    over = max(0.0, other.foot - 0.97)
    holder.foot, other.foot = holder.foot - over, other.foot - over
    other.pose, other.shadow = None, "none"
    other.line, other.rank = holder.stands, holder.rank - 0.02
    other.layer, other.depth = holder.layer, holder.depth
    other.go_with(holder)


def _hang_before(holder: Figure, other: Figure, bicycle: Figure, frame: Frame) -> None:
    """On the handlebars of a bicycle, small."""
    ahead = 1 if bicycle.flip else -1
    other.h = min(0.34 * bicycle.h, 0.3 * bicycle.width(frame) / frame.squeeze / other.aspect)
    other.x = bicycle.x + ahead * 0.31 * bicycle.width(frame)
    other.foot = bicycle.foot - 0.6 * bicycle.h
    other.line, other.rank, other.shadow = bicycle.stands, holder.rank + 0.05, "none"
    other.layer, other.depth = bicycle.layer, bicycle.depth
    other.go_with(bicycle)


def _rides_shoulders(subject: Figure, other: Figure) -> bool:
    """A child on a grown-up."""
    young = subject.thing.age == "child" or subject.name in CHILDREN
    return young and subject.facts.kind == "person" and other.facts.height > 1.4
