"""Deploys templates to moto, each as a stack of its own, and deletes it again: pipelines, as far as moto knows their types.

In:  [{"id": "…", "path": "…/pipeline.yml"}] on standard input
Out: [{"id": "…", "error": null, "made": {"<logical ID>": "<type>"}, "missing": {"<logical ID>": "<type>"}, "outputs": ["<name>"],
      "wanted": ["<name>"]}], where `missing` are resources that moto passes over, and `wanted` the outputs that the template has.

Parameters without a default get a text that fits their description: an ARN where the name asks for one.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_DEFAULT_REGION="eu-west-1")

import boto3  # noqa: E402
from cfnlint.decode.cfn_yaml import loads  # noqa: E402
from moto import mock_aws  # noqa: E402

import moto_types  # noqa: E402, F401


def deploy(body: str, name: str) -> dict[str, Any]:
    template = json.loads(json.dumps(loads(body)))
    cloudformation = boto3.client("cloudformation")
    parameters = [
        {"ParameterKey": key, "ParameterValue": "arn:aws:codeconnections:eu-west-1:123456789012:connection/1" if key.endswith("Arn") else "team-orders"}
        for key, parameter in template.get("Parameters", {}).items()
        if "Default" not in parameter
    ]
    cloudformation.create_stack(StackName=name, TemplateBody=body, Parameters=parameters, Capabilities=["CAPABILITY_NAMED_IAM"])
    stack = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    summaries = cloudformation.list_stack_resources(StackName=name)["StackResourceSummaries"]
    made = {summary["LogicalResourceId"]: summary["ResourceType"] for summary in summaries}
    wanted = {logical_id: resource["Type"] for logical_id, resource in template["Resources"].items()}
    return {
        "error": None if stack["StackStatus"] == "CREATE_COMPLETE" else stack["StackStatus"],
        "made": made,
        "missing": {logical_id: kind for logical_id, kind in wanted.items() if logical_id not in made},
        "outputs": sorted(output["OutputKey"] for output in stack.get("Outputs", []) if output["OutputValue"]),
        "wanted": sorted(template.get("Outputs", {})),
    }


def attempt(job: dict[str, str]) -> dict[str, Any]:
    with open(job["path"], encoding="utf-8") as file:
        body = file.read()
    with mock_aws():
        try:
            return {"id": job["id"], **deploy(body, "pipeline")}
        except Exception as error:  # noqa: BLE001 - whatever moto says of a template is the finding
            return {"id": job["id"], "error": f"{type(error).__name__}: {error}"}


json.dump([attempt(job) for job in json.load(sys.stdin)], sys.stdout)
