"""A picture file that somebody sent, drawn anew: what it shows stays, whatever else was in the file is gone."""

import io
import struct
from dataclasses import dataclass
from hashlib import sha256

from PIL import Image, ImageOps

from learning.lessons.errors import PictureRefused
from learning.lessons.screen import Picture

LARGEST_FILE = 2_000_000
"""Bytes."""
LONGEST_SIDE = 4096
"""Pixels."""
MOST_PIXELS = 9_000_000
"""A screen in 4K has 8.3 million; decoded they take 36 MB."""
LARGEST_PNG = 1_000_000
"""Bytes. What takes more as PNG, such as a photograph, is kept as WebP, because every panel loads it."""
WEBP_QUALITY = 85

_READ = ("PNG", "JPEG", "WEBP")
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What Pillow raises about files that are not what they say."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture with the file that is kept of it."""

    picture: Picture
    media_type: str
    content: bytes


def redraw(content: bytes) -> Redrawn:
    """The picture in a PNG, JPEG or WebP file. Raises `PictureRefused`.

    Its id is that of its pixels, so that it is the same from whichever file it came.
    """
    image = _drawn(content)
    picture = _picture(image)
    png = _written(image, "PNG")
    if len(png) <= LARGEST_PNG:
        return Redrawn(picture, "image/png", png)
    return Redrawn(picture, "image/webp", _written(image, "WEBP", quality=WEBP_QUALITY))


def picture_in(content: bytes) -> Picture:
    """What `redraw` would keep of the file, by id and size, in a tenth of its time. Raises `PictureRefused`."""
    return _picture(_drawn(content))


def _drawn(content: bytes) -> Image.Image:
    if len(content) > LARGEST_FILE:
        raise PictureRefused(f"is larger than {LARGEST_FILE // 1_000_000} MB")
    return _plain(_opened(content))


def _picture(image: Image.Image) -> Picture:
    shown = sha256(f"{image.mode} {image.width} {image.height} ".encode())
    shown.update(image.tobytes())
    return Picture(shown.hexdigest(), image.width, image.height)


def _opened(content: bytes) -> Image.Image:
    """The first frame; its size is looked at before a pixel is decoded."""
    try:
        image = Image.open(io.BytesIO(content), formats=_READ)
    except _BROKEN:
        raise PictureRefused("is no PNG, JPEG or WebP picture") from None
    if max(image.size) > LONGEST_SIDE:
        raise PictureRefused(f"is larger than {LONGEST_SIDE} pixels on a side")
    if image.width * image.height > MOST_PIXELS:
        raise PictureRefused(f"has more than {MOST_PIXELS // 1_000_000} million pixels")
    try:
        image.load()
    except _BROKEN:
        raise PictureRefused("is broken: it ends early, or is not what it says") from None
    return image


def _plain(image: Image.Image) -> Image.Image:
    """Upright, in eight bits a colour, and without the transparency, which pages of any colour would shine through."""
    upright = ImageOps.exif_transpose(image)  # a copy: the decoder, which holds a frame of its own, goes
    if not upright.has_transparency_data:
        return upright if upright.mode == "RGB" else upright.convert("RGB")
    drawn = upright.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")


def _written(image: Image.Image, kind: str, **how: int) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **how)
    return written.getvalue()
