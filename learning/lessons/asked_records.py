"""Which items a lesson asks, as SQL: with a skill its practice ends, but not what the bank requires."""


def is_asked(*, now: str, lesson: str = "lesson") -> str:
    """SQL that holds where `item` is asked by its own lesson then. `now` is SQL for the moment, `lesson` its row.

    A skill taken out is practised no more; an update about it is required all the same, and asks until it is done.
    """
    return f"""((not item.taken_out or {lesson}.revision_id is not null)
    and (item.retired_at is null or item.retired_at > {now}))"""
