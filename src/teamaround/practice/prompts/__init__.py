"""What practice asks of people besides clocks and alerts: a task, an offer again, a refusal with the way on."""

from teamaround.practice.prompts.prompt import Prompt
from teamaround.practice.prompts.prompting import prompts
from teamaround.practice.prompts.registry import RULES
from teamaround.practice.prompts.table import PromptRow, prompt_row, prompt_table

__all__ = ["RULES", "Prompt", "PromptRow", "prompt_row", "prompt_table", "prompts"]
