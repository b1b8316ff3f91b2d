"""The parts of a lesson file: front matter, outline, cards and items, read from lines and written back."""
