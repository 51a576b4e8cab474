"""Aliases of functions, which moto's CloudFormation lacks though moto's Lambda has them, and versions as CloudFormation makes them. Importing this makes moto know them."""

from __future__ import annotations

from typing import Any

from moto.awslambda.models import LambdaVersion, lambda_backends
from moto.cloudformation.parsing import ResourceMap, parse_and_update_resource
from moto.core.common_models import CloudFormationModel

Properties = dict[str, Any]


class Alias(CloudFormationModel):
    # moto finds the service of a model by its module.
    __module__ = "moto.awslambda"

    def __init__(self, arn: str, function_name: str, name: str) -> None:
        self.arn, self.function_name, self.name = arn, function_name, name

    @property
    def physical_resource_id(self) -> str:
        return self.arn

    @staticmethod
    def cloudformation_name_type() -> str:
        return ""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::Lambda::Alias"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **_: Any) -> Alias:
        given = arguments(cloudformation_json["Properties"])
        made = lambda_backends[account_id][region_name].create_alias(**given)
        return cls(made.arn, given["function_name"], given["name"])

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource: Alias, new_resource_name: str, cloudformation_json: Any, account_id: str, region_name: str
    ) -> Alias:
        lambda_backends[account_id][region_name].update_alias(**arguments(cloudformation_json["Properties"]))
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str) -> None:
        properties = cloudformation_json["Properties"]
        lambda_backends[account_id][region_name].delete_alias(properties["Name"], properties["FunctionName"])

    def delete(self, account_id: str, region_name: str) -> None:
        lambda_backends[account_id][region_name].delete_alias(self.name, self.function_name)


def arguments(properties: Properties) -> Properties:
    weights = properties.get("RoutingConfig", {}).get("AdditionalVersionWeights", [])
    return {
        "name": properties["Name"],
        "function_name": properties["FunctionName"],
        "function_version": str(properties["FunctionVersion"]),
        "description": properties.get("Description", ""),
        "routing_config": {"AdditionalVersionWeights": {str(one["FunctionVersion"]): float(one["FunctionWeight"]) for one in weights}},
    }


LambdaVersion.has_cfn_attr = classmethod(lambda cls, attr: attr == "Version")  # type: ignore[assignment,method-assign]
LambdaVersion.get_cfn_attribute = lambda self, attribute_name: self.version  # type: ignore[method-assign]


update_all = ResourceMap.update


def update_functions_first(self: ResourceMap, template: Properties, parameters: Properties | None = None) -> None:
    """CloudFormation makes a version after the function that it refers to is updated; moto makes all that is new first."""
    for logical_id in self.build_resource_diff(template, parameters)["Modify"]:
        resource = template["Resources"][logical_id]
        if resource["Type"] == "AWS::Lambda::Function":
            parse_and_update_resource(logical_id, resource, self, account_id=self._account_id, region_name=self._region_name)
    update_all(self, template, parameters)


ResourceMap.update = update_functions_first  # type: ignore[method-assign]
