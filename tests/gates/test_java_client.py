"""The Java client of openapi-generator compiles completely for both documents, and works."""

import os
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.live_service import ANYONE, LiveService
from tests.support.oracle import CONTRACT
from tests.support.tools import ALL_REQUIRED, needs

# From Debian's libjakarta-annotation-api-java. The generator contains all other dependencies.
ANNOTATIONS = Path("/usr/share/java/jakarta-annotation-api.jar")
STORY = Path(__file__).parent / "sdk" / "Story.java"
OPTIONS = (
    "library=native,openApiNullable=false,containerDefaultToNull=true,hideGenerationTimestamp=true,useJakartaEe=true"
)

pytestmark = [
    pytest.mark.gate,
    needs("javac"),
    pytest.mark.skipif(not ANNOTATIONS.exists() and not ALL_REQUIRED, reason=f"{ANNOTATIONS} is not installed here"),
]


def output(*command: str, **environment: str) -> str:
    """Return the output of a program. Raises CalledProcessError if it fails."""
    options = {"env": {"PATH": os.environ["PATH"]} | environment, "stdout": subprocess.PIPE, "text": True}
    return str(subprocess.run(command, check=True, **options).stdout)  # type: ignore[call-overload]


@pytest.mark.parametrize("name", ["openapi.json", "openapi-3.0.json"])
def test_java_client_of_each_document_compiles_and_works(
    tmp_path: Path, service: LiveService, brand: str, name: str
) -> None:
    document, classes = tmp_path / "openapi.json", tmp_path / "classes"
    document.write_text(ANYONE.get(f"{service.url}/{name}").text)
    with as_file(files("openapi_generator_cli") / "openapi-generator.jar") as jar:
        generate = ["generate", "--generator-name=java", f"--input-spec={document}", f"--output={tmp_path}"]
        output("java", "-jar", str(jar), *generate, f"--additional-properties={OPTIONS}")
        sources = [str(each) for each in (tmp_path / "src" / "main" / "java").rglob("*.java")]
        assert len([each for each in sources if "/model/" in each]) > len(CONTRACT["components"]["schemas"]) / 2
        path = os.pathsep.join([str(jar), str(ANNOTATIONS)])
        output(
            "javac",
            "-encoding",
            "UTF-8",
            "-nowarn",
            "-proc:none",
            "-cp",
            path,
            "-d",
            str(classes),
            str(STORY),
            *sources,
        )
        mint = LocalTokens(service.data_dir).mint
        told = output(
            *("java", "-cp", os.pathsep.join([str(classes), path]), "Story"),
            URL=service.url,
            BRAND=brand,
            TOKEN=mint(brand=brand, scopes=every_scope()),
            HERS=mint(brand=brand, scopes=every_scope(), subject="ada-1815"),
        )
    assert told.splitlines() == ["null {born=1815}", "true", "409 true [email, external_ids]", "null", "Lovelace 1"]
