"""The platforms that are listened to, and the secrets with which they sign."""
