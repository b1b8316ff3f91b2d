"""Offers as they are made, kept and settled: the use cases of `gaps` beside the phone itself."""
