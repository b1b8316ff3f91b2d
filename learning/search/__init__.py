"""Finding texts by their words, Chinese and English alike."""
