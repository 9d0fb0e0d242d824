"""Rows of users to entities and back; explicit, so that an entity never loads or expires by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping

from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.user import Role, User
from imi_tui.domain.policies.folding import search_text, sort_key


def user_of(row: RowMapping, roles: Iterable[Role], history: Sequence[str]) -> User:
    """The entity that a row of `user_account` holds, with its roles and password history."""
    return User(
        id=row["id"],
        authority_id=row["authority_id"],
        user_name=row["user_name"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        email=row["email"],
        phone=row["phone"],
        language=row["language_code"],
        is_administrator=row["is_administrator"],
        roles=set(roles),
        credential=_credential_of(row, history),
        created_at=row["created_at"],
        first_active_at=row["first_active_at"],
        last_sign_in_at=row["last_sign_in_at"],
        last_client=row["last_client"],
        previous_sign_in_at=row["previous_sign_in_at"],
        previous_client=row["previous_client"],
        failed_before=row["failed_before"],
        checked_on=row["checked_on"],
        checked_by=row["checked_by"],
        version=row["version"],
        deleted_at=row["deleted_at"],
    )


def _credential_of(row: RowMapping, history: Sequence[str]) -> Credential:
    return Credential(
        hash=row["password_hash"],
        temporary=row["password_temporary"],
        set_at=row["password_set_at"],
        expires_at=row["password_expires_at"],
        order=row["password_order"],
        failed=row["password_failed"],
        wait_until=row["password_wait_until"],
        blocked_at=row["password_blocked_at"],
        history=list(history),
        stamp=row["password_stamp"],
    )


def data_columns(user: User) -> Mapping[str, Any]:
    """What `save` writes: all but the credential and the user name, which is fixed (D9) and never free again (D1)."""
    # Imported here: reading needs no knowledge of addresses.
    from imi_tui.domain.policies import email_address

    return {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "sort_key": sort_key(user.last_name, user.first_name),
        "search_text": search_text(user.first_name, user.last_name, user.user_name, user.email),
        "email": user.email,
        "email_key": email_address.key(user.email),
        "phone": user.phone,
        "language_code": user.language,
        "is_administrator": user.is_administrator,
        "checked_on": user.checked_on,
        "checked_by": user.checked_by,
        "version": user.version,
        "deleted_at": user.deleted_at,
    }


def fixed_columns(user: User) -> Mapping[str, Any]:
    """What is written once, when a user is added."""
    from imi_tui.domain.policies import user_name

    return {
        "authority_id": user.authority_id,
        "user_name": user.user_name,
        "user_name_key": user_name.key(user.user_name),
        "created_at": user.created_at,
    }


def credential_columns(user: User) -> Mapping[str, Any]:
    """The credential and the facts about signing in."""
    credential = user.credential
    return {
        "password_hash": credential.hash,
        "password_temporary": credential.temporary,
        "password_set_at": credential.set_at,
        "password_expires_at": credential.expires_at,
        "password_order": credential.order,
        "password_failed": credential.failed,
        "password_wait_until": credential.wait_until,
        "password_blocked_at": credential.blocked_at,
        "password_stamp": credential.stamp,
        "first_active_at": user.first_active_at,
        "last_sign_in_at": user.last_sign_in_at,
        "last_client": user.last_client,
        "previous_sign_in_at": user.previous_sign_in_at,
        "previous_client": user.previous_client,
        "failed_before": user.failed_before,
    }
