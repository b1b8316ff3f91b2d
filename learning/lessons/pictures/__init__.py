"""Pictures of screens: drawn anew when they come, kept by what they show, never changed."""
