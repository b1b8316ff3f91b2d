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


class PersonNotFound(LearningError):
    """Nobody has this id, or her data was erased."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "person-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such account.")


class TooManyTries(LearningError):
    """Somebody tried too often at this account or from this address. `retry_after` counts seconds."""

    kind: ClassVar[Kind] = Kind.TOO_SOON
    code: ClassVar[str] = "too-many-tries"

    def __init__(self, retry_after: int) -> None:
        minutes, is_long = -(-retry_after // 60), retry_after > 90
        wait = f"{minutes} minutes" if is_long else f"{retry_after} second{'s' * (retry_after != 1)}"
        super().__init__(f"There were too many tries. Try again in {wait}.")
        self.retry_after = retry_after


class AccountLocked(LearningError):
    """Name and password fit, but an administrator locked the account."""

    kind: ClassVar[Kind] = Kind.NOT_SIGNED_IN
    code: ClassVar[str] = "account-locked"

    def __init__(self) -> None:
        super().__init__("Your account is locked. An administrator can open it again.")


class PasswordWrong(LearningError):
    """The old password does not fit; she stays signed in."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "password-wrong"

    def __init__(self) -> None:
        super().__init__("This is not your present password.")


class PasswordTooEasy(LearningError):
    """The new password is too easy to guess."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "password-too-easy"

    def __init__(self, shortest: int) -> None:
        super().__init__(
            f"Choose at least {shortest} characters, not all alike, without your name or sign-in in them."
        )


class ResetRefused(LearningError):
    """The code does not fit, was used or is over; it never says which."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "reset-refused"

    def __init__(self) -> None:
        super().__init__("This code does not fit, or no longer. Ask an administrator for another.")


class OwnAccount(LearningError):
    """Nobody locks or erases her own account: someone must be left to undo it."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "own-account"

    def __init__(self) -> None:
        super().__init__("Another administrator must do this with your account.")


class NotThisPerson(LearningError):
    """The sign-in typed to confirm is not the one of the account that would be erased."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "not-this-person"

    def __init__(self) -> None:
        super().__init__("The sign-in you typed is not the one of this account. Nothing was erased.")
