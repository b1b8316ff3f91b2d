"""What a plan tells before something is asked: does it fit, is it too high, has she passed it herself."""
