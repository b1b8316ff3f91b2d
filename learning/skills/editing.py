"""One skill of a catalogue written anew or taken out, with whatever names it."""

from dataclasses import replace

from learning.skills.catalogue import Catalogue
from learning.skills.skill import Profile, Skill


def put_skill(catalogue: Catalogue, skill: Skill) -> Catalogue:
    """The skill in place of the one of its slug; a new one stands last."""
    if catalogue.skill(skill.slug) is None:
        return replace(catalogue, skills=(*catalogue.skills, skill))
    return replace(
        catalogue, skills=tuple(skill if each.slug == skill.slug else each for each in catalogue.skills)
    )


def take_out(catalogue: Catalogue, slug: str) -> Catalogue:
    """Without the skill: nothing comes after it any more, and no position asks for it."""
    return replace(
        catalogue,
        skills=tuple(_not_after(each, slug) for each in catalogue.skills if each.slug != slug),
        profiles=tuple(_not_wanting(each, slug) for each in catalogue.profiles),
    )


def _not_after(skill: Skill, slug: str) -> Skill:
    return replace(skill, after=tuple(before for before in skill.after if before != slug))


def _not_wanting(profile: Profile, slug: str) -> Profile:
    return replace(profile, wants=tuple(each for each in profile.wants if each[0] != slug))
