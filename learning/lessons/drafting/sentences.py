"""A sentence of an article made fit for a prompt, an option or a quotation."""

import re

_ANSWERS = re.compile(r"(?:(?<=[：“])|^)(?:答[：:]|A:)\s*")
"""The mark of an answer in a page of questions, which says nothing where the question does not stand."""

_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\s+(?=\S)")
"""The number of a clause, which a lead-in brings with it."""


_EITHER = re.compile(r"\b(is|are) either:(?= \S)", re.IGNORECASE)
"""What announces alternatives, of which a quotation holds one."""


def quoted(text: str) -> str:
    """A statement fit to stand between quotation marks: one line, no mark of an answer, no closing semicolon."""
    text = re.sub(r"(?<=\w) +(?=[.,;](?:\s|$))", "", re.sub(r"\s+", " ", text)).strip()
    text = _EITHER.sub(r"\1", _NUMBERED.sub("", _ANSWERS.sub("", text)))
    return re.sub(r"[；;，,]$", "。" if re.search(r"[一-鿿]", text) else ".", text)


def glimpse(text: str, longest: int, focus: str = "") -> str:
    """A statement cut to what fits an option: without its reasons, then around what matters, with ellipses."""
    if len(text) <= longest:
        return text
    shorter = re.sub(r",?\s+(?:given that|because|due to the fact that|as per|since)\b.*$", ".", text)
    if len(shorter) <= longest:
        return shorter
    clauses = [match[0] for match in re.finditer(r"[^，；,;。]+[，；,;。]?\s*", text)]
    centre = next((place for place, clause in enumerate(clauses) if focus and focus in clause), 0)
    first = last = centre
    while True:
        after = last + 1 < len(clauses) and len("".join(clauses[first : last + 2])) <= longest
        before = first > 0 and len("".join(clauses[first - 1 : last + 1])) <= longest
        if not after and not before:
            break
        last, first = (last + 1, first) if after else (last, first - 1)
    shown = "".join(clauses[first : last + 1]).strip()
    return f"{'…' if first else ''}{shown if last == len(clauses) - 1 else bare(shown) + '…'}"


def bare(text: str) -> str:
    """A statement without its closing mark, to be followed by more words."""
    return re.sub(r"[。．.；;，,！!]+$", "", text.strip())


def tidied(prompt: str) -> str:
    """A prompt that begins with a capital letter and has no doubled marks and no space before a question word."""
    prompt = _ANSWERS.sub("", re.sub(r"([。？！])([？。])", r"\2", prompt.strip()))
    prompt = re.sub(
        r"(?<=[一-鿿]) (?=多少|多长|什么|____|（[上下时界]限）)|(?<=[）_]) (?=[一-鿿])", "", prompt
    )
    prompt = re.sub(r"(?<=[.”]\s)([a-z])(?=[a-z]+ (?:that|is)\b)", lambda match: match[1].upper(), prompt)
    prompt = re.sub(
        r"^(From [^“”]{3,24}, )(If|When|Where|Unless)\b", lambda match: match[1] + match[2].lower(), prompt
    )
    return prompt[:1].upper() + prompt[1:]


def is_evenly_spaced(text: str) -> bool:
    """Whether a text mostly writes figures apart from Chinese words."""
    return 2 * len(re.findall(r"\d [一-鿿]", text)) > len(re.findall(r"\d ?[一-鿿]", text))
