"""The three roles of every database: who owns it, who works in it, who reports from it (decision 2).

The application role is no superuser, does not see through row-level security and changes no table's shape.
"""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql

SUPERUSER = "postgres"
OWNER_ROLE = "teamaround_owner"
APPLICATION_ROLE = "teamaround_app"
REPORT_ROLE = "teamaround_report"
DATABASE = "teamaround"

# The owner may create databases so that tests can make and drop theirs; on a real server it need not.
ROLES = {
    OWNER_ROLE: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE CREATEDB",
    APPLICATION_ROLE: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB",
    REPORT_ROLE: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB",
}


def bootstrap(socket_directory: Path) -> None:
    """Create the roles and the database where they are missing."""
    with psycopg.connect(
        host=str(socket_directory), user=SUPERUSER, dbname=SUPERUSER, autocommit=True
    ) as connection:
        for role, abilities in ROLES.items():
            if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
                _create_role(connection, role, abilities)
        if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            create = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(create.format(sql.Identifier(DATABASE), sql.Identifier(OWNER_ROLE)))


def url(socket_directory: Path, role: str = APPLICATION_ROLE, database: str = DATABASE) -> str:
    """The address of the embedded database for a role, in the form DATABASE_URL takes."""
    return f"postgresql://{role}@/{database}?host={socket_directory}"


def _exists(connection: psycopg.Connection[tuple[object, ...]], question: str, name: str) -> bool:
    return connection.execute(question.encode(), [name]).fetchone() is not None


def _create_role(connection: psycopg.Connection[tuple[object, ...]], role: str, abilities: str) -> None:
    connection.execute(sql.SQL("CREATE ROLE {} ").format(sql.Identifier(role)) + sql.SQL(abilities))
