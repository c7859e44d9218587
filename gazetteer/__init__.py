"""Names to places: the gazetteer of a theatre and the resolution of toponyms."""
