"""Checking the claims of a table one by one, in a browser on this machine."""
