"""Articles, revisions, blocks, what changed between them, and facts with their validity in time."""
