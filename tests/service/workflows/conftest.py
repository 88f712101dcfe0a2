"""The family is at hand for every test of the workflows."""

from tests.service.workflows.family import family

__all__ = ["family"]
