"""Seeded schedules of mixed faults on virtual time; a failure names its seed.

Source: reliability.md, test 51: 2,000 schedules with SEEDBED_TEST_SCALE=1000, 300 in CI.
"""

from __future__ import annotations

import asyncio
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import scaled

from seedbed.accounting.claims import Claim, Claims, StoredAnswer
from seedbed.errors import SeedbedError, StorageFailed
from seedbed.testing import simulation
from seedbed.testing.virtual_disk import VirtualDisk, VirtualOs
from seedbed.testing.virtual_parts import Durable, VirtualClaims
from seedbed.testing.virtual_time import Stuck, VirtualLoop
from seedbed.types import ImageFailed, Note

LIFETIME = 1000


@pytest.mark.parametrize("part", range(5))
def test_no_promise_is_broken(part: int) -> None:
    each = scaled(60, 400)
    for seed in range(part * each, (part + 1) * each):
        simulation.run(seed)


def test_a_seed_tells_the_same_day_again() -> None:
    for seed in range(10):
        assert simulation.run(seed).trace == simulation.run(seed).trace


def test_a_broken_promise_names_its_seed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A ledger that forgets a row in a hundred is found out."""
    from seedbed.testing.virtual_parts import VirtualLedger

    record = VirtualLedger._record
    calls = iter(range(10**9))

    def forgetful(self: VirtualLedger, row: object) -> None:
        if next(calls) % 100 != 99:
            record(self, row)  # type: ignore[arg-type] # as it came

    monkeypatch.setattr(VirtualLedger, "_record", forgetful)
    assert simulation.main(["--schedules", "100"]) == 1
    said = capsys.readouterr().err
    assert "again: python -m seedbed.testing.simulation --seed" in said


def test_hours_pass_at_once() -> None:
    loop = VirtualLoop()
    loop.delay = lambda: 60.0

    async def day() -> float:
        await asyncio.sleep(3600)
        assert await asyncio.to_thread(sum, [1, 2]) == 3
        return asyncio.get_running_loop().time()

    try:
        assert loop.run_until_complete(day()) == pytest.approx(3660)
        with pytest.raises(Stuck):
            loop.run_until_complete(loop.create_future())
    finally:
        loop.close()


@pytest.mark.parametrize("synced", [False, True])
def test_a_power_cut_takes_what_was_not_synced(synced: bool) -> None:
    """Over many cuts, unsynced bytes are lost at least once, and synced ones never."""
    lost = 0
    for seed in range(30):
        disk = VirtualDisk("files")
        system = VirtualOs(disk, lambda _: None, lambda: 0.0)
        folder = system.open("/files", 0)
        file = system.open("a", 0o101, dir_fd=folder)
        system.write(file, b"whole")
        if synced:
            system.fsync(file)
            system.fsync(folder)
        disk.power_cut(random.Random(seed))
        try:
            lost += disk.find("/files/a").data != b"whole"
        except FileNotFoundError:
            lost += 1
    assert (lost == 0) is synced


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["take", "begin", "finish", "release", "restart"]),
            st.sampled_from(["one", "two"]),
            st.sampled_from(["this", "that"]),
            st.integers(0, 400),
        ),
        max_size=25,
    )
)
def test_the_virtual_claims_are_the_real_ones(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str, int]]
) -> None:
    path = tmp_path_factory.mktemp("claims") / "seedbed.db"
    durable = Durable()
    real, virtual = Claims(path, LIFETIME), _virtual(durable, 0)
    held: dict[str, tuple[Claim, Claim]] = {}
    now = 0
    answer = StoredAnswer((ImageFailed(1, 2, "code", "text"),), (Note("seed", "ignored"),), 0)
    for number, (step, key, fingerprint, seconds) in enumerate(steps, 1):
        now += seconds
        if step == "restart":
            real.close()
            real, virtual = Claims(path, LIFETIME), _virtual(durable, number)
        elif step == "take":
            one = _taken(real, key, fingerprint, str(number), now)
            other = _taken(virtual, key, fingerprint, str(number), now)
            assert one == other
            if isinstance(one, Claim) and isinstance(other, Claim):
                held[key] = one, other
        elif key in held:
            both: tuple[Claims | VirtualClaims, ...] = (real, virtual)
            for claims, claim in zip(both, held[key], strict=True):
                if step == "begin":
                    claims.begin(claim, seconds)
                elif step == "finish":
                    claims.finish(claim, answer)
                else:
                    claims.release(claim)
    real.close()


def test_a_torn_database_step_is_told() -> None:
    def full(what: str) -> None:
        raise OSError(28, what)

    claims = VirtualClaims(Durable(), full, "owner", LIFETIME)
    with pytest.raises(StorageFailed):
        claims.take("key", "one", "this", "id", 0)


def _virtual(durable: Durable, number: int) -> VirtualClaims:
    return VirtualClaims(durable, lambda _: None, f"owner {number}", LIFETIME)


def _taken(
    claims: Claims | VirtualClaims, key: str, fingerprint: str, request_id: str, now: int
) -> Claim | type[SeedbedError]:
    try:
        return claims.take("caller", key, fingerprint, request_id, now)
    except SeedbedError as error:
        return type(error)
