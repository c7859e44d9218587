"""Reports to claims to frames: reading, extraction, location, comparison, export."""
