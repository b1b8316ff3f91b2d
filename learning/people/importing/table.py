"""A file of persons as lines: which columns it has, and what each line says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.people.importing.held import read_held
from learning.people.person import Role
from learning.people.qualifications.qualification import Qualification
from learning.sheets.cells import words
from learning.sheets.errors import Complaint
from learning.sheets.sheet import Sheet, columns_of

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
    "qualifications": "qualifications",
    "资格": "qualifications",
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
TeamPath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says of one person. None for a column the file does not have: what is kept stays."""

    number: int
    sign_in: str
    name: str
    team: TeamPath | None
    roles: frozenset[Role] | None
    qualifications: frozenset[Qualification] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The lines that could be read, and what is wrong with the others."""

    lines: Sequence[Line]
    complaints: Sequence[Complaint]


def read_table(sheet: Sheet, skills: Mapping[str, str]) -> Table:
    """Read a table with a heading in English or Chinese.

    `skills` gives the slug behind each spelling of a skill, in small letters. Raises `SheetUnreadable` if the
    heading lacks the sign-in or the name, names a column twice or one nobody knows.
    """
    columns = columns_of(sheet.heading, COLUMNS, ("sign_in", "name"))
    lines: dict[str, Line] = {}
    complaints = list(sheet.complaints)
    for number, cells in ((each.number, each.cells) for each in sheet.lines):
        wrong, line = _line(number, dict(zip(columns, cells, strict=True)), skills)
        if line is not None and line.sign_in in lines:
            wrong = [f"{line.sign_in} stands in line {lines[line.sign_in].number} already"]
        elif line is not None:
            lines[line.sign_in] = line
        complaints += [Complaint(number, message) for message in wrong]
    return Table(list(lines.values()), sorted(complaints, key=lambda complaint: complaint.line))


def _line(number: int, said: Mapping[str, str], skills: Mapping[str, str]) -> tuple[list[str], Line | None]:
    team = _team(said["team"]) if "team" in said else None
    named = words(said.get("roles", ""))
    held = read_held(said.get("qualifications", ""), skills)
    wrong = [f"{column} is missing" for column in ("sign_in", "name") if not said[column]]
    wrong += [
        f"{column} has more than {LONGEST[column]} characters"
        for column in said
        if _is_long(column, said, team)
    ]
    wrong += [f"there is no role {word!r}" for word in named if word.casefold() not in ROLES]
    if "roles" in said and not named:
        wrong.append("roles is empty")
    wrong += held.wrong
    if wrong:
        return wrong, None
    roles = frozenset(ROLES[word.casefold()] for word in named) if "roles" in said else None
    qualifications = held.qualifications if "qualifications" in said else None
    return [], Line(number, said["sign_in"], said["name"], team, roles, qualifications)


def _team(path: str) -> TeamPath:
    return tuple(name.strip() for name in path.split("/") if name.strip())


def _is_long(column: str, said: Mapping[str, str], team: TeamPath | None) -> bool:
    parts = (team or ()) if column == "team" else (said[column],)
    return column in LONGEST and any(len(part) > LONGEST[column] for part in parts)
