"""What stands on the shelf that is searched: characters by Zipf's law, as in a real one, and the words looked for."""

from random import Random

IN_EVERY = "客户"
_HAN = [chr(0x4E00 + place) for place in range(0, 20_900, 6)]
_WEIGHTS = [1 / rank for rank in range(1, len(_HAN) + 1)]


def characters(chance: Random, number: int) -> list[str]:
    """So many Chinese characters."""
    return chance.choices(_HAN, _WEIGHTS, k=number)


def marked(text: str, number: int) -> str:
    """The n-th text with what is looked for: one word in each, others in one of a hundred, a thousand or five thousand."""
    marks = (
        "限额" if number % 100 == 0 else "",
        "犀鸟" if number % 5000 == 1 else "",
        "跨境汇款" if number % 5000 == 2 else "",
        " A chargeback takes 45 days." if number % 1000 == 3 else "",
    )
    return "".join((IN_EVERY, text, *marks))
