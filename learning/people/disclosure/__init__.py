"""Opening one person's private records by law: one asks, two others agree, she is told."""
