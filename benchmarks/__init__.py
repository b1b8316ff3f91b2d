"""What is claimed about speed, each claim measurable by one command."""
