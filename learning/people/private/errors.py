"""What is refused of sealed text and its keys."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class PrivateKeyMissing(LearningError):
    """Private text would have to be sealed, and this installation has no key for it."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "private-key-missing"

    def __init__(self) -> None:
        super().__init__(
            "Private texts need a key, and none is set. An operator sets INTERLUDE_PRIVATE_KEY_FILE."
        )


class PrivateKeyUnreadable(LearningError):
    """What should be a key is none, or its file cannot be read."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "private-key-unreadable"

    def __init__(self, why: str) -> None:
        super().__init__(f"The key of private texts cannot be used: {why}.")


class PrivateKeyUnfit(LearningError):
    """Private texts are stored that no key of this installation opens."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "private-key-unfit"

    def __init__(self, names: str, texts: int) -> None:
        super().__init__(
            f"{texts} private text{'s' * (texts != 1)} in the database need{'s' * (texts == 1)} a key that is not"
            f" here ({names}). Put it back into the key file, or give these texts up with `interlude keys forget`."
        )


class PrivateTextClosed(LearningError):
    """A private text that no key opens, or that was changed or moved in the database."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "private-text-closed"

    def __init__(self) -> None:
        super().__init__("A private text cannot be opened with the keys of this installation.")
