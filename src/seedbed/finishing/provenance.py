"""The machine-readable mark: who made this picture, and that it was generated.

Two vocabularies say the same: IPTC's digital source type, which photo tools and social networks
read, and the label of the Chinese standard GB 45438-2025. Both travel in one XMP packet; PNG
carries the Chinese label once more in a text chunk, where Doubao's own files have it. Neither
holds the prompt, a key, a host or a time, and the picture's id is made from its pixels, so the
same pixels give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from seedbed.finishing.deflate import crc32

if TYPE_CHECKING:
    from seedbed.types import U8

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's term for every picture that leaves this server, whatever engine drew it.

IPTC also has `algorithmicMedia`, "created purely by an algorithm not based on any sampled
training data", which would describe a purely procedural engine. It is not used, on purpose:
finishing does not know which engine drew, the picture's visible mark and its GB 45438 label say
"AI generated" whatever the engine, and the readers of this field (newsrooms, social networks)
show their notice for `trainedAlgorithmicMedia` only. Of the two possible mistakes, a notice too
many misleads nobody about where a picture came from; a notice too few does.
Source: IPTC NewsCodes, Digital Source Type, 2024-10-23.
"""

CREATOR_TOOL = "Seedbed"
"""The program, without its version: an upgrade that draws the same picture gives the same file."""

AIGC_KEYWORD = "AIGC"
"""Keyword of the PNG text chunk (practice guide TC260-PG-20258A, 2025, and Doubao's files)."""

XMP_JPEG_NAMESPACE = b"http://ns.adobe.com/xap/1.0/\0"
"""What begins an APP1 segment that holds XMP (XMP specification part 3, section 1.1.3)."""

XMP_PNG_KEYWORD = "XML:com.adobe.xmp"
"""Keyword of the iTXt chunk that holds XMP (XMP specification part 3, section 1.1.5)."""

_BLOCK_BYTES = 16_384
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"
    xmp:CreatorTool={tool}
    Iptc4xmpExt:DigitalSourceType={source_type}>
   <TC260:AIGC>{aigc}</TC260:AIGC>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Label:
    """What the mark says of one picture: who made it, and the id of its pixels."""

    producer: str
    produce_id: str

    def aigc(self) -> str:
        """The GB 45438-2025 label as JSON, in ASCII: the seven fields of its annex E.

        The property or chunk that holds it is named AIGC, so the object itself is not wrapped
        once more. Label "1" is "generated or synthesised by AI". The propagator's fields stay
        empty: they belong to a service that passes the picture on.
        """
        fields = {
            "Label": "1",
            "ContentProducer": self.producer,
            "ProduceID": self.produce_id,
            "ReservedCode1": "",
            "ContentPropagator": "",
            "PropagateID": "",
            "ReservedCode2": "",
        }
        return json.dumps(fields, separators=(",", ":"))

    def xmp(self) -> str:
        """The XMP packet: creator tool, IPTC digital source type and the AIGC label."""
        return _PACKET.format(
            tool=quoteattr(CREATOR_TOOL),
            source_type=quoteattr(DIGITAL_SOURCE_TYPE),
            aigc=escape(self.aigc()),
        )


def label_of(rgb: U8, producer: str) -> Label:
    """The label of a picture as it will be seen, watermark included.

    `rgb`: H x W x C uint8 in one block of memory. The id is 32 hexadecimal digits: SHA-256 over
    producer, shape and the CRC-32 of every 16 KiB of pixels. Hashing the pixels themselves would
    take 7 ms at 2048 x 2048 and 28 ms at 4096 x 4096, more than encoding flat art; this takes
    about a tenth. It names a picture, it does not prove anything: a single changed pixel always
    gives another id, but a forger could make two pictures share one.
    """
    flat = rgb.reshape(-1)
    blocks = (flat[at : at + _BLOCK_BYTES] for at in range(0, flat.size, _BLOCK_BYTES))
    parts = (producer, *map(str, rgb.shape), *map(str, map(crc32, blocks)))
    return Label(producer, hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32])
