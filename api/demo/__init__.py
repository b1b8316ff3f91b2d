"""The demonstration bank: a bank that does not exist, with people, knowledge and weeks of practice behind it."""
