"""The keys that encrypt the secrets of webhooks: those of WEBHOOK_KEYS or, in local mode, one in the data directory."""

from db import webhook_secrets
from db.core.files import create_private
from db.webhook_secrets import SecretKeys
from service.errors import StartupError
from service.settings import Settings

FILE = "local-webhook-key"
"""The file of the key in the data directory."""


def webhook_keys(settings: Settings) -> SecretKeys | None:
    """Return the keys, None if there are none. Raises StartupError for an invalid file in the data directory."""
    if settings.webhook_keys:
        return SecretKeys(settings.webhook_keys.get_secret_value().replace(",", " ").split())
    if not settings.is_local:
        return None
    path = settings.data_dir / FILE
    try:
        if not path.exists():
            create_private(path, webhook_secrets.generate_key())
        return SecretKeys([path.read_text(encoding="utf-8")])
    except (OSError, ValueError) as error:
        raise StartupError(f"{path} is not a key for the secrets of webhooks.") from error
