"""What others send: files, messages and the census, read into plain typed records through one strict loader."""
