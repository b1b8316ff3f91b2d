"""The catalogue of skills, read from TOML: all of it, or every complaint about it."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Any

from learning.skills.catalogue import Catalogue
from learning.skills.graph import after_of, find_cycle
from learning.skills.skill import (
    Behaviour,
    Boundary,
    EvidenceKind,
    Field,
    Profile,
    Range,
    Rung,
    Skill,
    SkillSlug,
    Stage,
    Words,
)

LONGEST_SLUG = 32
MOST_DAYS = 3650

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
    "valid_days": int,
    "behaviours": dict,
    "boundary": dict,
}
_REQUIRED = ("name", "name_en", "field", "stage")
_NAMES = {"name": str, "name_en": str}
_BOUNDARY = ("answers", "refers", "to")
_LONGEST: Mapping[str, int] = {"name": 80, "name_en": 120, "field": LONGEST_SLUG}


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """A catalogue or complaints, never both. A complaint prints as `path:line: sentence`."""

    catalogue: Catalogue | None
    complaints: tuple[str, ...]


def parse_catalogue(text: str, *, path: str = "skills.toml") -> ReadCatalogue:
    """Read tables `[fields.<slug>]`, `[skills.<slug>]` and `[profiles.<slug>]`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return ReadCatalogue(None, (f"{path}:{_line_of_error(error)}: not TOML: {error}",))
    except RecursionError:
        return ReadCatalogue(None, (f"{path}:1: nested too deeply to be a catalogue",))
    if _holds_nul(tables):
        return ReadCatalogue(None, (f"{path}:1: a character U+0000 stands in it",))
    reader = _Reader(text, path)
    fields = reader.fields(tables.get("fields"))
    skills = reader.skills(tables.get("skills"), {field.slug for field in fields})
    reader.check_prerequisites(skills)
    profiles = reader.profiles(tables.get("profiles", {}), {skill.slug for skill in skills})
    if reader.complaints:
        return ReadCatalogue(None, tuple(reader.complaints))
    return ReadCatalogue(Catalogue(fields, skills, profiles), ())


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
            if self._is_table("fields", slug, table, _NAMES, tuple(_NAMES)):
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

    def profiles(
        self, tables: Any, skills: set[SkillSlug]
    ) -> tuple[Profile, ...]:  # Any: whatever TOML holds
        if not isinstance(tables, dict):
            self._complain("profiles", "", "profiles are tables such as [profiles.resolver]")
            return ()
        found = []
        for slug, table in tables.items():
            keys = {**_NAMES, "wants": dict}
            if self._is_table("profiles", slug, table, keys, tuple(keys)):
                wants = [self._wanted(slug, skill, said, skills) for skill, said in table["wants"].items()]
                known = tuple(each for each in wants if each)
                found.append(Profile(slug, table["name"], table["name_en"], known))
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
        cycle = find_cycle(after_of(skills))
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
            elif key in _LONGEST and not 0 < len(str(value).strip()) <= _LONGEST[key]:
                self._complain(kind, slug, f'"{slug}": {key} has 1 to {_LONGEST[key]} characters')
        for key in required:
            if key not in table:
                self._complain(kind, slug, f'"{slug}" has no {key}')
        return len(self.complaints) == before

    def _wanted(
        self, slug: str, skill: str, said: Any, skills: set[SkillSlug]
    ) -> tuple[SkillSlug, Range] | None:  # Any: whatever TOML holds
        """`"solid"` alone means from there up; `["learning", "solid"]` is a range."""
        ends = said if isinstance(said, list) else [said, Rung.MASTERED]
        before = len(self.complaints)
        if skill not in skills and not self._was_written(skill):
            self._complain("profiles", slug, f'"{slug}" wants "{skill}", which is unknown')
        if len(ends) != 2 or any(end not in list(Rung) for end in ends):
            self._complain(
                "profiles", slug, f'"{slug}": {skill} is wanted at {", ".join(Rung)}, or at two of these'
            )
        elif Rung(ends[0]).arcs > Rung(ends[1]).arcs:
            self._complain("profiles", slug, f'"{slug}": {skill} is wanted from {ends[0]} down to {ends[1]}')
        if len(self.complaints) > before:
            return None
        return SkillSlug(skill), Range(Rung(ends[0]), Rung(ends[1]))

    def _are_words(self, slug: str, part: str, table: Mapping[str, Any], keys: Iterable[str]) -> None:
        """Complain unless the part of a skill holds sentences under these keys, each perhaps in English too."""
        known = set(chain.from_iterable((key, f"{key}_en") for key in keys))
        for key, value in table.items():
            if key not in known:
                self._complain("skills", slug, f'"{slug}": {part} has no key "{key}"')
            elif type(value) is not str or not value.strip():
                self._complain("skills", slug, f'"{slug}": {part}.{key} is no sentence')
            elif key.endswith("_en") and key.removesuffix("_en") not in table:
                self._complain("skills", slug, f'"{slug}": {part}.{key} has no Chinese sentence beside it')

    def _holds(self, slug: str, table: Mapping[str, Any], fields: set[str]) -> bool:  # Any: a table's value
        before = len(self.complaints)
        if fields and table["field"] not in fields:
            self._complain("skills", slug, f'"{slug}": there is no field "{table["field"]}"')
        if table["stage"] not in list(Stage):
            self._complain("skills", slug, f'"{slug}": stage is 1 to 4, not {table["stage"]}')
        if not 1 <= table.get("valid_days", 1) <= MOST_DAYS:
            self._complain("skills", slug, f'"{slug}": valid_days is 1 to {MOST_DAYS}')
        self._are_words(slug, "behaviours", table.get("behaviours", {}), Rung)
        if "boundary" in table:
            self._are_words(slug, "boundary", table["boundary"], _BOUNDARY)
            for key in _BOUNDARY:
                if key not in table["boundary"]:
                    self._complain("skills", slug, f'"{slug}": boundary has no {key}')
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
        valid_for=timedelta(days=table["valid_days"]) if "valid_days" in table else None,
        behaviours=_behaviours(table.get("behaviours", {})),
        boundary=Boundary(*(_words(table["boundary"], key) for key in _BOUNDARY))
        if "boundary" in table
        else None,
    )


def _behaviours(table: Mapping[str, str]) -> tuple[Behaviour, ...]:
    return tuple(Behaviour(rung, _words(table, rung)) for rung in Rung if rung in table)


def _words(table: Mapping[str, str], key: str) -> Words:
    return Words(table[key], table.get(f"{key}_en", ""))


def _holds_nul(value: Any) -> bool:  # Any: whatever TOML holds
    if isinstance(value, dict):
        return any(_holds_nul(each) for each in chain(value, value.values()))
    if isinstance(value, list):
        return any(map(_holds_nul, value))
    return isinstance(value, str) and "\x00" in value


def _line_of_error(error: tomllib.TOMLDecodeError) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else 1
