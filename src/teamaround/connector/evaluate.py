"""How well matching does on an agency's own labelled sample (decision 19: everything that is not *no* counts)."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from teamaround.connector.labelled_sample import LabelledContact, labelled_contacts, listed_people
from teamaround.connector.measures import BandCount, Evaluation, Tally, share
from teamaround.connector.sealed_trial import Sealed, sealed_results
from teamaround.matching import Band, Candidate, NormalPerson, PersonIndex, normal_person
from teamaround.matching.identity.name_groups import NameGroup, name_group
from teamaround.matching.linkage import LinkageModel, Weights, find_normal, weights_of
from teamaround.matching.linkage.levels import Field, Level

Clock = Callable[[], float]


def evaluate(
    index: Path,
    contacts: Path,
    truth: Path,
    model: LinkageModel,
    clock: Clock = time.process_time,
    *,
    sealed: bool = False,
) -> Evaluation:
    """Match every contact of the sample and count, in clear mode or sealed. Raises `SampleError` and `OSError`.

    Sealed, a contact is scored only where it opens to somebody of the list.
    """
    began = clock()
    people = list(listed_people(index))
    trial = _Trial(PersonIndex(people), weights_of(model), clock)
    built = clock() - began
    if not sealed:
        return trial.of_all(labelled_contacts(contacts, truth), built)
    told = list(labelled_contacts(contacts, truth))
    return trial.of_those_that_open(told, sealed_results(people, told), built)


class _Trial:
    """One pass over the contacts."""

    def __init__(self, held: PersonIndex, weights: Weights, clock: Clock) -> None:
        self.held, self.weights, self.clock = held, weights, clock
        self.all, self.agencies, self.groups = Tally(), Tally(), Tally()
        self.bands: Counter[tuple[Band, bool]] = Counter()
        self.decoys: dict[str, Counter[Band]] = {}
        self.seconds: list[float] = []
        self.true_matches = 0

    def of_all(self, contacts: Iterable[LabelledContact], built: float) -> Evaluation:
        """Match all contacts and say how it went."""
        for contact in contacts:
            began = self.clock()
            person = normal_person(contact.description)
            found = find_normal(person, self.held, self.weights)
            self.seconds.append(self.clock() - began)
            if found or contact.person_id:
                self._count(contact, person, found)
            self._count_decoy(contact, found)
        return self._evaluation("clear", built)

    def of_those_that_open(
        self, contacts: list[LabelledContact], results: Iterator[Sealed], built: float
    ) -> Evaluation:
        """Match the contacts that open, and say how that went and what was opened in vain."""
        opened: Counter[str] = Counter()
        in_vain: Counter[str] = Counter()
        tokens = 0
        for contact, result in zip(contacts, results, strict=True):
            self.seconds.append(result.seconds)
            tokens += result.tokens
            person = normal_person(contact.description) if result.is_open or contact.person_id else None
            if result.is_open and person is not None:
                opened[_whose(contact)] += 1
                if _whose(contact) == STRANGER:
                    in_vain[self._frequency(person)] += 1
            found: tuple[Candidate, ...] = ()
            if person is not None:
                found = find_normal(person, self.held, self.weights) if result.is_open else ()
                self._count(contact, person, found)
            self._count_decoy(contact, found)
        return msgspec.structs.replace(
            self._evaluation("sealed", built),
            opened=opened.total(),
            opened_recall=share(opened[LISTED], self.true_matches),
            opened_in_vain=opened[STRANGER],
            opened_in_vain_by_name=dict(in_vain),
            opened_of_household=opened[HOUSEHOLD],
            tokens_per_contact=round(tokens / (len(contacts) or 1), 2),
            us_per_contact=round(sum(self.seconds) / (len(contacts) or 1) * 1e6, 1),
        )

    def _frequency(self, person: NormalPerson) -> str:
        """Whether the family name is common, ordinary or rare, by what its being equal would say."""
        if not person.names:
            return "missing"
        model = self.weights.model
        usual, told_from = model.bits(Field.SURNAME, Level.EXACT), model.rarity[Field.SURNAME].told_from_bits
        beyond = self.weights.surname_bits(Level.EXACT, person.names[0]) - usual
        return "common" if beyond <= -told_from else "rare" if beyond >= told_from else "ordinary"

    def _count(self, contact: LabelledContact, person: NormalPerson, found: tuple[Candidate, ...]) -> None:
        self.true_matches += bool(contact.person_id)
        for candidate in found:
            right = candidate.person_id == contact.person_id
            self.bands[candidate.band, right] += 1
            self._label(contact, person, candidate.person_id, "right" if right else "wrong")
        if contact.person_id and all(c.person_id != contact.person_id for c in found):
            self._label(contact, person, contact.person_id, "missed")

    def _count_decoy(self, contact: LabelledContact, found: tuple[Candidate, ...]) -> None:
        """Count the band in which somebody who is easily taken for a listed person landed: that of the surest."""
        if contact.decoy:
            landed = found[0].band if found else Band.NO
            self.decoys.setdefault(contact.decoy, Counter())[landed] += 1

    def _label(self, contact: LabelledContact, person: NormalPerson, person_id: str, outcome: str) -> None:
        faces = self.held.faces_of(person_id)
        group = name_group(person, faces[0] if faces else None)
        for tally, label in ((self.all, "all"), (self.agencies, contact.agency), (self.groups, group)):
            getattr(tally, outcome)[label] += 1

    def _evaluation(self, mode: str, built: float) -> Evaluation:
        overall, ordered = self.all.measure("all"), sorted(self.seconds) or [0.0]
        model = self.weights.model
        return Evaluation(
            mode=mode,
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
            by_decoy={
                kind: {band.value: bands[band] for band in Band} for kind, bands in self.decoys.items()
            },
            contacts_per_second=round(len(self.seconds) / (sum(self.seconds) or 1.0), 1),
            p50_us=round(ordered[len(ordered) // 2] * 1e6, 1),
            p99_us=round(ordered[int(len(ordered) * 0.99)] * 1e6, 1),
            index_build_s=round(built, 3),
            peak_rss_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        )

    def _band(self, band: Band) -> BandCount:
        right, wrong = self.bands[band, True], self.bands[band, False]
        return BandCount(pairs=right + wrong, right=right, precision=share(right, right + wrong))


LISTED, HOUSEHOLD, STRANGER = "listed", "household", "stranger"


def _whose(contact: LabelledContact) -> str:
    """Whether a contact is about somebody listed, somebody of a listed address, or a stranger (decision 19)."""
    return LISTED if contact.person_id else HOUSEHOLD if contact.same_address else STRANGER
