"""Members of an enumeration: who or what else a rule takes in now, or no longer does."""

import re

from learning.knowledge.facts.finding import Finding
from learning.knowledge.ops import Segment

LONGEST = {True: 16, False: 40}
"""Characters of what came or went, Chinese or not; more is a clause of its own."""
_CHINESE = r"、|以及|或者|[和或及]"
_OPENED = re.compile(rf"(?:{_CHINESE}|(?:,|\b(?:and|or))\s*(?:the|an?)?)\s*$", re.IGNORECASE)
_CLOSED = re.compile(r"\s*、")
_JOINED = re.compile(rf"{_CHINESE}|(?:and|or)\b", re.IGNORECASE)
_JOINTS_ONLY = re.compile(
    r"(?:[\s,、和或及与等]|以及|或者|\b(?:and|or|the|an?|as well as)\b)*", re.IGNORECASE
)


def is_of_members(finding: Finding) -> bool:
    """Whether a sentence takes in one member more, or fewer, than it did."""
    segment, before, after = finding.segment, finding.before, finding.after
    return bool(segment and before and after and is_member(segment, before.text, after.text))


def is_member(segment: Segment, before: str, after: str) -> bool:
    """Whether a stretch of two texts is a member that came into an enumeration, or went out of it."""
    came, went = (not _JOINTS_ONLY.fullmatch(words) for words in (segment.new, segment.old))
    if came == went:
        return False
    if came:
        text, start, end = after, segment.new_start, segment.new_end
    else:
        text, start, end = before, segment.old_start, segment.old_end
    said = text[start:end]
    if len(said) > LONGEST[not said.isascii()] or re.search(r"[。；，;:：]", said):
        return False
    return bool(_OPENED.search(text[:start]) or _JOINED.match(said) or _CLOSED.match(text[end:]))
