"""Links and sweeps in numbers: tests 36, 39 and 43 of the plan.

`SEEDBED_TEST_SCALE=100` has the promised ones: 50,000 touched links, 10,000 links through three
rotations, a sweep of 100,000 files killed twenty times. tests/delivery has the cases one by one.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from sizes import scaled

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.local_store import LocalStore
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import Place, sign_short, sign_tos
from seedbed.delivery.verifying import Granted, verify

NOW = 1_790_000_000.0
DAY = 86_400
PLACE = Place("https://images.example.com")
ALPHABET = bytes(range(0x21, 0x7F))

Touch = Callable[[random.Random, bytes], bytes]


def name(number: int, when: float = NOW) -> ObjectName:
    return ObjectName(f"02{int(when * 1000):013d}{number:038x}", number % 15, "image/jpeg")


def passes(ring: KeyRing, link: bytes, now: float = NOW) -> bool:
    path, _, query = link.partition(b"?")
    return isinstance(verify(ring, PLACE, path, query, now), Granted)


def means(link: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """What a link says, however it is written: its path, and its parameters in any order."""
    path, _, query = link.partition(b"?")
    pairs = [part.partition(b"=") for part in query.split(b"&")] if query else []
    return unquote_to_bytes(path), sorted(
        (unquote_to_bytes(key), unquote_to_bytes(value)) for key, _, value in pairs
    )


def _flip(dice: random.Random, link: bytes) -> bytes:
    at = dice.randrange(1, len(link))
    return link[:at] + bytes([link[at] ^ 1 << dice.randrange(7)]) + link[at + 1 :]


def _replace(dice: random.Random, link: bytes) -> bytes:
    at = dice.randrange(1, len(link))
    return link[:at] + bytes([dice.choice(ALPHABET)]) + link[at + 1 :]


def _cut(dice: random.Random, link: bytes) -> bytes:
    return link[: dice.randrange(1, len(link))]


def _insert(dice: random.Random, link: bytes) -> bytes:
    at = dice.randrange(1, len(link) + 1)
    return link[:at] + bytes([dice.choice(ALPHABET)]) + link[at:]


def _recase(dice: random.Random, link: bytes) -> bytes:
    at = dice.randrange(1, len(link))
    return link[:at] + link[at : at + 1].swapcase() + link[at + 1 :]


def _recode(dice: random.Random, link: bytes) -> bytes:
    at = dice.randrange(1, len(link))
    return link[:at] + b"%%%02X" % link[at] + link[at + 1 :]


def _parameters(change: Callable[[random.Random, list[bytes]], None]) -> Touch:
    def touch(dice: random.Random, link: bytes) -> bytes:
        path, _, query = link.partition(b"?")
        parts = query.split(b"&")
        change(dice, parts)
        return path + b"?" + b"&".join(parts)

    return touch


def _drop(dice: random.Random, parts: list[bytes]) -> None:
    parts.pop(dice.randrange(len(parts)))


TOUCHES: tuple[Touch, ...] = (
    _flip, _replace, _cut, _insert, _recase, _recode,
    _parameters(lambda dice, parts: dice.shuffle(parts)),
    _parameters(lambda dice, parts: parts.append(dice.choice(parts))),
    _parameters(lambda dice, parts: parts.append(b"x-tos-process=image")),
    _parameters(_drop),
)  # fmt: skip


def test_36_a_touched_link_passes_only_if_it_says_the_same(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keyring.json", lifetime_seconds=DAY, now=NOW)
    dice = random.Random(36)
    made = [sign_tos(ring, PLACE, name(n), NOW, DAY) for n in range(20)]
    made += [sign_short(ring, PLACE, name(n), NOW, DAY) for n in range(20)]
    links = [link.url.removeprefix("https://images.example.com").encode() for link in made]
    passed = wrong = 0
    count = scaled(2000, 50_000)
    for _ in range(count):
        link = dice.choice(links)
        touched = link
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            if len(touched) > 2:
                touched = dice.choice(TOUCHES)(dice, touched)
        if passes(ring, touched):
            passed += 1
            wrong += means(touched) != means(link)
    print(f"\n{count} touched links: {passed} passed, {wrong} of them said something else")
    assert wrong == 0
    for link in links[:20]:
        shuffled = _parameters(lambda dice, parts: dice.shuffle(parts))(dice, link)
        assert passes(ring, shuffled)


def test_39_rotations_break_no_link_and_a_revocation_breaks_its_own(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keyring.json", lifetime_seconds=DAY, now=NOW)
    each = scaled(100, 2500)
    links: dict[str, list[bytes]] = {}
    for turn in range(4):
        key = ring.signing().id
        links[key] = [
            sign_tos(ring, PLACE, name(turn * each + n), NOW + turn, DAY)
            .url.removeprefix("https://images.example.com")
            .encode()
            for n in range(each)
        ]
        if turn < 3:
            ring.rotate(NOW + turn)
    assert all(passes(ring, link, NOW + 10) for many in links.values() for link in many)
    first, *others = links
    assert ring.revoke(first, NOW + 10)
    assert not any(passes(ring, link, NOW + 10) for link in links[first])
    assert all(passes(ring, link, NOW + 10) for key in others for link in links[key])
    print(f"\n{4 * each} links through 3 rotations: none refused; {each} of a revoked key: all")


_SWEEP = """
import sys
from pathlib import Path
from seedbed.delivery.local_store import LocalStore
print(LocalStore(Path(sys.argv[1])).sweep(float(sys.argv[2])))
"""


@pytest.mark.parametrize("count", [scaled(2000, 100_000)])
def test_43_a_sweep_killed_again_and_again(tmp_path: Path, count: int) -> None:
    """Every expired file goes, every other one stays."""
    store = LocalStore(tmp_path / "files")
    due = NOW - DAY - 1000
    for number in range(count):
        when = due if number % 2 else NOW - 100
        file = store.local_path(name(number, when))
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
        os.utime(file, (when, when))
    store.close()
    sweep = [sys.executable, "-c", _SWEEP, str(tmp_path / "files"), str(NOW)]
    dice = random.Random(43)
    killed = 0
    for _ in range(scaled(4, 20)):
        process = subprocess.Popen(sweep, stdout=subprocess.DEVNULL)
        try:
            process.wait(dice.uniform(0.05, 0.6))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
    begun = time.monotonic()
    last = subprocess.run(sweep, capture_output=True, text=True)
    took = time.monotonic() - begun
    assert last.returncode == 0, last.stderr
    left = {file.name for file in (tmp_path / "files").glob("2*/*")}
    print(f"\n{count} files, killed {killed} times: the last sweep took {took:.2f} s")
    assert left == {name(number, NOW - 100).file for number in range(0, count, 2)}
