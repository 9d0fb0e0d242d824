"""A small folder of reference data that is right, for tests that make it wrong in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FILES: Final = {
    "languages.yaml": """\
about: {evidence: seen, origin: Sample}
languages: [en, nl, de]
""",
    "countries.yaml": """\
countries:
  - {code: NO, calling_code: 47}
  - {code: EL, calling_code: 30, iso: GR}
""",
    "modules.yaml": """\
workflows:
  - code: request
    nl: Verzoek
    en: Request
    settings: [uses_allocation]
    authority_roles:
      - {code: authority, nl: autoriteit, en: authority}
      - {code: coordinator, nl: coördinator, en: coordinator, coordinates: true}
    user_roles:
      - code: handler
        nl: behandelaar
        en: handler
        short: {nl: behandel., en: handler}
        allows: {nl: verzendt verzoeken., en: sends requests.}
        required: {}
      - code: allocator
        nl: toewijzer
        en: allocator
        short: {nl: toewijzer, en: allocator}
        allows: {nl: wijst toe., en: assigns.}
        required: {setting: uses_allocation}
      - code: referral
        nl: verwijzer
        en: referral
        short: {nl: verwijzer, en: referral}
        allows: {nl: beslist., en: decides.}
        required: {authority_role: coordinator}
        only_for: [coordinator]
  - code: repository
    nl: Databank
    en: Repository
    authority_roles:
      - {code: reader, nl: lezer, en: reader}
    user_roles:
      - {code: viewer, nl: lezer, en: viewer, short: {nl: lezer, en: viewer}, allows: {nl: leest., en: reads.}}
areas:
  - code: SD
    nl: Diensten
    en: Services
    acts:
      - {nl: Richtlijn 2006/123/EG, en: Directive 2006/123/EC}
    keyword_set: activities
    modules:
      - {code: SD-REQ, workflow: request, nl: Verzoeken, en: Requests}
      - {code: SD-REG, workflow: repository, nl: Registers, en: Registers, keyword_set: null}
  - code: PQ
    nl: Beroepen
    en: Professions
    acts:
      - {nl: Richtlijn 2005/36/EG, en: Directive 2005/36/EC}
    modules:
      - {code: PQ-REQ, workflow: request, nl: Verzoeken, en: Requests, keyword_set: activities, coordinators: false}
""",
    "classification.yaml": """\
lists:
  - code: level
    nl: Niveau
    en: Level
    choose: exactly_one
    values:
      - {code: 04, nl: Nationaal, en: National, de: National}
      - {code: local, nl: Lokaal, en: Local}
  - code: activity
    nl: Activiteit
    en: Activity
    choose: zero_or_more
    values:
      - code: A
        nl: Landbouw
        en: Farming
        children:
          - {code: 01, nl: Akkerbouw, en: Crops}
          - {code: 02, nl: Bosbouw, en: Forestry}
      - {code: B, nl: Mijnbouw, en: Mining}
""",
    "keywords/activities.yaml": """\
keywords:
  - code: group
    nl: Groep
    en: Group
    children:
      - {code: act-build, nl: Bouwen, en: Building}
      - {code: act-sell, nl: Verkopen, en: Selling}
  - {code: act-rent, nl: Verhuren, en: Renting}
""",
    "keywords/others.yaml": """\
keywords:
  - {code: other, nl: Anders, en: Other}
""",
}


def write(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """The sample in a folder, with some files other than they are there; None leaves one out."""
    for name, content in {**FILES, **(changes or {})}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
