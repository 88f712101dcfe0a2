"""The seven regions of a child's pathway. They run side by side: a child can be in several at once (domain 2.1)."""

from teamaround.practice.pathway.regions.assessment import Assessment
from teamaround.practice.pathway.regions.enquiry import Enquiry
from teamaround.practice.pathway.regions.front_door import FrontDoor
from teamaround.practice.pathway.regions.legal import Legal
from teamaround.practice.pathway.regions.plan import PlanState
from teamaround.practice.pathway.regions.pre_proceedings import PreProceedings
from teamaround.practice.pathway.regions.whereabouts import Whereabouts

__all__ = ["Assessment", "Enquiry", "FrontDoor", "Legal", "PlanState", "PreProceedings", "Whereabouts"]
