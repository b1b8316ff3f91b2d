"""Files that knowledge comes in, read as Markdown."""
