"""Signing in with a code: a work system asks for it for a colleague, or a window of ours for the frame that opened it."""
