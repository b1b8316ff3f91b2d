"""A catalogue as TOML, as `reading.py` reads it: what is exported, and what is kept of every version."""

import json
import re
from collections.abc import Iterator

from learning.skills.catalogue import Catalogue
from learning.skills.skill import EvidenceKind, Profile, Skill, Words


def write_catalogue(catalogue: Catalogue) -> str:
    """The catalogue as TOML; what is as it would be anyway is left out."""
    tables = [
        *([f"[fields.{_key(each.slug)}]", *_names(each.name, each.name_en)] for each in catalogue.fields),
        *(list(_skill(each)) for each in catalogue.skills),
        *(list(_profile(each)) for each in catalogue.profiles),
    ]
    return "\n\n".join("\n".join(lines) for lines in tables) + "\n"


def _skill(skill: Skill) -> Iterator[str]:
    yield f"[skills.{_key(skill.slug)}]"
    yield from _names(skill.name, skill.name_en)
    yield f"field = {_text(skill.field)}"
    yield f"stage = {skill.stage.value}"
    if skill.after:
        yield f"after = {_list(skill.after)}"
    for flag in ("bridge", "private", "needs_qualification"):
        if getattr(skill, flag):
            yield f"{flag} = true"
    if skill.evidence != (EvidenceKind.QUIZ,):
        yield f"evidence = {_list(skill.evidence)}"
    if skill.queues:
        yield f"queues = {_list(skill.queues)}"
    if skill.valid_for:
        yield f"valid_days = {skill.valid_for.days}"
    if skill.behaviours:
        yield ""
        yield f"[skills.{skill.slug}.behaviours]"
        for behaviour in skill.behaviours:
            yield from _words(behaviour.rung, behaviour.words)
    if skill.boundary:
        yield ""
        yield f"[skills.{skill.slug}.boundary]"
        for key in ("answers", "refers", "to"):
            yield from _words(key, getattr(skill.boundary, key))


def _profile(profile: Profile) -> Iterator[str]:
    yield f"[profiles.{_key(profile.slug)}]"
    yield from _names(profile.name, profile.name_en)
    yield ""
    yield f"[profiles.{_key(profile.slug)}.wants]"
    for slug, wanted in profile.wants:
        yield f"{_key(slug)} = {_list((wanted.low, wanted.high))}"


def _names(name: str, name_en: str) -> Iterator[str]:
    yield f"name = {_text(name)}"
    yield f"name_en = {_text(name_en)}"


def _words(key: str, words: Words) -> Iterator[str]:
    yield f"{key} = {_text(words.zh)}"
    if words.en:
        yield f"{key}_en = {_text(words.en)}"


def _key(slug: str) -> str:
    """A slug as it is; whatever somebody sent instead in quotes, so that reading can refuse it by name."""
    return slug if re.fullmatch(r"[a-z0-9-]+", slug) else _text(slug)


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _text(value: str) -> str:
    """A JSON string is a basic string of TOML, but for DEL, which TOML wants escaped."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
