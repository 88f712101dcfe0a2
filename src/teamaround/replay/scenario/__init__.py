"""The scenario file: its types, how it is read, and the plain words for what is wrong with one."""
