"""The reference pages of `docs/`, written from the code: `python -m api.reference [--check] FOLDER`.

They are generated so that they cannot be wrong; nothing in them is written by hand.
"""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from pydantic import AliasChoices, SecretStr

import api
import badges
import learning
from api.access import PUBLIC, purpose_of, roles_admitted, scope_of
from api.app import create_app
from api.appraisal_wall import EXCEPTIONS
from api.problems import STATUS
from api.settings import SOURCE_TREE, Settings
from learning.errors import LearningError
from learning.people.access import Access, Datum, Duty, Relation, is_for_the_banks_own, may_see, roles_with
from learning.people.person import Role

GENERAL = (
    (400, "invalid-request", "The body or a parameter does not fit its schema; `complaints` say where."),
    (404, "not-found", "There is nothing at this address."),
    (405, "method-not-allowed", "The address exists, but not with this method."),
    (413, "request-entity-too-large", "The body is larger than any of ours has to be."),
    (415, "unsupported-media-type", "The body is of a kind that this route does not read."),
    (500, "internal", "A bug of ours; `request_id` finds it in the log."),
    (
        503,
        "database-away",
        "The database cannot be reached or did not answer in time; the same request may be sent again.",
    ),
)
"""Refusals that no error class of ours stands behind."""


def settings_page() -> str:
    """Every setting with its variable, its meaning and what it is when nobody sets it."""
    rows = []
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        variable = alias.choices[0] if isinstance(alias, AliasChoices) else f"INTERLUDE_{name.upper()}"
        rows.append((f"`{variable}`", field.description or "", _default(field.default)))
    return _page(
        "Settings",
        "Read once at the start, from the environment.\n"
        "A setting that does not fit is refused there, in one line.",
        _table(("Variable", "What it sets", "Otherwise"), rows),
    )


def routes_page() -> str:
    """Every route, what it does and what it is for."""
    rows = [
        (f"`{method} {path}`", handler.summary or "", f"`{purpose_of(handler)}`", _scope(handler))
        for method, path, handler in routes()
    ]
    return _page(
        "Routes",
        "Bodies and answers are described by `/api/openapi.json`.\n"
        "The purpose decides who may call a route; [access.md](access.md) tells whom it admits.\n"
        "A program with a token of the scope that is named may call it too ([tokens.md](tokens.md)); "
        "without one, no token opens the route.",
        _table(("Route", "What it does", "Purpose", "Scope"), rows),
    )


def access_page() -> str:
    """Every route against every role, and the table of who sees what behind it."""
    roles = list(Role)
    rows = [(f"`{method} {path}`", *_admitted(handler, roles)) for method, path, handler in routes()]
    standings = list(Relation)
    data = [
        (f"`{datum}`", *(_seen(may_see(datum, frozenset({standing}))) for standing in standings))
        for datum in Datum
    ]
    duties = [
        (
            f"`{duty}`",
            ", ".join(role.value for role in roles if role in roles_with(duty)),
            "●" if is_for_the_banks_own(duty) else "",
        )
        for duty in Duty
    ]
    beside = [(f"`{each}`", reason) for reason, fields in EXCEPTIONS.items() for each in fields]
    return _page(
        "Access",
        "A test walks every route with every role against this table.",
        "\n## Which role opens which route\n\n"
        "● the role opens it; ○ anybody may call it without a sign-in.\n"
        "Behind a route the query narrows further: a lead meets her own teams, everybody her own data.",
        _table(("Route", *(role.value for role in roles)), rows),
        "\n## Who sees what of a person\n\n"
        "By how the one who looks stands to the person whose data it is; of several relations the greatest counts.\n"
        "A lead is one of the person's team or of a team above it; a duty lead is one for the time of her watch.\n"
        "Whoever works for another employer is lead and duty lead of its people alone.",
        _table(("Data", *(standing.value for standing in standings)), data),
        "\n## Work that only some do\n\n"
        "Where it says so, nobody of another employer does it, whatever her roles.",
        _table(("Work", "Roles", "The bank's own alone"), duties),
        "\n## What stands beside a name\n\n"
        "The appraisal wall: no answer about somebody else holds a figure or a moment of her learning beside her name,"
        " a parameter that sorts people, or a file.\n"
        "The application does not start with one, and no setting opens the wall.\n"
        "Figures and moments that are no learning are listed here with their reason.",
        _table(("Beside a name", "Why it may"), beside),
    )


def problems_page() -> str:
    """Every code that a refusal can carry."""
    ours = [(STATUS[each.kind], each.code, _sentence(each)) for each in refusals()]
    rows = [
        (f"`{code}`", str(status), said)
        for status, code, said in sorted([*ours, *GENERAL], key=lambda row: row[1])
    ]
    return _page(
        "Problems",
        "Every refusal is `application/problem+json` (RFC 9457).\n"
        "`code` is stable: programs and translations key on it.\n"
        "Some are refusals of a command and never travel over HTTP; they end it with exit code 1.",
        _table(("Code", "Status", "What it says"), rows),
    )


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "routes.md": routes_page,
    "access.md": access_page,
    "problems.md": problems_page,
}


@cache
def routes() -> tuple[tuple[str, str, HTTPRouteHandler], ...]:
    """Method, template and handler of every route, in the order of their addresses; the application is built once."""
    settings = Settings(
        database_url=SecretStr("postgresql://nobody@localhost/none"), secret=SecretStr("-" * 32)
    )
    found = {
        (route.path_format, method): handler
        for route in create_app(settings).routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in handler.http_methods - {"OPTIONS"}
    }
    return tuple((method, path, found[path, method]) for path, method in sorted(found))


def refusals() -> list[type[LearningError]]:
    """Every error class that has a code of its own, wherever it is defined."""
    for package in (api, badges, learning):
        _import_all(package)
    return sorted(_below(LearningError), key=lambda each: each.code)


def main(arguments: Sequence[str]) -> int:
    """Write the pages into a folder, or with `--check` say which of them are not what the code says."""
    folder, stale = Path(arguments[-1]), []
    for name, page in PAGES.items():
        path, text = folder / name, page()
        if arguments[0] != "--check":
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(str(path))
    for name in stale:
        sys.stderr.write(f"{name} is not what the code says: run `make reference`.\n")
    return 1 if stale else 0


def _import_all(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)


def _below(parent: type[LearningError]) -> Iterator[type[LearningError]]:
    for child in parent.__subclasses__():
        if "code" in vars(child):
            yield child
        yield from _below(child)


def _sentence(error: type[LearningError]) -> str:
    return " ".join((error.__doc__ or "").strip().split("\n\n")[0].split())


def _default(value: object) -> str:
    if value is None or value == "":
        return "empty"
    if isinstance(value, Path):
        return (
            f"`{value.relative_to(SOURCE_TREE)}`" if value.is_relative_to(SOURCE_TREE) else "shipped with it"
        )
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _admitted(handler: HTTPRouteHandler, roles: Iterable[Role]) -> list[str]:
    purpose = purpose_of(handler)
    if purpose is PUBLIC:
        return ["○" for _ in roles]
    return ["●" if role in roles_admitted(purpose) else "" for role in roles]


def _scope(handler: HTTPRouteHandler) -> str:
    scope = scope_of(handler)
    return f"`{scope}`" if scope else ""


def _seen(access: Access) -> str:
    return "" if access is Access.NOTHING else access.name.lower().replace("_", " ")


def _page(title: str, *parts: str) -> str:
    return "\n".join(
        [f"# {title}\n", "Generated by `make reference`; `make check` holds it to the code.", *parts]
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n" + "".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
