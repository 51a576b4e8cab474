"""Runs `sam validate --lint` over templates, in one process, offline and without credentials.

Reads from standard input a JSON list of `{"id": str, "path": str (absolute)}`, and writes to standard output a list of `{"id", "errors": [str]}`
in the same order: what SAM CLI says of each that it does not call valid.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile

# Nothing about the machine may change a verdict, and nothing may be sent anywhere.
for name in [name for name in os.environ if name.startswith(("AWS_", "SAM_"))]:
    del os.environ[name]
home = tempfile.mkdtemp()
os.environ.update(HOME=home, USERPROFILE=home, __SAM_CLI_APP_DIR=home, SAM_CLI_TELEMETRY="0")
os.environ.update(AWS_DEFAULT_REGION="us-east-1", AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull)
os.chdir(home)

from click.testing import CliRunner  # noqa: E402
from samcli.cli.main import cli  # noqa: E402


def errors(path: str) -> list[str]:
    result = CliRunner().invoke(cli, ["validate", "--lint", "--template", path, "--region", "us-east-1"])
    if result.exit_code == 0 and "is a valid SAM Template" in result.output:
        return []
    return [*[line for line in result.output.splitlines() if line.strip()], *([repr(result.exception)] if result.exception else [])]


if __name__ == "__main__":
    # What it logs must not end up between the verdicts.
    verdicts, sys.stdout = sys.stdout, sys.stderr
    json.dump([{"id": one["id"], "errors": errors(one["path"])} for one in json.load(sys.stdin)], verdicts)
