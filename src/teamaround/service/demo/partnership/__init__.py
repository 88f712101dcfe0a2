"""The invented partnership of the demonstration, built from a seed and a day. Pure Python, no Django."""

from teamaround.service.demo.partnership.build import build
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.story.call import call_now
from teamaround.service.demo.partnership.writers.folder import write_folder

__all__ = ["Partnership", "build", "call_now", "write_folder"]
