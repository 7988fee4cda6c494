"""Where the commanditaires are: régions and départements as terms, derived from the organisations."""

from __future__ import annotations

from collections.abc import Mapping

from macros.catalogue.families import Place
from macros.model.map import MappedRegion
from macros.model.organisation import Organisation
from macros.text.french.wording import identifier


def places(organisation: Organisation, regions: Mapping[str, MappedRegion]) -> tuple[Place, ...]:
    """Return the places of an organisation, the widest first; `regions` are those of the map, by code.

    A territory that is both région and département (La Réunion) is one place: same name, same identifier. One that is
    neither (Nouvelle-Calédonie) is called what the map calls it, a country out of the map a country.
    """
    name, mapped = organisation.region.name, regions.get(organisation.region.code)
    noun = (mapped.noun or "région") if mapped else "pays"
    definition = f"Région {name}" if noun == "région" else f"{name}, {noun}"
    region = Place(id=identifier(name), label=name, definition=definition, noun=noun)
    if organisation.departement is None or identifier(organisation.departement.name) == region.id:
        return (region,)
    area = organisation.departement
    return region, Place(
        id=identifier(area.name),
        label=area.name,
        definition=f"Département {area.name} ({area.code}), région {region.label}",
        noun="département",
    )
