"""Papers and authorisations that people hold, apart from mastery."""
