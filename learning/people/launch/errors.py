"""What launches are refused for."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class LaunchRefused(LearningError):
    """The code is unknown, over or used, or her account was shut meanwhile; it never says which."""

    kind: ClassVar[Kind] = Kind.NOT_SIGNED_IN
    code: ClassVar[str] = "launch-refused"

    def __init__(self) -> None:
        super().__init__("This way in was used or is over. Sign in, or open the panel again.")


class SignsInHerself(LearningError):
    """Owners, compliance and administrators are signed in by no work system."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "signs-in-herself"

    def __init__(self) -> None:
        super().__init__("Nobody can be signed in for this account. She signs in herself.")
