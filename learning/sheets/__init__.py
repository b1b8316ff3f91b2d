"""Tables that people send as files: their text, their lines, what is wrong with them."""
