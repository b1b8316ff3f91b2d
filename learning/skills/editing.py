"""One skill, field or position of a catalogue written anew or taken out, with whatever names it."""

from dataclasses import replace
from typing import TypeVar

from learning.skills.catalogue import Catalogue
from learning.skills.errors import FieldInUse, FieldNotFound, ProfileNotFound, SkillNotFound
from learning.skills.skill import Field, Profile, Skill

Named = TypeVar("Named", bound=Skill | Field | Profile)


def put_skill(catalogue: Catalogue, skill: Skill) -> Catalogue:
    """The skill in place of the one of its slug; a new one stands last."""
    return replace(catalogue, skills=_put(catalogue.skills, skill))


def put_field(catalogue: Catalogue, field: Field) -> Catalogue:
    """The field in place of the one of its slug; a new one stands last."""
    return replace(catalogue, fields=_put(catalogue.fields, field))


def put_profile(catalogue: Catalogue, profile: Profile) -> Catalogue:
    """The position in place of the one of its slug; a new one stands last."""
    return replace(catalogue, profiles=_put(catalogue.profiles, profile))


def drop_field(catalogue: Catalogue, slug: str) -> Catalogue:
    """Without the field. Raises `FieldNotFound`, and `FieldInUse` while a skill stands in it."""
    if all(each.slug != slug for each in catalogue.fields):
        raise FieldNotFound
    if any(skill.field == slug for skill in catalogue.skills):
        raise FieldInUse
    return replace(catalogue, fields=tuple(each for each in catalogue.fields if each.slug != slug))


def drop_profile(catalogue: Catalogue, slug: str) -> Catalogue:
    """Without the position; whoever aims at it aims at none. Raises `ProfileNotFound`."""
    if catalogue.profile(slug) is None:
        raise ProfileNotFound
    return replace(catalogue, profiles=tuple(each for each in catalogue.profiles if each.slug != slug))


def take_out(catalogue: Catalogue, slug: str) -> Catalogue:
    """Without the skill: nothing comes after it any more, and no position asks for it. Raises `SkillNotFound`."""
    if catalogue.skill(slug) is None:
        raise SkillNotFound
    return replace(
        catalogue,
        skills=tuple(_not_after(each, slug) for each in catalogue.skills if each.slug != slug),
        profiles=tuple(_not_wanting(each, slug) for each in catalogue.profiles),
    )


def _put(known: tuple[Named, ...], new: Named) -> tuple[Named, ...]:
    if all(each.slug != new.slug for each in known):
        return (*known, new)
    return tuple(new if each.slug == new.slug else each for each in known)


def _not_after(skill: Skill, slug: str) -> Skill:
    return replace(skill, after=tuple(before for before in skill.after if before != slug))


def _not_wanting(profile: Profile, slug: str) -> Profile:
    return replace(profile, wants=tuple(each for each in profile.wants if each[0] != slug))
