"""Makes a demonstration larger: authorities and users by the thousand, the same ones every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from imi_tui.domain.dto.authority import GeneralData
from imi_tui.domain.dto.catalogue import Catalogue, Module
from imi_tui.domain.model.authority import Access, Authority
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.user import Role, User
from imi_tui.domain.policies import last_holder
from imi_tui.domain.ports import Storage, UnitOfWork
from imi_tui.domain.usecases.demonstration_people import Calendar, Hashes

_KINDS = (
    "Gemeente",
    "Omgevingsdienst",
    "Inspectie",
    "Waterschap",
    "Regio",
    "Vakkamer",
    "Registratiedienst",
    "Vergunningenloket",
)
_BEGINNINGS = (
    "Aard", "Beek", "Berg", "Bosch", "Broek", "Bron", "Dal", "Dijk", "Duin", "Eik", "Els", "Geest", "Grift", "Haag",
    "Heide", "Hoef", "Hoog", "Kerk", "Klei", "Kreek", "Laag", "Lent", "Linden", "Maan", "Meer", "Molen", "Mos", "Noord",
    "Oever", "Oost", "Riet", "Rivier", "Schor", "Sluis", "Ster", "Uit", "Veen", "Vliet", "West", "Wilgen",
)  # fmt: skip
_ENDINGS = (
    "akker", "beke", "berg", "broek", "burg", "dam", "dijk", "donk", "dorp", "drecht", "gaarde", "haven", "heem",
    "hoek", "hout", "huizen", "kamp", "kerke", "land", "lo", "meer", "monde", "oord", "poort", "rade", "rode",
    "schoten", "sluis", "stede", "straat", "terp", "veld", "venne", "voorde",
    "waard", "water", "weide", "werf", "wijk", "zijl",
)  # fmt: skip
_FIRST_NAMES = (
    "Ada", "Bas", "Cleo", "Daan", "Eva", "Floor", "Guus", "Hidde", "Iris", "Jelle", "Karin", "Loek", "Marit", "Nico",
    "Olga", "Pim", "Quinten", "Renske", "Sjoerd", "Tess", "Ugo", "Vera", "Wout", "Xandra", "Yara", "Zeno", "Zoë",
    "André",
)  # fmt: skip
_LAST_NAMES = (
    "Akkerland", "Beukendal", "Cederhof", "Dennekamp", "Elzinga", "Forelbeek", "Graanhout", "Heuvelrug", "IJsvogel",
    "Jasmijn", "Korenbloem", "Lavendel", "Merelveld", "Narcis", "Oeverzwaluw", "Platanen", "Quist", "Roerdomp",
    "Spechtenbos", "Torenvalk", "Uilenspiegel", "Vossenhol", "Wielewaal", "Zilverberk", "van der Kastanje", "de Wulp",
    "ter Grutto", "van Reigersberg", "op de Heuvel", "Müllerhof", "Nørgaard",
)  # fmt: skip
_WORDS = ("appel", "beker", "cello", "dadel", "eland", "forel", "gitaar", "hagel", "iglo", "juweel", "kameel", "lelie")
_BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Attributes:
    authorities, users: How many more.
    first: Where counting begins, so that names differ from those that are there.
    home: Gets the users when no authorities are wanted.
    """

    authorities: int
    users: int
    first: int
    home: Authority


class Crowd:
    """Generated authorities and users, stored in batches: one transaction a batch."""

    def __init__(self, storage: Storage, catalogue: Catalogue, calendar: Calendar, hashes: Hashes) -> None:
        self._storage = storage
        self._catalogue = catalogue
        self._calendar = calendar
        self._hashes = hashes
        self._countries = tuple(country.code for country in catalogue.countries)

    def gather(self, wanted: Wanted, progress: Callable[[int, int], None]) -> None:
        """Store them all. Every generated authority gets an administrator, even when fewer users are wanted."""
        if not wanted.authorities:
            self._grow(wanted)
            return
        users = _shares(wanted)
        numbers = iter(range(wanted.authorities))
        serial = 0
        while batch := list(islice(numbers, _BATCH)):
            with self._storage.writing() as unit:
                for index in batch:
                    authority = self._authority(wanted, index)
                    unit.authorities.add(authority)
                    serial = self._fill(unit, authority, next(users), serial)
                unit.commit()
            progress(batch[-1] + 1, wanted.authorities)

    def _grow(self, wanted: Wanted) -> None:
        for start in range(0, wanted.users, _BATCH):
            with self._storage.writing() as unit:
                count = min(_BATCH, wanted.users - start)
                self._fill(unit, wanted.home, count, start, administrators=0)
                unit.commit()

    def _fill(self, unit: UnitOfWork, authority: Authority, count: int, serial: int, *, administrators: int = 2) -> int:
        """Add so many users; returns the serial number of the next."""
        repository = unit.users.in_authority(authority.id)
        for position in range(count):
            first = position == 0 and administrators > 0
            user = self._user(authority, serial, everything=first, administrator=position < administrators)
            repository.add(user)
            serial += 1
        return serial

    def _authority(self, wanted: Wanted, index: int) -> Authority:
        name, place = _name(index)
        abroad = index % 5 == 4
        country = self._countries[index % len(self._countries)] if abroad else wanted.home.country
        return Authority(
            official_name=name,
            country=country,
            general=GeneralData(
                informal_name=f"Vergunningen en toezicht in {place}",
                description=f"Beantwoordt vragen over vestiging, diensten en beroepen in {place}.",
                email=f"imi{wanted.first + index}@{_slug(place)}.example",
                phone="",
                website="",
                street=f"Dorpsplein {index % 90 + 1}",
                postcode="",
                town=place,
                working_languages=("en", "nl"),
            ),
            competences=self._competences(index),
            modules={module.code: self._access(module, index, wanted.home.managed_by) for module in self._some(index)},
            managed_by=None if abroad else wanted.home.managed_by,
            active_since=self._calendar.morning(index % 3000 + 30),
            checked_on=self._calendar.morning(index % 700),
        )

    def _some(self, index: int) -> list[Module]:
        modules = self._catalogue.modules
        return [modules[(index + step * 3) % len(modules)] for step in range(index % 5 + 1)]

    def _access(self, module: Module, index: int, granted_by: int | None) -> Access:
        leaves = tuple(self._catalogue.leaf_keywords.get(module.keyword_set or "", {}))
        ticked = {leaves[(index + step * 7) % len(leaves)] for step in range(index % 12 + 3)} if leaves else set()
        role = module.workflow.authority_roles[0].code
        return Access(module=module.code, role=role, granted_by=granted_by, keywords=ticked)

    def _competences(self, index: int) -> set[tuple[str, str]]:
        chosen = {
            (entry.code, entry.values[index % len(entry.values)][0]) for entry in self._catalogue.competence_lists
        }
        several = (entry for entry in self._catalogue.competence_lists if entry.choose != "exactly_one")
        return chosen | {(entry.code, entry.values[(index + 3) % len(entry.values)][0]) for entry in several}

    def _user(self, authority: Authority, serial: int, *, everything: bool, administrator: bool) -> User:
        first, last = _FIRST_NAMES[serial % len(_FIRST_NAMES)], _LAST_NAMES[serial // 3 % len(_LAST_NAMES)]
        created = self._calendar.morning(serial % 1500 + 10)
        return User(
            authority_id=authority.id,
            user_name=f"{_WORDS[serial % len(_WORDS)]}-{100_000 + serial}",
            first_name=first,
            last_name=last,
            email=f"post{serial}@{_slug(authority.general.town)}.example",
            phone="",
            language="nl" if serial % 3 else "en",
            is_administrator=administrator,
            roles=self._roles(authority, serial, everything=everything),
            credential=self._credential(serial),
            created_at=created,
            first_active_at=created + timedelta(hours=1),
            last_sign_in_at=self._calendar.morning(serial % 90),
            checked_on=created,
        )

    def _roles(self, authority: Authority, serial: int, *, everything: bool) -> set[Role]:
        offered = [
            (access.module, role.code)
            for access in authority.modules.values()
            for role in last_holder.offered(self._catalogue, access)
        ]
        return set(offered) if everything else set(offered[serial % 2 :: 3])

    def _credential(self, serial: int) -> Credential:
        """Most passwords are valid; one in ten has ended."""
        days = serial % 180 if serial % 10 else -(serial % 60) - 1
        return Credential(
            hash=self._hashes.chosen,
            temporary=False,
            set_at=self._calendar.chosen_for(days),
            expires_at=self._calendar.end_of_day(days),
            order=2,
            history=[self._hashes.chosen],
        )


def _shares(wanted: Wanted) -> Iterator[int]:
    """Users for each authority: as equal as can be, at least one."""
    for index in range(wanted.authorities):
        share = wanted.users * (index + 1) // wanted.authorities - wanted.users * index // wanted.authorities
        yield max(share, 1)


def _name(index: int) -> tuple[str, str]:
    """Name of the authority, and its place. All names differ; above 12,800 they get a number."""
    begin = _BEGINNINGS[index % len(_BEGINNINGS)]
    end = _ENDINGS[(index // len(_BEGINNINGS) + index) % len(_ENDINGS)]
    kind = _KINDS[index // (len(_BEGINNINGS) * len(_ENDINGS)) % len(_KINDS)]
    rest = index // (len(_BEGINNINGS) * len(_ENDINGS) * len(_KINDS))
    place = f"{begin}{end}"
    return (f"{kind} {place} {rest + 1}" if rest else f"{kind} {place}"), place


def _slug(place: str) -> str:
    return "".join(sign for sign in place.lower() if sign.isascii() and sign.isalnum())
