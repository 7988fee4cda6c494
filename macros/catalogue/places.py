"""Where the commanditaires are: régions and départements as terms, derived from the organisations."""

from __future__ import annotations

from macros.catalogue.families import Place
from macros.model.organisation import Organisation
from macros.text.french.wording import identifier


def places(organisation: Organisation) -> tuple[Place, ...]:
    """Return the places of an organisation, the widest first.

    A territory that is both région and département (La Réunion) is one place: same name, same identifier.
    """
    name = organisation.region.name
    region = Place(id=identifier(name), label=name, definition=f"Région {name}", noun="région")
    if organisation.departement is None or identifier(organisation.departement.name) == region.id:
        return (region,)
    area = organisation.departement
    return region, Place(
        id=identifier(area.name),
        label=area.name,
        definition=f"Département {area.name} ({area.code}), région {region.label}",
        noun="département",
    )
