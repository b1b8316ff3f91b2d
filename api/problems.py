"""Refusals as `application/problem+json` (RFC 9457), from one handler."""

import asyncio
import http
import traceback
from typing import Any

import asyncpg
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from structlog.contextvars import get_contextvars
from tortoise.exceptions import DBConnectionError, OperationalError
from tortoise.exceptions import ValidationError as ColumnRefused

from api.wire import Out
from learning.errors import Kind, LearningError

STATUS = {
    Kind.NOT_FOUND: 404,
    Kind.NOT_SIGNED_IN: 401,
    Kind.NOT_ALLOWED: 403,
    Kind.CONFLICT: 409,
    Kind.INVALID: 422,
    Kind.TOO_SOON: 429,
}

AWAY = (
    OSError,
    DBConnectionError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)
"""The database is not there, or this connection to it is of no use; the same request again finds another.

The driver calls it its own error where a caller hung up while a statement was being prepared (asyncpg, issue 1069).
"""

log = structlog.get_logger("interlude")


class ComplaintOut(Out):
    """One thing to mend, with the line where it stands."""

    line: int | None
    message: str


class ProblemOut(Out):
    """A refusal. `code` is stable: programs and translations key on it."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str
    complaints: list[ComplaintOut] | None
    retry_after: int | None
    """Seconds after which the same request may be sent again; also in the header of that name."""


def problem(
    status: int,
    code: str,
    detail: str,
    complaints: list[ComplaintOut] | None = None,
    retry_after: int | None = None,
) -> Response[ProblemOut]:
    """The response that says so."""
    return Response(
        ProblemOut(
            type=f"urn:interlude:problem:{code}",
            title=http.HTTPStatus(status).phrase,
            status=status,
            detail=detail,
            code=code,
            request_id=str(get_contextvars().get("request_id", "")),
            complaints=complaints,
            retry_after=retry_after,
        ),
        status_code=status,
        headers={"retry-after": str(retry_after)} if retry_after is not None else None,
        media_type="application/problem+json",
    )


def refuse(request: Request[Any, Any, Any], error: Exception) -> Response[ProblemOut]:
    """Turn whatever was raised into a problem. The one place that knows how errors look on the wire."""
    match error:
        case LearningError():
            retry_after = getattr(error, "retry_after", None)
            return problem(STATUS[error.kind], error.code, str(error), _complaints(error), retry_after)
        case ValidationException():
            return problem(400, "invalid-request", error.detail, _invalid_fields(error))
        case HTTPException() if error.status_code == 400:
            return problem(400, "invalid-request", error.detail)
        case HTTPException():
            return problem(error.status_code, _code_of(error.status_code), error.detail)
        case _ if _is_unstorable(error) or _is_unstorable(error.__cause__):
            log.warning("unstorable value", error=repr(error))
            return problem(
                400, "invalid-request", "A value in this request holds something that cannot be stored."
            )
        case UnicodeError() | LookupError() if _is_unreadable_form(error):
            return problem(
                400, "invalid-request", "A field of this form is no text in the encoding it claims."
            )
        case _ if isinstance(error, AWAY) or (
            isinstance(error, OperationalError) and isinstance(error.__cause__, AWAY)
        ):
            log.warning("database away", error=repr(error))
            return problem(
                503, "database-away", "The database cannot be reached. Nothing was lost; try again."
            )
        case asyncio.TimeoutError():
            return problem(
                503, "database-away", "The database did not answer in time. Nothing was lost; try again."
            )
    log.error("unexpected error", path=request.url.path, exc_info=error)
    return problem(500, "internal", "Something failed on our side. What you saved is safe; try again.")


def _is_unreadable_form(error: Exception) -> bool:
    """Whether the framework failed while it read a form; it refuses by itself only what is cut or too long."""
    frames = traceback.walk_tb(error.__traceback__)
    return any(frame.f_code.co_name == "parse_multipart_form" for frame, _ in frames)


def _is_unstorable(error: BaseException | None) -> bool:
    """Whether a value was refused as such: a NUL in a text, a number or a text beyond its column."""
    # The driver's own complaint about an argument is an InterfaceError too, but nothing is wrong with the connection.
    return isinstance(
        error,
        asyncpg.CharacterNotInRepertoireError
        | asyncpg.UntranslatableCharacterError
        | asyncpg.NumericValueOutOfRangeError
        | asyncpg.StringDataRightTruncationError
        | ColumnRefused,
    ) or (isinstance(error, asyncpg.InterfaceError) and isinstance(error, ValueError))


def _code_of(status: int) -> str:
    return http.HTTPStatus(status).phrase.lower().replace(" ", "-")


def _complaints(error: LearningError) -> list[ComplaintOut] | None:
    found = getattr(error, "complaints", None)
    return (
        [ComplaintOut(line=each.line, message=each.message) for each in found] if found is not None else None
    )


def _invalid_fields(error: ValidationException) -> list[ComplaintOut] | None:
    if not isinstance(error.extra, list):
        return None
    return [
        ComplaintOut(line=None, message=f"{each.get('key', '')}: {each['message']}") for each in error.extra
    ]
