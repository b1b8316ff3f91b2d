"""A contact-centre day that never was: who calls when, who takes it, who is free; told to a server or to a benchmark."""
