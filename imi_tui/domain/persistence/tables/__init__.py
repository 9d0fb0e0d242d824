"""The tables, one file a subject. Import them from here, so that `metadata` is always whole."""

from __future__ import annotations

from imi_tui.domain.persistence.tables.authority import (
    access,
    authority,
    authority_search,
    competence,
    delegated_module,
    informal_name_translation,
    keyword_tick,
    linked_coordinator,
    translation_request,
    working_language,
)
from imi_tui.domain.persistence.tables.metadata import metadata
from imi_tui.domain.persistence.tables.preference import user_preference
from imi_tui.domain.persistence.tables.reference import catalogue, country, language, legal_area, module
from imi_tui.domain.persistence.tables.stranger import installation, stranger
from imi_tui.domain.persistence.tables.trail import audit, audit_chain, audit_value, outbox, reminder
from imi_tui.domain.persistence.tables.user import password_history, session, user_account, user_role

__all__ = [
    "access",
    "audit",
    "audit_chain",
    "audit_value",
    "authority",
    "authority_search",
    "catalogue",
    "competence",
    "country",
    "delegated_module",
    "informal_name_translation",
    "installation",
    "keyword_tick",
    "language",
    "legal_area",
    "linked_coordinator",
    "metadata",
    "module",
    "outbox",
    "password_history",
    "reminder",
    "session",
    "stranger",
    "translation_request",
    "user_account",
    "user_preference",
    "user_role",
    "working_language",
]
