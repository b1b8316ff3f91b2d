"""Numbers in figures, Chinese numerals and English words, read and written."""

import re
from decimal import Decimal

from learning.knowledge.values.script import in_one_script
from learning.knowledge.values.value import plain_number

FIGURES = r"(?:\d{1,3}(?:[,，]\d{3})+|\d{1,3}(?: 000)+(?!\d)|\d+)(?:\.\d+)?"
CHINESE = r"[〇零一二两三四五六七八九十百千万亿]{1,16}"
WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_LETTERS = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
_UNITS, _WORDS = "|".join(WORDS[:9]), "|".join(sorted(WORDS, key=len, reverse=True))
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{_UNITS})\b)?|{_WORDS})\b"
_SCALED = rf"(?:\s+(?:{'|'.join(SCALES)})\b)"
_REST = rf"(?:(?:\s+and)?\s+{_BELOW_HUNDRED}(?={_SCALED}|\s+[a-z]))"
ENGLISH = rf"(?:{_BELOW_HUNDRED}(?:{_SCALED}+{_REST}?{_SCALED}?)?|an?{_SCALED}{_REST}?)"
LARGE = r"(?:\s*(?:million|billion|thousand)\b|(?:bn|mn|m|k)\b)"
"""What multiplies a figure: £10 million, £10m."""
ANY = rf"(?:{FIGURES}{LARGE}|{FIGURES}\s*[百千万亿]*|{CHINESE})"

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SHARE = re.compile(r"[百千万]分之|")
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_NUMBER = re.compile(
    rf"{FIGURES}(?P<th>st\b|nd\b|rd\b|th\b)?|{CHINESE}|\b{ENGLISH}|\b(?:{'|'.join(ORDINALS)})\b",
    re.IGNORECASE,
)


def read_number(text: str) -> Decimal | None:
    """The number that a token writes: "5 万", "30,000", "二十", "twenty-five". None if it is no number."""
    token = re.sub(r"[\s,，]", "", text.strip()) if re.search(r"[\d一-龥〇]", text) else text.strip().lower()
    figures = re.fullmatch(r"(\d+(?:\.\d+)?)([百千万亿]*)", token)
    if figures:
        number = Decimal(figures[1])
        for multiplier in figures[2]:
            number *= _SMALL.get(multiplier) or _LARGE[multiplier]
        return number
    scaled = re.fullmatch(rf"({FIGURES})({LARGE})", text.strip(), re.IGNORECASE)
    if scaled:
        return Decimal(re.sub(r"[,，\s]", "", scaled[1])) * _scale(scaled[2])
    return _read_chinese(token) if re.fullmatch(CHINESE, token) else _read_english(token)


def write_like(sample: str, number: Decimal) -> str:
    """The sample with its first number replaced, in the sample's own form.

    Thousands separators, 万, million, Chinese numerals and number words with their capital are kept, and so is the spacing.
    An amount after $, £ or € has its separators however small the sample is.
    """
    sample = in_one_script(sample)
    share = _SHARE.match(sample)
    found = _NUMBER.search(sample, share.end() if share else 0)
    if not found:
        return sample
    token, rest = found[0], sample[found.end() :]
    if found["th"] or token.lower() in ORDINALS:
        return sample[: found.start()] + _write_ordinal(token, number) + rest
    if re.fullmatch(CHINESE, token):
        # Two of a thing are 两, two in a thousand 千分之二.
        written = _write_chinese(number).replace("两", "二" if share and share[0] else "两")
    elif token[0].isalpha():
        written = _write_english(number)
        written = written.capitalize() if token[0].isupper() else written
    else:
        multiplier = re.match(r"\s*([百千万亿]+)", rest)
        for unit in multiplier[1] if multiplier else "":
            number /= _SMALL.get(unit) or _LARGE[unit]
        scale = re.match(LARGE, rest, re.IGNORECASE)
        number /= _scale(scale[0]) if scale else 1
        written = _write_figures(
            token, number, is_priced=bool(re.search(r"[$£€]\s*$", sample[: found.start()]))
        )
    return sample[: found.start()] + written + rest


def _scale(multiplier: str) -> int:
    name = multiplier.strip().lower()
    return SCALES.get(name) or _LETTERS[name]


def _write_figures(sample: str, number: Decimal, *, is_priced: bool) -> str:
    """Figures with the separators of the sample; with its two decimals, for a form of its own would show the right one."""
    in_cents = re.search(r"\.\d\d$", sample) or (is_priced and number % 1)
    written = f"{number:,f}" if is_priced or re.search(r"[,，]", sample) else f"{number:f}"
    if in_cents and number * 100 % 1 == 0:
        whole, _, cents = written.partition(".")
        return f"{whole}.{cents[:2]:0<2}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _read_chinese(numeral: str) -> Decimal | None:
    if len(numeral) > 1 and all(letter in _DIGITS for letter in numeral):
        return Decimal("".join(str(_DIGITS[letter]) for letter in numeral))
    total = section = digit = 0
    for letter in numeral:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[letter], 0
        else:
            total, section, digit = (total + section + digit) * _LARGE[letter], 0, 0
    number = total + section + digit
    return Decimal(number) if number or numeral in "零〇" else None


def _read_english(token: str) -> Decimal | None:
    if token in ORDINALS:
        return Decimal(ORDINALS.index(token) + 1)
    total = part = 0
    for word in re.split(r"[-\s]+", token):
        if word in ("a", "an"):
            part += 1
        elif word in WORDS:
            part += WORDS.index(word) + 1
        elif word in TENS:
            part += (TENS.index(word) + 2) * 10
        elif word == "hundred":
            part *= 100
        elif word in SCALES:
            total, part = total + part * SCALES[word], 0
        elif word != "and":
            return None
    return Decimal(total + part) or None


def _write_chinese(number: Decimal) -> str:
    """Numerals below 100, and so many hundreds, thousands or 万, as words; other figures read more easily as such."""
    for name, scale in (("万", 10_000), ("千", 1_000), ("百", 100)):
        if number >= scale and number % scale == 0 and number / scale < (100 if name == "万" else 10):
            return f"{_write_chinese(number / scale)}{name}"
    if number != number.to_integral_value() or not 0 < number < 100:
        return plain_number(number)
    tens, units = divmod(int(number), 10)
    letters = "零一二三四五六七八九"
    head = "" if not tens else ("十" if tens == 1 else letters[tens] + "十")
    return head + (letters[units] if units else "") if head or units != 2 else "两"


def _write_ordinal(sample: str, number: Decimal) -> str:
    """A place in a row as the sample writes it, in words up to the twelfth: 90th, fourth."""
    place = int(number)
    if sample.isalpha() and 0 < place <= len(ORDINALS):
        return ORDINALS[place - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th") if place % 100 not in (11, 12, 13) else "th"
    return f"{place}{ending}"


def _write_english(number: Decimal) -> str:
    for name, scale in reversed(SCALES.items()):
        if number >= scale and number % scale == 0 and number / scale < 100:
            return f"{_write_english(number / scale)} {name}"
    if number != number.to_integral_value() or not 0 < number < 100:
        return plain_number(number)
    if number < 20:
        return WORDS[int(number) - 1]
    tens, units = divmod(int(number), 10)
    return TENS[tens - 2] + (f"-{WORDS[units - 1]}" if units else "")
