"""Judges templates and workflows with checkov, in one process and offline.

Reads from standard input a JSON list of `{"id": str, "path": str (absolute), "kind": "cloudformation" | "github_actions"}`, and writes to standard
output a list of `{"id", "findings": [{"rule", "path", "message"}], "checked": int}` in the same order; `checked` is how many checks were made.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from typing import Any

for name in [name for name in os.environ if name.startswith(("AWS_", "BC_", "CKV_", "CHECKOV_", "PRISMA_"))]:
    del os.environ[name]
home = tempfile.mkdtemp()
os.environ.update(HOME=home, USERPROFILE=home, LOG_LEVEL="CRITICAL")
os.chdir(home)

from checkov.cloudformation.runner import Runner as CloudFormation  # noqa: E402
from checkov.github_actions.runner import Runner as GitHubActions  # noqa: E402
from checkov.runner_filter import RunnerFilter  # noqa: E402

RUNNERS = {"cloudformation": CloudFormation, "github_actions": GitHubActions}


def verdict(one: dict[str, str]) -> dict[str, Any]:
    only = RunnerFilter(framework=[one["kind"]], download_external_modules=False)
    report = RUNNERS[one["kind"]]().run(root_folder=None, files=[one["path"]], runner_filter=only)
    failed = report.failed_checks
    findings = [{"rule": check.check_id, "path": check.resource, "message": check.check_name} for check in failed]
    errors = [{"rule": "parsing", "path": path, "message": "checkov cannot read it"} for path in report.parsing_errors]
    return {"id": one["id"], "findings": [*errors, *findings], "checked": len(failed) + len(report.passed_checks)}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    verdicts, sys.stdout = sys.stdout, sys.stderr
    json.dump([verdict(one) for one in json.load(sys.stdin)], verdicts)
