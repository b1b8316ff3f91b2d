"""Looking a fact up while a customer waits."""
