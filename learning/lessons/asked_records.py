"""Which items a lesson asks and until when, as SQL: with a skill its practice ends, but not what the bank requires."""


def is_asked(*, now: str, lesson: str = "lesson") -> str:
    """SQL that holds where `item` is asked by its own lesson then. `now` is SQL for the moment, `lesson` its row.

    A skill taken out is practised no more; an update about it is required all the same, and asks until it is done.
    """
    return f"""((not item.taken_out or {lesson}.revision_id is not null)
    and (item.retired_at is null or item.retired_at > {now}))"""


def to_retire(*, was: str, since: str) -> str:
    """SQL for when `item` ends that was asked no more for a while, from `since` on, and is asked again.

    As it `was` to before; but where an update ended its rule meanwhile, the item ends with it.
    """
    return f"""least({was}, (
    select min(version.valid_from) from fact_version version
    where version.fact_id = item.fact_id and version.valid_from > {since}
      and version.valid_to is distinct from version.valid_from))"""  # noqa: S608 # made of constants of ours
