import random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from learning.attempts.answer import Answer
from learning.practice.sitting import Draft, Event, EventKind, SittingState, fold

STEPS = ["card-1", "one", "two"]


def an_event(number: int, kind: EventKind, step: str = "", answer: Answer | None = None) -> Event:
    return Event(UUID(int=number), number, kind, step, answer)


events = st.lists(
    st.builds(
        Event,
        st.integers(1, 12).map(lambda number: UUID(int=number)),
        st.integers(0, 8),
        st.sampled_from(EventKind),
        st.sampled_from(["", *STEPS]),
        st.none() | st.builds(Answer, text=st.sampled_from(["5", "5万"])),
    ),
    unique_by=lambda event: event.client_event_id,
    max_size=12,
)


@given(events, st.randoms(use_true_random=False), st.integers(0, 12))
def test_shuffled_and_doubled_events_lead_to_the_same_state(
    told: list[Event], chance: random.Random, again: int
) -> None:
    doubled = told + told[:again]
    chance.shuffle(doubled)

    assert fold(doubled) == fold(told)


@given(events, events)
def test_what_is_done_stays_done(told: list[Event], more: list[Event]) -> None:
    later = [event for event in more if event.client_event_id not in {each.client_event_id for each in told}]

    assert fold(told).done <= fold(told + later).done


def test_nothing_told_is_a_sitting_at_its_first_step() -> None:
    assert fold([]) == SittingState()
    assert fold([]).position(STEPS) == 0


def test_the_position_is_the_first_step_still_to_do() -> None:
    state = fold([an_event(1, EventKind.CARD_READ, "card-1"), an_event(2, EventKind.ANSWERED, "two")])

    assert state.position(STEPS) == 1
    assert state.position(["card-1"]) == 1


def test_an_answer_entered_but_not_given_is_kept() -> None:
    entered = Answer(chosen=(1,))
    state = fold(
        [
            an_event(1, EventKind.DRAFT, "one", Answer(chosen=(0,))),
            an_event(2, EventKind.DRAFT, "one", entered),
        ]
    )

    assert state.draft == Draft("one", entered)


def test_an_answer_given_is_no_draft_any_more() -> None:
    state = fold(
        [an_event(1, EventKind.DRAFT, "one", Answer(chosen=(0,))), an_event(2, EventKind.ANSWERED, "one")]
    )

    assert state.draft is None


def test_leaving_pauses_and_coming_back_goes_on() -> None:
    assert fold([an_event(1, EventKind.LEFT)]).paused
    assert not fold([an_event(1, EventKind.LEFT), an_event(2, EventKind.RESUMED)]).paused


def test_an_end_told_early_is_an_end() -> None:
    assert fold([an_event(5, EventKind.ENDED), an_event(2, EventKind.ANSWERED, "one")]).ended


def test_seconds_are_counted_by_steps() -> None:
    state = fold([an_event(1, EventKind.CARD_READ, "card-1"), an_event(2, EventKind.ANSWERED, "one")])

    assert state.seconds == 35
