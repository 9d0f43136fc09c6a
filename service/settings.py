"""What the environment decides."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals; what is empty counts as not set."""

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True)

    data_dir: Path = Path("var")
    """Where the embedded database and the local signing key are."""
    database_url: str | None = None
    """A PostgreSQL 15 or newer to use instead of the embedded one, as its owner."""
    port: int = Field(default=8080, ge=0, le=65535)
    """The port on 127.0.0.1; 0 takes a free one."""
    environment: Literal["local", "production"] = "local"
    """`production` refuses to start in local mode."""
    workers: int = Field(default=16, ge=1, le=256)
    """How many requests are carried out at the same time; each has a database connection."""
    backlog: int = Field(default=1024, ge=1)
    """How many more may wait; beyond that the answer is 503."""
    patience: float = Field(default=3.0, gt=0)
    """Seconds that a request may wait for its turn before it is answered 503."""
    deadline: float = Field(default=8.0, gt=0)
    """Seconds after which a request that is not done is answered 503."""
    slow_client: float = Field(default=20.0, gt=0)
    """Seconds that a client may take to send the head of a request, and again for its body."""
    check_answers: float = Field(default=1.0, ge=0, le=1)
    """The share of answers that are checked against the contract before they are committed and sent."""
