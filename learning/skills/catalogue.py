"""The catalogue of skills: fields, skills and profiles, as one published whole."""

from dataclasses import dataclass

from learning.skills.skill import Field, Profile, Skill


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Fields, skills and profiles in the order of the file, which screens keep."""

    fields: tuple[Field, ...]
    skills: tuple[Skill, ...]
    profiles: tuple[Profile, ...] = ()

    def skill(self, slug: str) -> Skill | None:
        """The skill of this slug."""
        return next((each for each in self.skills if each.slug == slug), None)

    def profile(self, slug: str | None) -> Profile | None:
        """The profile of this slug."""
        return next((each for each in self.profiles if each.slug == slug), None)

    def field_named(self, slug: str) -> Field:
        """The field of this slug; every skill of a catalogue that was read has one."""
        return next(each for each in self.fields if each.slug == slug)


NO_SKILLS = Catalogue((), ())
"""Before anything was published."""
