"""Puts the invented partnership into the service, through the same doors that real files and contacts take."""
