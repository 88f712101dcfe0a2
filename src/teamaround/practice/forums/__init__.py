"""Which meeting is for this: purpose, threshold, how to refer, whom to ring, how it comes back (R8)."""

from teamaround.practice.forums.directory import Directory, Forum, directory, for_situation, forum

__all__ = ["Directory", "Forum", "directory", "for_situation", "forum"]
