"""The commands `interlude keys …`."""

import asyncio

import click

from api.cli import read_settings, refusing
from api.private import keyring_of, new_key, put_first
from api.private_texts import forget as give_up
from api.private_texts import keys_in_use, reseal
from api.running import migrate_now, prepared, reached
from learning.people.private.errors import PrivateKeyMissing


@click.group()
def keys() -> None:
    """The keys of private texts, which are kept outside the database."""


@keys.command(epilog="Example: interlude keys new > private-key && chmod 600 private-key")
def new() -> None:
    """Print a new key, for a file named by INTERLUDE_PRIVATE_KEY_FILE."""
    click.echo(new_key())


@keys.command(name="list", epilog="Example: interlude keys list")
def list_() -> None:
    """Say which keys are here and how many texts need which. Keys are named; what they are is never shown."""
    with refusing(), reached(read_settings(), _quiet) as settings:
        migrate_now(settings)
        here, used = keyring_of(settings).names, asyncio.run(keys_in_use(settings))
        for place, name in enumerate(here):
            click.echo(f"{name}  {used.get(name, 0)} texts{', seals' if place == 0 else ''}")
        for name in sorted(used.keys() - set(here)):
            click.echo(f"{name}  {used[name]} texts, MISSING")
        if not here and not used:
            click.echo("There is no key, and no text needs one.")


@keys.command(epilog="Example: interlude keys rotate")
def rotate() -> None:
    """Seal every private text with a new key, while it serves.

    With a key file a new key is put into its first line, and servers on this machine notice by themselves; copy the
    file to other machines at once. With INTERLUDE_PRIVATE_KEY write the new key in front of the old one, restart,
    and call this. Old keys stay until you delete them: older backups need them.
    """
    with refusing(), prepared(read_settings(), _quiet) as settings:
        if settings.private_key is None and settings.private_key_file:
            put_first(settings.private_key_file, new_key())
        keyring = keyring_of(settings)
        if not keyring.names:
            raise PrivateKeyMissing
        click.echo(f"{asyncio.run(reseal(settings, keyring))} texts are now sealed with {keyring.names[0]}.")


@keys.command(epilog="Example: interlude keys forget")
@click.confirmation_option(prompt="Texts that no key here opens will be emptied for good. Go on?")
def forget() -> None:
    """Give up the private texts whose key is lost, so that the server starts again."""
    with refusing(), reached(read_settings(), _quiet) as settings:
        migrate_now(settings)
        number = asyncio.run(give_up(settings, keyring_of(settings).names))
        click.echo(f"{number} texts were emptied.")


def _quiet(message: str) -> None:
    """What preparing has to say is no part of a report."""
