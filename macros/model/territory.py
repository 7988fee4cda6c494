"""A territory of the Code officiel géographique: a commune, an intercommunalité, a département, a région, a
collectivité d'outre-mer.

There are some 37,000: they are plain data classes, made only for those that are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.organisation import Position
from macros.text.french.wording import counted

COMMUNE, DEPARTEMENT, REGION, OVERSEAS = "commune", "departement", "region", "outre-mer"

GROUPINGS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d'agglomération",
    "CU": "Communauté urbaine",
    "METRO": "Métropole",
    "MET69": "Métropole",
    "EPT": "Établissement public territorial",
}
"""The types of intercommunalités, as the Code officiel géographique abridges them, in full."""

NOUNS = {
    COMMUNE: "commune",
    DEPARTEMENT: "département",
    REGION: "région",
    OVERSEAS: "collectivité d'outre-mer",
    **{type_: noun[0].lower() + noun[1:] if noun[0] != "É" else f"é{noun[1:]}" for type_, noun in GROUPINGS.items()},
}
"""Each type as it stands in a sentence."""


@dataclass(frozen=True, slots=True)
class Territory:
    """One territory, by its type and its code, a SIREN for an intercommunalité.

    `departement` and `region` are the codes of those it is in, those of its largest commune for an intercommunalité.
    `position` is that of its main place, None where no open source gives it; `year` that of its population, None where
    the source does not say. `seat` is the code of its chief town, empty for a commune; the most populated commune
    stands for the seat of an intercommunalité, which the source does not give. `groups` holds the SIREN of the
    intercommunalités of a commune.
    """

    type: str
    code: str
    name: str
    siren: str
    departement: str
    region: str
    population: int
    year: int | None
    position: Position | None
    postal_codes: tuple[str, ...]
    seat: str
    groups: tuple[str, ...]

    @property
    def noun(self) -> str:
        """What it is, as it stands in a sentence."""
        return NOUNS[self.type]

    @property
    def is_grouping(self) -> bool:
        """Tell whether it is an intercommunalité."""
        return self.type in GROUPINGS

    @property
    def size(self) -> str:
        """« 156 140 habitants »."""
        return counted(self.population, "habitant")


def territory_line(territory: Territory) -> str:
    """Return the line of a territory in the file."""
    position = territory.position
    return "\t".join(
        (
            territory.type,
            territory.code,
            territory.name,
            territory.siren,
            territory.departement,
            territory.region,
            str(territory.population),
            str(territory.year or ""),
            f"{position.lat:.4f}" if position else "",
            f"{position.lon:.4f}" if position else "",
            " ".join(territory.postal_codes),
            territory.seat,
            " ".join(territory.groups),
        )
    )


def read_population(line: str) -> int:
    """Return the population of the territory that a line of the file says, without reading the rest."""
    return int(line.split("\t", 7)[6])


def read_territory(line: str) -> Territory:
    """Return the territory that a line of the file says."""
    type_, code, name, siren, departement, region, population, year, lat, lon, postal, seat, groups = line.split("\t")
    return Territory(
        type=type_,
        code=code,
        name=name,
        siren=siren,
        departement=departement,
        region=region,
        population=int(population),
        year=int(year) if year else None,
        position=Position(lat=float(lat), lon=float(lon)) if lat else None,
        postal_codes=tuple(postal.split()),
        seat=seat,
        groups=tuple(groups.split()),
    )
