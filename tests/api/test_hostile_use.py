"""Every route, for every role, with anything a client could send: never a 500, no status that is not described, and every
refusal is a problem.

What is sent is made from the OpenAPI description: bodies that fit it, bodies that nearly do, and bodies that do not.
"""

import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar import Litestar
from litestar.routes import HTTPRoute
from tortoise import connections

from api.access import purpose_of, roles_admitted
from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER, FormTokens
from learning.people.person import Role
from learning.people.records import PersonRow, RoleGrantRow
from learning.people.sign_in import token_hash
from tests.api.conftest import SECRET
from tests.api.described import DESCRIBED
from tests.examples import examples
from tests.learning.knowledge.sources.office_files import packed

FORM_TOKEN = FormTokens(SECRET, secure=False).issue()
SCHEMAS: dict[str, Any] = DESCRIBED["components"]["schemas"]
OPERATIONS = [
    (method, path) for path, methods in sorted(DESCRIBED["paths"].items()) for method in sorted(methods)
]
KNOWN = UUID("00000000-0000-4000-8000-000000000001")
"""An id that some row has: the agent's own."""

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
HOSTILE = st.sampled_from(
    [
        "",
        "\x00",
        "\ud800",
        "'; drop table person; --",
        "../../etc/passwd",
        "%00",
        "{{7*7}}",
        "<script>",
        "٣",
        "a" * 5000,
    ]
) | st.text(max_size=40)


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema itself, or that to which it refers."""
    return SCHEMAS[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def fitting(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that the schema describes."""
    schema = resolved(schema)
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return st.one_of([fitting(each) for each in schema[several]])
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if isinstance(schema.get("type"), list):
        return st.one_of([fitting(schema | {"type": each}) for each in schema["type"]])
    return BY_TYPE.get(schema.get("type", ""), lambda _: ANYTHING)(schema)


def _text(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if schema.get("format") == "uuid":
        return st.just(str(KNOWN)) | st.uuids().map(str)
    if schema.get("format") == "date-time":
        return st.datetimes().map(lambda moment: f"{moment.isoformat()}Z")
    if schema.get("format") == "date":
        return st.dates().map(lambda day: day.isoformat())
    longest = min(schema.get("maxLength", 60), 60)
    shortest = min(schema.get("minLength", 0), longest)
    return st.text(min_size=shortest, max_size=longest)


def _object(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    fields = {name: fitting(each) for name, each in schema.get("properties", {}).items()}
    required = {name: fields.pop(name) for name in schema.get("required", []) if name in fields}
    return st.fixed_dictionaries(required, optional=fields)


BY_TYPE: dict[str, Callable[[dict[str, Any]], st.SearchStrategy[Any]]] = {
    "null": lambda schema: st.none(),
    "boolean": lambda schema: st.booleans(),
    "integer": lambda schema: (
        st.integers(schema.get("minimum"), schema.get("maximum")) | st.just(2**63) | st.just(-(2**31))
    ),
    "number": lambda schema: st.floats(allow_nan=False, allow_infinity=False),
    "string": _text,
    "array": lambda schema: st.lists(fitting(schema.get("items", {})), max_size=4),
    "object": _object,
}


@st.composite
def nearly(draw: st.DrawFn, schema: dict[str, Any]) -> Any:
    """A fitting object with one field put wrong, left out or too many."""
    body = draw(fitting(schema))
    if not isinstance(body, dict) or not body:
        return draw(ANYTHING)
    name = draw(st.sampled_from(sorted(body)))
    match draw(st.sampled_from(["wrong", "missing", "extra", "hostile"])):
        case "wrong":
            return body | {name: draw(ANYTHING)}
        case "missing":
            return {key: value for key, value in body.items() if key != name}
        case "extra":
            return body | {draw(st.text(max_size=10)): draw(ANYTHING)}
    return body | {name: draw(HOSTILE)}


@st.composite
def uploads(draw: st.DrawFn, fields: list[str]) -> tuple[bytes, str]:
    """A form with a file in one of these fields, or nearly; and its type."""
    name = draw(st.sampled_from(["a.md", "手册.zip", "a.docx", "a.xlsx", "a.csv", "../../a.md"]) | HOSTILE)
    content = draw(
        st.sampled_from([packed({"a.md": "甲", "../b.md": "乙"}), b"PK", b""]) | st.binary(max_size=300)
    )
    form = httpx.Request(
        "POST",
        "http://interlude.test",
        files={
            draw(st.sampled_from([*fields, *fields, "other"])): (
                name.encode(errors="replace").decode(),
                content,
            )
        },
        data=draw(
            st.just({})
            | st.fixed_dictionaries({"skills": st.lists(HOSTILE.filter(str.isprintable), max_size=3)})
        ),
    )
    return draw(
        st.just((form.read(), form.headers["content-type"]))
        | st.tuples(
            st.binary(max_size=300), st.sampled_from(["multipart/form-data", form.headers["content-type"]])
        )
    )


@st.composite
def requests(draw: st.DrawFn, method: str, path: str) -> tuple[str, str, bytes | None, str]:
    """Method, address, body and its type for one operation."""
    operation = DESCRIBED["paths"][path][method]
    query: list[str] = []
    for parameter in operation.get("parameters", []):
        value = str(draw(fitting(parameter["schema"]) | HOSTILE))
        named = quote(value, safe="", errors="replace")
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", named or "%20")
        elif parameter["in"] == "query" and (parameter.get("required") or draw(st.booleans())):
            query.append(f"{parameter['name']}={named}")
    address = f"{path}?{'&'.join(query)}" if query else path
    described = operation.get("requestBody", {}).get("content", {})
    if not described:
        return method, address, None, ""
    kind, shape = next(iter(described.items()))
    if kind != "application/json":
        return method, address, *draw(uploads(sorted(resolved(shape["schema"])["properties"])))
    body = draw(st.one_of(fitting(shape["schema"]), nearly(shape["schema"]), ANYTHING))
    raw = json.dumps(body).encode()
    cut = draw(st.sampled_from([raw, raw, raw, raw[: len(raw) // 2], b"", b"\xff\xfe" + raw]))
    return (
        method,
        address,
        cut,
        draw(st.sampled_from([kind, kind, kind, "text/plain", "application/x-www-form-urlencoded"])),
    )


def statuses(method: str, path: str) -> set[int]:
    """What the description says that this operation may answer; that an address leads nowhere needs no saying."""
    # An id with a slash in it, or none at all, makes the address of another route or of none.
    nowhere = {404, 405} if "{" in path else set()
    return {int(status) for status in DESCRIBED["paths"][path][method]["responses"]} | nowhere


def admitted(app: Litestar, method: str, path: str) -> list[Role]:
    """The roles that the gate lets through, because the others see no more of a route than a refusal."""
    [handler] = [
        handler
        for route in app.routes
        if isinstance(route, HTTPRoute) and route.path_format == path
        for handler in route.route_handlers
        if method.upper() in handler.http_methods
    ]
    return sorted(roles_admitted(purpose_of(handler)))


@pytest.fixture
async def people(database: object) -> dict[Role, UUID]:
    """One person of each role; the agent's id is the one that is known."""
    ids = {role: KNOWN if role is Role.AGENT else uuid4() for role in Role}
    for role, person_id in ids.items():
        await PersonRow.create(id=person_id, sign_in=role.value, name="林晓", password_hash="-")
        await RoleGrantRow.create(id=uuid4(), person_id=person_id, role=role)
    return ids


async def sign_in_again(role: Role, person_id: UUID, now: datetime) -> None:
    """Whatever the last request did to her sessions."""
    await connections.get("default").execute_query(
        "insert into session (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4)"
        " on conflict (token_hash) do nothing",
        [token_hash(role.value), person_id, now, now + timedelta(hours=1)],
    )


async def hold_out(
    app: Litestar, role: Role, sent: tuple[str, str, bytes | None, str], described: set[int]
) -> None:
    """Send it as this role, and look at what comes back."""
    method, address, body, kind = sent
    headers = {HEADER: FORM_TOKEN, "cookie": f"{COOKIE}={FORM_TOKEN}; {SESSION_COOKIE}={role.value}"}
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test") as client:
        answer = await client.request(
            method.upper(), address, content=body, headers=headers | ({"content-type": kind} if kind else {})
        )

    assert answer.status_code < 500, answer.text
    assert answer.status_code in described, answer.text
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"]


@pytest.mark.parametrize(
    ("method", "path"), OPERATIONS, ids=[f"{method} {path}" for method, path in OPERATIONS]
)
@settings(
    max_examples=int(os.environ.get("INTERLUDE_FUZZ_EXAMPLES") or examples(60, quick=5)),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
async def test_nothing_a_client_sends_breaks_a_route(
    app: Litestar,
    people: dict[Role, UUID],
    now: datetime,
    method: str,
    path: str,
    data: st.DataObject,
) -> None:
    role = data.draw(st.sampled_from(admitted(app, method, path)) | st.sampled_from(list(Role)))
    await sign_in_again(role, people[role], now)
    await hold_out(app, role, data.draw(requests(method, path)), statuses(method, path))
