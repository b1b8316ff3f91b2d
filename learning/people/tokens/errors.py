"""What tokens are refused for."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class TokenRefused(LearningError):
    """The token is unknown, over or revoked, or its person is shut out; it never says which."""

    kind: ClassVar[Kind] = Kind.NOT_SIGNED_IN
    code: ClassVar[str] = "token-refused"

    def __init__(self) -> None:
        super().__init__("This token opens nothing, or no longer. Make another.")


class TokenOutOfScope(LearningError):
    """The token is good, but not for this: the scope is missing that the route names."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "token-out-of-scope"

    def __init__(self, scope: str) -> None:
        super().__init__(f'This token lacks the scope "{scope}".')
        self.scope = scope


class TokenNotAccepted(LearningError):
    """No token opens this: practice, her account and approvals take a person who has signed in herself."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "token-not-accepted"

    def __init__(self) -> None:
        super().__init__("No token opens this. It takes a person who is signed in.")


class TokenNeeded(LearningError):
    """A route for programs alone; a browser in which somebody is signed in does not open it."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "token-needed"

    def __init__(self) -> None:
        super().__init__("Only a program with a token may ask for this.")


class TooManyRequests(LearningError):
    """The token was used too often within a minute. `retry_after` counts seconds."""

    kind: ClassVar[Kind] = Kind.TOO_SOON
    code: ClassVar[str] = "too-many-requests"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"This token was used too often. Go on in {retry_after} seconds.")
        self.retry_after = retry_after


class TokenNotFound(LearningError):
    """She has no token with this id."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "token-not-found"

    def __init__(self) -> None:
        super().__init__("You have no such token.")


class ScopeNotHers(LearningError):
    """The token would open more than its maker's own roles do."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "scope-not-yours"

    def __init__(self) -> None:
        super().__init__("A token cannot open more than your own roles do.")


class TooManyTokens(LearningError):
    """She holds as many tokens as anybody may."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "too-many-tokens"

    def __init__(self, most: int) -> None:
        super().__init__(f"You hold {most} tokens. Revoke one that you no longer need.")
