"""A stand-in for ByteDance's images service, which fails when you tell it to.

    async with ArkSimulator() as simulator:
        simulator.next("429:2", "reset-body")
        ...  # point a client at simulator.base_url with simulator.key
        assert [call.status for call in simulator.calls] == [429, 200]

It speaks Ark's, BytePlus's or CometAPI's form of the API over a real socket, gives small
pictures of the right size under links of their own, and keeps every call it was sent. Nothing
leaves the machine. From code that is not asyncio, use `simulated`. docs/testing.md lists the
faults; `seedbed simulate` runs it as a program.
"""

from seedbed.testing.ark_simulator.call import Call
from seedbed.testing.ark_simulator.faults import FAULTS, Fault
from seedbed.testing.ark_simulator.flavours import FLAVOURS, Flavour
from seedbed.testing.ark_simulator.simulator import ArkSimulator, simulated

__all__ = ["FAULTS", "FLAVOURS", "ArkSimulator", "Call", "Fault", "Flavour", "simulated"]
