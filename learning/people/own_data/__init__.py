"""What is stored about one person: shown to her, given to her, erased."""
