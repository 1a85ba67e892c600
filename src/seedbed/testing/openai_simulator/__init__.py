"""A stand-in for servers that speak OpenAI's images API, each with its own quirks.

    async with OpenAISimulator("sglang") as simulator:
        simulator.next("429:2", "")
        ...  # point a client at simulator.base_url with simulator.key
        assert [call.status for call in simulator.calls] == [429, 200]

It answers /v1/images/generations and, where the real one has it, multipart /v1/images/edits, over
a real socket: as OpenAI, vLLM-Omni, SGLang-Diffusion, LocalAI or stable-diffusion.cpp's
sd-server do. servers.py has what is known of each and where from. Pictures are bands of colour
that hold their prompt and seed in a comment; every call is kept with its fields and files. For a
bad network put a `FaultProxy` before it. From code that is not asyncio, use `simulated_openai`.
"""

from seedbed.testing.openai_simulator.call import Call, Upload
from seedbed.testing.openai_simulator.servers import SERVERS, Server
from seedbed.testing.openai_simulator.simulator import FAULTS, OpenAISimulator
from seedbed.testing.openai_simulator.threaded import simulated_openai

__all__ = [
    "FAULTS",
    "SERVERS",
    "Call",
    "OpenAISimulator",
    "Server",
    "Upload",
    "simulated_openai",
]
