"""Pictures of screens: sent by those who write lessons, read by everybody who is signed in."""

from datetime import datetime

from litestar import Controller, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, MultipartBody
from pydantic import ConfigDict

from api.access import SELF
from api.item_shown import PICTURES, address_of
from api.knowledge_upload import MULTIPART_ROOM
from api.wire import In, Out
from learning.lessons.pictures import service
from learning.lessons.pictures.redrawing import LARGEST_FILE
from learning.people.access import Duty

FOR_GOOD = {"cache-control": "private, max-age=31536000, immutable"}
"""A picture never changes under its id, and what it showed of customers was covered before it came."""


class PictureIn(In):
    """A PNG, JPEG or WebP file of at most 2 MB, 4096 pixels a side and 9 million pixels."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    file: UploadFile


class PictureKeptOut(Out):
    """A picture as it is kept; lessons name it by its id, or by the first 16 digits of that."""

    id: str
    address: str
    width: int
    height: int


class PictureController(Controller):
    """Pictures to click on."""

    path = PICTURES.removeprefix("/api/v1")
    tags = ("lessons",)

    @post(
        "/",
        summary="Keep a picture of a screen",
        operation_id="postPicture",
        status_code=200,
        opt={"purpose": Duty.WRITE_LESSONS},
        request_max_body_size=LARGEST_FILE + MULTIPART_ROOM,
    )
    async def keep(self, data: MultipartBody[PictureIn], now: NamedDependency[datetime]) -> PictureKeptOut:
        """Drawn anew, so that nothing but what it shows is kept; the same picture is kept once."""
        kept = await service.keep_picture(await data.file.read(LARGEST_FILE + 1), now=now)
        return PictureKeptOut(id=kept.id, address=address_of(kept.id), width=kept.width, height=kept.height)

    @get(
        "/{picture_id:str}",
        summary="A picture of a screen",
        operation_id="getPicture",
        opt={"purpose": SELF},
        responses={
            200: ResponseSpec(
                bytes, media_type="image/png", description="PNG, or WebP where that is smaller."
            )
        },
    )
    async def show(self, picture_id: FromPath[str]) -> Response[bytes]:
        """The file, which no cache of hers need ask for again."""
        media_type, content = await service.picture_file(picture_id)
        return Response(content, media_type=media_type, headers=FOR_GOOD)
