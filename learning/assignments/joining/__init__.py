"""Who is in an assignment as people join and leave its team."""
