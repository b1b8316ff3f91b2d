"""What people/ refuses."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class SignedOut(LearningError):
    """Nobody is signed in here, or no longer."""

    kind: ClassVar[Kind] = Kind.NOT_SIGNED_IN
    code: ClassVar[str] = "signed-out"

    def __init__(self) -> None:
        super().__init__("You are signed out. Sign in to go on; nothing you saved is lost.")


class SignInRefused(LearningError):
    """The name or the password does not fit; it never says which, nor that someone has left."""

    kind: ClassVar[Kind] = Kind.NOT_SIGNED_IN
    code: ClassVar[str] = "sign-in-refused"

    def __init__(self) -> None:
        super().__init__("This sign-in and password do not belong together.")


class NotAllowed(LearningError):
    """She is signed in, but this is not hers to see or to do."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "not-allowed"

    def __init__(self, purpose: str) -> None:
        super().__init__("Your roles do not include this.")
        self.purpose = purpose
