"""The single point of contact desk: from arrival to a named person in minutes."""
