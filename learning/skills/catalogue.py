"""The catalogue of skills, read from TOML: all fields and skills, or every complaint about them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from learning.skills.skill import EvidenceKind, Field, Skill, SkillSlug, Stage

LONGEST_SLUG = 32

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_KEYS = {
    "name": str,
    "name_en": str,
    "field": str,
    "stage": int,
    "after": list,
    "bridge": bool,
    "private": bool,
    "needs_qualification": bool,
    "evidence": list,
    "queues": list,
}
_REQUIRED = ("name", "name_en", "field", "stage")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Fields and skills in the order of the file, which screens keep."""

    fields: tuple[Field, ...]
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """A catalogue or complaints, never both. A complaint prints as `path:line: sentence`."""

    catalogue: Catalogue | None
    complaints: tuple[str, ...]


def parse_catalogue(text: str, *, path: str = "skills.toml") -> ReadCatalogue:
    """Read tables `[fields.<slug>]` and `[skills.<slug>]`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return ReadCatalogue(None, (f"{path}:{_line_of_error(error)}: not TOML: {error}",))
    except RecursionError:
        return ReadCatalogue(None, (f"{path}:1: nested too deeply to be a catalogue",))
    reader = _Reader(text, path)
    fields = reader.fields(tables.get("fields"))
    skills = reader.skills(tables.get("skills"), {field.slug for field in fields})
    reader.check_prerequisites(skills)
    if reader.complaints:
        return ReadCatalogue(None, tuple(reader.complaints))
    return ReadCatalogue(Catalogue(fields, skills), ())


def find_cycle(after: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """The first circle of prerequisites, from a skill back to itself; None if every chain ends."""
    done: set[str] = set()
    for start in after:
        chain: dict[str, Iterator[str]] = {start: iter(after[start])}
        while start not in done and chain:
            here = next(reversed(chain))
            before = next(chain[here], None)
            if before is None:
                chain.popitem()
                done.add(here)
            elif before in chain:
                return (*list(chain)[list(chain).index(before) :], before)
            elif before not in done and before in after:
                chain[before] = iter(after[before])
    return None


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self.complaints: list[str] = []
        self._lines = text.split("\n")
        self._path = path

    def fields(self, tables: Any) -> tuple[Field, ...]:  # Any: whatever TOML holds
        if not isinstance(tables, dict) or not tables:
            self._complain("fields", "", "there are no fields: write tables such as [fields.basics]")
            return ()
        found = []
        for slug, table in tables.items():
            if self._is_table("fields", slug, table, {"name": str, "name_en": str}, ("name", "name_en")):
                found.append(Field(slug, table["name"], table["name_en"]))
        return tuple(found)

    def skills(self, tables: Any, fields: set[str]) -> tuple[Skill, ...]:  # Any: whatever TOML holds
        if not isinstance(tables, dict) or not tables:
            self._complain("skills", "", "there are no skills: write tables such as [skills.verify]")
            return ()
        found = []
        for slug, table in tables.items():
            if self._is_table("skills", slug, table, _KEYS, _REQUIRED) and self._holds(slug, table, fields):
                found.append(_skill(slug, table))
        return tuple(found)

    def check_prerequisites(self, skills: tuple[Skill, ...]) -> None:
        """Complain about prerequisites that nobody wrote, and about circles."""
        known = {skill.slug for skill in skills}
        for skill in skills:
            for before in skill.after:
                if before not in known and not self._was_written(before):
                    self._complain(
                        "skills", skill.slug, f'skill "{skill.slug}" comes after "{before}", which is unknown'
                    )
        cycle = find_cycle({skill.slug: skill.after for skill in skills})
        if cycle:
            self._complain("skills", cycle[0], f"prerequisites run in a circle: {' after '.join(cycle)}")

    def _is_table(
        self, kind: str, slug: str, table: Any, keys: Mapping[str, type], required: tuple[str, ...]
    ) -> bool:  # Any: whatever TOML holds
        before = len(self.complaints)
        if not _SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
            self._complain(
                kind, slug, f'"{slug}" is not made of a-z, 0-9 and single hyphens, at most {LONGEST_SLUG}'
            )
        if not isinstance(table, dict):
            self._complain(kind, slug, f'"{slug}" is not a table')
            return False
        for key, value in table.items():
            if key not in keys:
                self._complain(kind, slug, f'"{slug}" has no key "{key}"; there are {", ".join(keys)}')
            elif type(value) is not keys[key] or (
                isinstance(value, list) and any(type(v) is not str for v in value)
            ):
                self._complain(kind, slug, f'"{slug}": {key} is of the wrong type')
        for key in required:
            if key not in table:
                self._complain(kind, slug, f'"{slug}" has no {key}')
        return len(self.complaints) == before

    def _holds(self, slug: str, table: Mapping[str, Any], fields: set[str]) -> bool:  # Any: a table's value
        before = len(self.complaints)
        if fields and table["field"] not in fields:
            self._complain("skills", slug, f'"{slug}": there is no field "{table["field"]}"')
        if table["stage"] not in list(Stage):
            self._complain("skills", slug, f'"{slug}": stage is 1 to 4, not {table["stage"]}')
        for kind in table.get("evidence", []):
            if kind not in list(EvidenceKind):
                self._complain(
                    "skills", slug, f'"{slug}": evidence is {", ".join(EvidenceKind)}, not "{kind}"'
                )
        return len(self.complaints) == before

    def _was_written(self, slug: str) -> bool:
        return f"[skills.{slug}]" in self._lines

    def _complain(self, kind: str, slug: str, message: str) -> None:
        header = f"[{kind}.{slug}]"
        line = next((number for number, text in enumerate(self._lines, 1) if text.strip() == header), 1)
        self.complaints.append(f"{self._path}:{line}: {message}")


def _skill(slug: str, table: Mapping[str, Any]) -> Skill:  # Any: checked by `_is_table`
    return Skill(
        slug=SkillSlug(slug),
        name=table["name"],
        name_en=table["name_en"],
        field=table["field"],
        stage=Stage(table["stage"]),
        after=tuple(SkillSlug(before) for before in table.get("after", [])),
        bridge=table.get("bridge", False),
        private=table.get("private", False),
        needs_qualification=table.get("needs_qualification", False),
        evidence=tuple(EvidenceKind(kind) for kind in table.get("evidence", [EvidenceKind.QUIZ])),
        queues=tuple(table.get("queues", [])),
    )


def _line_of_error(error: tomllib.TOMLDecodeError) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else 1
