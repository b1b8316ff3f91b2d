"""Words that change nothing for a reader of a rule. One line a meaning: the key, then other words for it.

Never here: modals against each other, negations, scope (仅, 均 for 各), channels, actors, and/or.
A joint is a word that holds others together and is dropped.
"""
