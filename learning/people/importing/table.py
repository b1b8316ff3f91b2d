"""A file of persons as lines: which columns it has, and what each line says."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.people.errors import FileUnreadable
from learning.people.person import Role
from learning.people.sign_in import as_kept

COLUMNS: Mapping[str, str] = {
    "sign_in": "sign_in",
    "工号": "sign_in",
    "账号": "sign_in",
    "name": "name",
    "姓名": "name",
    "team": "team",
    "班组": "team",
    "roles": "roles",
    "角色": "roles",
}
ROLES: Mapping[str, Role] = {
    **{role.value: role for role in Role},
    "坐席": Role.AGENT,
    "资深": Role.AUTHOR,
    "班长": Role.LEAD,
    "值班长": Role.DUTY_LEAD,
    "经理": Role.MANAGER,
    "知识负责人": Role.OWNER,
    "合规": Role.COMPLIANCE,
    "合规负责人": Role.COMPLIANCE,
    "管理员": Role.ADMIN,
    "系统管理员": Role.ADMIN,
}
LONGEST = {"sign_in": 64, "name": 80, "team": 80}
MOST_LINES = 200_000
TeamPath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says of one person. None for a column the file does not have: what is kept stays."""

    number: int
    sign_in: str
    name: str
    team: TeamPath | None
    roles: frozenset[Role] | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a line."""

    number: int
    message: str


@dataclass(frozen=True, slots=True)
class Table:
    """The lines that could be read, and what is wrong with the others."""

    lines: Sequence[Line]
    complaints: Sequence[Complaint]


def read_table(text: str) -> Table:
    """Read a file with a heading in English or Chinese, separated by comma, semicolon or tab.

    Raises `FileUnreadable` if its heading lacks the sign-in or the name, names a column twice or one nobody knows.
    """
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    complaints: list[Complaint] = []
    seen: dict[str, int] = {}
    try:
        columns = _columns(next(reader, []))
        before = reader.line_num
        for cells in reader:
            number, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if number > MOST_LINES:
                raise FileUnreadable(f"has more than {MOST_LINES} lines")
            wrong, line = _line(number, columns, cells)
            if line is not None and line.sign_in in seen:
                wrong = [f"{line.sign_in} stands in line {seen[line.sign_in]} already"]
            if line is None or wrong:
                complaints += [Complaint(number, message) for message in wrong]
                continue
            seen[line.sign_in] = number
            lines.append(line)
    except csv.Error as error:
        raise FileUnreadable(f"cannot be read as a table near line {reader.line_num}: {error}") from None
    return Table(lines, complaints)


def _columns(heading: Sequence[str]) -> list[str]:
    names = [as_kept(cell).casefold() for cell in heading]
    unknown = [name for name in names if name not in COLUMNS]
    columns = [COLUMNS[name] for name in names if name in COLUMNS]
    if not {"sign_in", "name"} <= set(columns):
        raise FileUnreadable("needs a first line that names at least sign_in (工号) and name (姓名)")
    if unknown:
        raise FileUnreadable(f"has columns that mean nothing here: {', '.join(unknown)}")
    if len(set(columns)) < len(columns):
        raise FileUnreadable("names a column twice")
    return columns


def _line(number: int, columns: Sequence[str], cells: Sequence[str]) -> tuple[list[str], Line | None]:
    if len(cells) != len(columns):
        return [f"has {len(cells)} cells where the first line has {len(columns)}"], None
    said = {column: as_kept(cell) for column, cell in zip(columns, cells, strict=True)}
    team = _team(said["team"]) if "team" in said else None
    words = [word for word in re.split(r"[;,、|/\s]+", said.get("roles", "")) if word]
    wrong = [f"{column} is missing" for column in ("sign_in", "name") if not said[column]]
    wrong += [
        f"{column} has more than {LONGEST[column]} characters"
        for column in said
        if _is_long(column, said, team)
    ]
    wrong += [f"there is no role {word!r}" for word in words if word.casefold() not in ROLES]
    if "roles" in said and not words:
        wrong.append("roles is empty")
    if wrong:
        return wrong, None
    roles = frozenset(ROLES[word.casefold()] for word in words) if "roles" in said else None
    return [], Line(number, said["sign_in"], said["name"], team, roles)


def _team(path: str) -> TeamPath:
    return tuple(name.strip() for name in path.split("/") if name.strip())


def _is_long(column: str, said: Mapping[str, str], team: TeamPath | None) -> bool:
    parts = (team or ()) if column == "team" else (said[column],)
    return column in LONGEST and any(len(part) > LONGEST[column] for part in parts)
