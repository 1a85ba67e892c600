"""OpenAI's SDK against Seedbed: a picture by link, then a set as base64.

Run: SEEDBED_URL=http://127.0.0.1:8000 SEEDBED_KEY=sk-seed-... python examples/openai_sdk.py
"""

import base64
import os
from pathlib import Path

from openai import OpenAI

client = OpenAI(base_url=f"{os.environ['SEEDBED_URL']}/v1", api_key=os.environ["SEEDBED_KEY"])

one = client.images.generate(
    model="seedream-4-0-250828", prompt="a lighthouse on a cliff at sunset", size="1024x1024"
)
print(one.data[0].url)  # type: ignore[index]

# Seedream's own fields go into extra_body.
seasons = client.images.generate(
    model="seedream-4-0-250828",
    prompt="The same park bench in spring, summer, autumn and winter",
    response_format="b64_json",
    extra_body={"size": "1K", "sequential_image_generation": "auto"},
)
for number, item in enumerate(seasons.data or [], 1):
    path = Path(f"bench-{number}.jpeg")
    path.write_bytes(base64.b64decode(item.b64_json or ""))
    print(path)
