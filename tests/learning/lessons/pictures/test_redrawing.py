"""What is kept of a picture, and which files are refused, some of them made to do harm."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, PngImagePlugin

from learning.lessons.errors import PictureRefused
from learning.lessons.pictures.redrawing import LARGEST_PNG, redraw

SECRET = b"6222 0212 3456 7890"


def a_picture(size: tuple[int, int] = (40, 20), mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, size, "white")
    image.paste("navy", (2, 3, 20, 9))
    return image


def written(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def a_png_that_claims(width: int, height: int) -> bytes:
    """A hundred bytes whose header promises that many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + rows + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(written(a_picture()), id="PNG"),
        pytest.param(written(a_picture(), "WEBP", lossless=True), id="WebP"),
        pytest.param(written(a_picture().quantize(8)), id="PNG with a palette"),
        pytest.param(written(a_picture(mode="RGBA")), id="PNG with an alpha channel"),
    ],
)
def test_a_picture_has_one_id_whichever_file_it_comes_in(file: bytes) -> None:
    kept = redraw(file)

    assert kept.picture == redraw(written(a_picture())).picture
    assert (kept.picture.width, kept.picture.height, kept.media_type) == (40, 20, "image/png")


def test_another_picture_has_another_id() -> None:
    assert redraw(written(a_picture((20, 40)))).picture.id != redraw(written(a_picture())).picture.id


def test_what_was_written_into_the_file_is_gone() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    files = [
        written(a_picture(), pnginfo=text),
        written(a_picture(), "JPEG", exif=exif, comment=SECRET),
        written(a_picture()) + b"PK\x03\x04" + SECRET,
    ]

    assert [SECRET in file for file in files] == [True] * 3
    assert [SECRET in redraw(file).content for file in files] == [False] * 3


def test_what_a_hidden_layer_of_transparency_covered_is_gone() -> None:
    covered = a_picture(mode="RGBA")
    covered.putalpha(0)

    with Image.open(io.BytesIO(redraw(written(covered)).content)) as kept:
        assert kept.getcolors() == [(800, (255, 255, 255))]


def test_a_picture_taken_sideways_is_kept_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    kept = redraw(written(a_picture(), "JPEG", exif=exif)).picture

    assert (kept.width, kept.height) == (20, 40)


def test_what_is_large_as_png_is_kept_as_webp() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((620, 620), 90) for _ in range(3)])

    kept = redraw(written(noise, "JPEG", quality=60))

    assert kept.media_type == "image/webp"
    assert len(kept.content) < LARGEST_PNG


@pytest.mark.parametrize(
    ("make", "why"),
    [
        pytest.param(lambda: b"", "is no PNG, JPEG or WebP picture", id="nothing"),
        pytest.param(lambda: b"\0" * 2_000_001, "is larger than 2 MB", id="too many bytes"),
        pytest.param(
            lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
            "is no PNG, JPEG or WebP picture",
            id="SVG",
        ),
        pytest.param(lambda: written(a_picture(), "GIF"), "is no PNG, JPEG or WebP picture", id="GIF"),
        pytest.param(lambda: b"%!PS-Adobe\n(x) run", "is no PNG, JPEG or WebP picture", id="a program"),
        pytest.param(
            lambda: b"<html>" + written(a_picture()), "is no PNG, JPEG or WebP picture", id="a page first"
        ),
        pytest.param(
            lambda: a_png_that_claims(4097, 1), "is larger than 4096 pixels on a side", id="too wide"
        ),
        pytest.param(
            lambda: a_png_that_claims(4000, 4000), "has more than 9 million pixels", id="too many pixels"
        ),
        pytest.param(
            lambda: a_png_that_claims(65_000, 65_000), "is no PNG, JPEG or WebP picture", id="a bomb"
        ),
        pytest.param(
            lambda: a_png_that_claims(400, 400),
            "is broken: it ends early, or is not what it says",
            id="a lie",
        ),
        pytest.param(
            lambda: written(a_picture((300, 300)), "JPEG")[:-400],
            "is broken: it ends early, or is not what it says",
            id="cut off",
        ),
        pytest.param(
            lambda: written(a_picture(), "WEBP")[:40], "is no PNG, JPEG or WebP picture", id="a WebP cut off"
        ),
    ],
)
def test_other_files_are_refused_with_a_reason(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(PictureRefused) as refused:
        redraw(make())

    assert refused.value.why == why


@pytest.mark.parametrize("place", range(8, 120, 7))
def test_a_file_with_a_byte_turned_is_a_picture_or_refused(place: int) -> None:
    file = bytearray(written(a_picture()))
    file[place % len(file)] ^= 0xFF

    try:
        kept = redraw(bytes(file))
    except PictureRefused:
        return
    assert kept.content.startswith(b"\x89PNG")
