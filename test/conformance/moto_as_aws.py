"""Starts moto's server as a stand-in for AWS; the arguments are those of `moto_server`.

This file is the one place that makes up for what moto lacks and the hand-over test needs:

- CloudFormation runs AWS's SAM translator on templates; moto passes over `AWS::Serverless::*`.
- A REST API gets its name, resources and methods from its `Body`; moto looks for them elsewhere.
- The outputs and parameters of a stack are those of the change set that was executed; moto keeps those from before.
- A change set without a change fails after it was made; moto refuses to make one that has parameters.
- A change set that fails is rolled back, with the reason among the stack's events; moto leaves the stack as it is.
- The types of a pipeline, in moto_types.py, and aliases of functions, in moto_lambda.py.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import moto.cloudformation.parsing as parsing
from moto.apigateway.models import RestAPI, apigateway_backends
from moto.cloudformation.models import ChangeSet, CloudFormationBackend, Event, Stack
from moto.cloudformation.responses import CloudFormationResponse
from moto.server import main
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

import moto_lambda  # noqa: F401
import moto_types  # noqa: F401

Template = dict[str, Any]

# The translator asks for one, and needs only the partition that it is in.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing")


def expanded(template: Template) -> Template:
    # Dates, which YAML makes of the format version, are texts again.
    result = json.loads(json.dumps(template, default=str))
    if "Transform" in template:
        result = Translator({}, Parser()).translate(result, {})
        result.pop("Transform", None)
    for resource in result.get("Resources", {}).values():
        # moto adds them, and then sees a change.
        resource.setdefault("Properties", {})
        if resource["Type"] == "AWS::ApiGateway::RestApi" and "Body" in resource["Properties"]:
            resource["Properties"].setdefault("Name", resource["Properties"]["Body"]["info"]["title"])
    return result


parse_template = Stack.parse_template
parse_change_set = ChangeSet._parse_template


def parse_stack_expanded(template: str) -> Template:
    return expanded(parse_template(template))


def parse_change_set_expanded(self: ChangeSet) -> None:
    parse_change_set(self)
    self.template_dict = expanded(self.template_dict)


Stack.parse_template = staticmethod(parse_stack_expanded)  # type: ignore[method-assign]
ChangeSet._parse_template = parse_change_set_expanded  # type: ignore[method-assign]


create_api = RestAPI.create_from_cloudformation_json.__func__  # type: ignore[attr-defined]


def put_body(api: RestAPI, body: Template | None, account_id: str, region_name: str) -> RestAPI:
    if body is not None:
        document = {"openapi": "3.0.1", "info": body["info"], "paths": {path: methods_of(item) for path, item in body["paths"].items()}}
        apigateway_backends[account_id][region_name].put_rest_api(api.id, document, fail_on_warnings=False, mode="overwrite")
    return api


def methods_of(item: Template) -> Template:
    """Without what moto cannot read: parameters of the whole path, and answers that API Gateway makes by itself."""
    methods = {method: dict(operation) for method, operation in item.items() if method != "parameters"}
    for operation in methods.values():
        if "uri" not in operation.get("x-amazon-apigateway-integration", {}):
            operation.pop("x-amazon-apigateway-integration", None)
    return methods


def create_with_body(cls: type[RestAPI], resource_name: str, cloudformation_json: Template, account_id: str, region_name: str, **rest: Any) -> RestAPI:
    api = create_api(cls, resource_name, cloudformation_json, account_id, region_name, **rest)
    return put_body(api, cloudformation_json["Properties"].get("Body"), account_id, region_name)


def update_body(cls: type[RestAPI], original_resource: RestAPI, new_resource_name: str, cloudformation_json: Template, account_id: str, region_name: str) -> RestAPI:
    return put_body(original_resource, cloudformation_json["Properties"].get("Body"), account_id, region_name)


RestAPI.create_from_cloudformation_json = classmethod(create_with_body)  # type: ignore[assignment]
RestAPI.update_from_cloudformation_json = classmethod(update_body)  # type: ignore[assignment]


create_resource = parsing.parse_and_create_resource


def create_or_name(logical_id: str, resource_json: Template, *rest: Any, **named: Any) -> Any:
    try:
        return create_resource(logical_id, resource_json, *rest, **named)
    except Exception as error:
        # One resource is made on the way to another: the innermost is to blame.
        if not hasattr(error, "failed"):
            error.failed = (logical_id, resource_json["Type"])  # type: ignore[attr-defined]
        raise


parsing.parse_and_create_resource = create_or_name


execute = CloudFormationBackend.execute_change_set


def execute_or_roll_back(self: CloudFormationBackend, change_set_name: str, stack_name: str | None = None) -> None:
    try:
        execute(self, change_set_name, stack_name)
    except Exception as error:
        change_set = self.describe_change_set(change_set_name)
        stack = change_set.stack
        act, end = ("CREATE", "ROLLBACK_COMPLETE") if change_set.change_set_type == "CREATE" else ("UPDATE", "UPDATE_ROLLBACK_COMPLETE")
        logical_id, kind = getattr(error, "failed", (stack.name, "AWS::CloudFormation::Stack"))
        stack.events.append(Event(stack.stack_id, stack.name, logical_id, "", kind, f"{act}_FAILED", str(error), None))
        stack.status = end
        stack._add_stack_event(end)
    else:
        change_set = self.describe_change_set(change_set_name)
        stack = change_set.stack
        stack.parameters = change_set.parameters
        stack._parse_template()
        stack.output_map = stack._create_output_map()


CloudFormationBackend.execute_change_set = execute_or_roll_back  # type: ignore[method-assign]

CloudFormationResponse._validate_different_update = lambda *_: None  # type: ignore[method-assign]

if __name__ == "__main__":
    main(sys.argv[1:])
