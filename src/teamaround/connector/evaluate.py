"""How well matching does on an agency's own labelled sample (decision 19: everything that is not *no* counts)."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from teamaround.connector.labelled_sample import LabelledContact, labelled_contacts, listed_people
from teamaround.matching import Band, Candidate, NormalPerson, PersonIndex, normal_person
from teamaround.matching.identity.name_groups import NameGroup, name_group
from teamaround.matching.linkage import LinkageModel, Weights, find_normal, weights_of

Clock = Callable[[], float]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and F1; nothing where there was nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None


class BandCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many pairs stood in one band, how many of them were right, and which share that is."""

    pairs: int
    right: int
    precision: float | None


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one evaluation; times in seconds or microseconds as named, memory in mebibytes."""

    mode: str
    model: str
    people: int
    contacts: int
    true_matches: int
    bands: dict[str, BandCount]
    precision: float | None
    recall: float | None
    f1: float | None
    by_agency: dict[str, Measure]
    by_name_group: dict[str, Measure]
    contacts_per_second: float
    p50_us: float
    p99_us: float
    index_build_s: float
    peak_rss_mb: float


class Tally:
    """Right, wrong and missed pairs by any label."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def measure(self, label: str) -> Measure:
        """Precision, recall and F1 of one label."""
        right, wrong, missed = self.right[label], self.wrong[label], self.missed[label]
        precision, recall = _share(right, right + wrong), _share(right, right + missed)
        both = 2 * right + wrong + missed
        return Measure(precision=precision, recall=recall, f1=_share(2 * right, both))

    def labels(self) -> list[str]:
        """Every label met, in order."""
        return sorted({*self.right, *self.wrong, *self.missed})


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def evaluate(
    index: Path, contacts: Path, truth: Path, model: LinkageModel, clock: Clock = time.process_time
) -> Evaluation:
    """Match every contact of the sample in clear mode and count. Raises `SampleError` and `OSError`."""
    began = clock()
    held = PersonIndex(listed_people(index))
    built = clock() - began
    return _Trial(held, weights_of(model), clock).run(labelled_contacts(contacts, truth), built)


class _Trial:
    """One pass over the contacts."""

    def __init__(self, held: PersonIndex, weights: Weights, clock: Clock) -> None:
        self.held, self.weights, self.clock = held, weights, clock
        self.all, self.agencies, self.groups = Tally(), Tally(), Tally()
        self.bands: Counter[tuple[Band, bool]] = Counter()
        self.seconds: list[float] = []
        self.true_matches = 0

    def run(self, contacts: Iterable[LabelledContact], built: float) -> Evaluation:
        """Match all contacts and say how it went."""
        for contact in contacts:
            began = self.clock()
            person = normal_person(contact.description)
            found = find_normal(person, self.held, self.weights)
            self.seconds.append(self.clock() - began)
            if found or contact.person_id:
                self._count(contact, person, found)
        return self._evaluation(built)

    def _count(self, contact: LabelledContact, person: NormalPerson, found: tuple[Candidate, ...]) -> None:
        self.true_matches += bool(contact.person_id)
        for candidate in found:
            right = candidate.person_id == contact.person_id
            self.bands[candidate.band, right] += 1
            self._label(contact, person, candidate.person_id, "right" if right else "wrong")
        if contact.person_id and all(c.person_id != contact.person_id for c in found):
            self._label(contact, person, contact.person_id, "missed")

    def _label(self, contact: LabelledContact, person: NormalPerson, person_id: str, outcome: str) -> None:
        faces = self.held.faces_of(person_id)
        group = name_group(person, faces[0] if faces else None)
        for tally, label in ((self.all, "all"), (self.agencies, contact.agency), (self.groups, group)):
            getattr(tally, outcome)[label] += 1

    def _evaluation(self, built: float) -> Evaluation:
        overall, ordered = self.all.measure("all"), sorted(self.seconds) or [0.0]
        model = self.weights.model
        return Evaluation(
            mode="clear",
            model=f"{model.name} {model.version}",
            people=len(self.held),
            contacts=len(self.seconds),
            true_matches=self.true_matches,
            bands={band.value: self._band(band) for band in (Band.CERTAIN, Band.STRONG, Band.REVIEW)},
            precision=overall.precision,
            recall=overall.recall,
            f1=overall.f1,
            by_agency={label: self.agencies.measure(label) for label in self.agencies.labels()},
            by_name_group={group.value: self.groups.measure(group) for group in NameGroup},
            contacts_per_second=round(len(self.seconds) / (sum(self.seconds) or 1.0), 1),
            p50_us=round(ordered[len(ordered) // 2] * 1e6, 1),
            p99_us=round(ordered[int(len(ordered) * 0.99)] * 1e6, 1),
            index_build_s=round(built, 3),
            peak_rss_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        )

    def _band(self, band: Band) -> BandCount:
        right, wrong = self.bands[band, True], self.bands[band, False]
        return BandCount(pairs=right + wrong, right=right, precision=_share(right, right + wrong))
