"""VolcEngine's own SDK against Seedbed, streaming a set: each picture as it is ready.

Run: SEEDBED_URL=http://127.0.0.1:8000 SEEDBED_KEY=sk-seed-... python examples/ark_sdk.py
"""

import os

from volcenginesdkarkruntime import Ark
from volcenginesdkarkruntime.types.images import SequentialImageGenerationOptions

client = Ark(base_url=f"{os.environ['SEEDBED_URL']}/api/v3", api_key=os.environ["SEEDBED_KEY"])

for event in client.images.generate(
    model="doubao-seedream-4-0-250828",
    prompt="生成一组四张连环画：小狗出门、遇到小猫、一起玩球、回家睡觉",
    size="1K",
    sequential_image_generation="auto",
    sequential_image_generation_options=SequentialImageGenerationOptions(max_images=8),
    stream=True,
):
    if event.type == "image_generation.partial_succeeded":
        print(event.image_index, event.size, event.url)
    elif event.type == "image_generation.completed":
        print("pictures:", event.usage["generated_images"])
