"""One contact as the message that its agency would send."""

from __future__ import annotations

from teamaround.formats.door import Format
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.model.contacts import SentContact
from teamaround.service.demo.partnership.profiles import profile_of
from teamaround.service.demo.partnership.writers.bars import bars_message
from teamaround.service.demo.partnership.writers.csv_rows import cells_of, write_rows
from teamaround.service.demo.partnership.writers.itk import itk_message
from teamaround.service.demo.partnership.writers.stu3 import stu3_message

_MESSAGES = {Format.ITK_CDA: itk_message, Format.FHIR_STU3: stu3_message, Format.FHIR_R4: bars_message}


def message_of(sent: SentContact, sender: Agency) -> bytes:
    """The contact in its own format; a CSV contact becomes a file of one row under its header."""
    if sent.format is Format.CSV:
        profile = profile_of(sent.profile)
        return write_rows([cells_of(sent.record, profile)], profile)
    return _MESSAGES[sent.format](sent.record, sender)
