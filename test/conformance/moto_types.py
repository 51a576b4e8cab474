"""Types of a pipeline that moto's CloudFormation lacks, though moto has their services: here they are made by the services' own calls, so that boto3
checks their form and moto what they refer to. Importing this makes moto know them.
"""

from __future__ import annotations

import json
from typing import Any

import boto3
from moto import mock_aws
from moto.core.common_models import CloudFormationModel
from moto.core.models import botocore_stubber


class Made(CloudFormationModel):
    """A resource that was made by a call of its service. `kind`: its type; `attributes`: what Fn::GetAtt may ask for."""

    # moto finds the service of a model by its module.
    __module__ = "moto.pipelines"
    kind = ""
    attributes: tuple[str, ...] = ()

    def __init__(self, physical_id: str, values: dict[str, str]) -> None:
        self.physical_id = physical_id
        self.values = values

    @property
    def physical_resource_id(self) -> str:
        return self.physical_id

    @staticmethod
    def cloudformation_name_type() -> str:
        return ""

    @classmethod
    def cloudformation_type(cls) -> str:
        return cls.kind

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr in cls.attributes

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self.values[attribute_name]

    @classmethod
    def create_from_cloudformation_json(cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **_: Any) -> Made:
        boto3.setup_default_session(region_name=region_name)
        properties = cloudformation_json["Properties"]
        if botocore_stubber.enabled:
            return cls.make(properties)
        # In moto's own server nothing else sends calls to moto.
        mock = mock_aws(config={"core": {"reset_boto3_session": False}})
        mock.start(reset=False)
        try:
            return cls.make(properties)
        finally:
            mock.stop(remove_data=False)

    @classmethod
    def make(cls, properties: Any) -> Made:
        raise NotImplementedError


class Repository(Made, CloudFormationModel):
    __module__ = Made.__module__
    kind = "AWS::CodeCommit::Repository"
    attributes = ("Arn", "CloneUrlHttp", "CloneUrlSsh", "Name")

    @classmethod
    def make(cls, properties: Any) -> Made:
        made = boto3.client("codecommit").create_repository(
            repositoryName=properties["RepositoryName"], repositoryDescription=properties["RepositoryDescription"]
        )["repositoryMetadata"]
        values = {"Arn": made["Arn"], "CloneUrlHttp": made["cloneUrlHttp"], "CloneUrlSsh": made["cloneUrlSsh"], "Name": made["repositoryName"]}
        return cls(made["repositoryId"], values)


class BucketPolicy(Made, CloudFormationModel):
    __module__ = Made.__module__
    kind = "AWS::S3::BucketPolicy"

    @classmethod
    def make(cls, properties: Any) -> Made:
        boto3.client("s3").put_bucket_policy(Bucket=properties["Bucket"], Policy=json.dumps(properties["PolicyDocument"]))
        return cls(properties["Bucket"], {})


class Project(Made, CloudFormationModel):
    __module__ = Made.__module__
    kind = "AWS::CodeBuild::Project"
    attributes = ("Arn",)

    @classmethod
    def make(cls, properties: Any) -> Made:
        project = as_of_api(properties)
        # moto wants a place of the source, and of the artifacts, also where they are the pipeline's.
        for part in ("source", "artifacts"):
            project[part] = {"location": "pipeline", **project[part]}
        made = boto3.client("codebuild").create_project(**project)["project"]
        return cls(made["name"], {"Arn": made["arn"]})


class Pipeline(Made, CloudFormationModel):
    __module__ = Made.__module__
    kind = "AWS::CodePipeline::Pipeline"

    @classmethod
    def make(cls, properties: Any) -> Made:
        trust_one_service(properties["RoleArn"])
        pipeline = {**as_of_api(properties), "version": 1}
        # A list for CloudFormation, and a map for CodePipeline.
        stores = {store["region"]: store["artifactStore"] for store in pipeline.pop("artifactStores", [])}
        if stores:
            pipeline["artifactStores"] = stores
        made = boto3.client("codepipeline").create_pipeline(pipeline=pipeline)["pipeline"]
        return cls(made["name"], {})


class OidcProvider(Made, CloudFormationModel):
    __module__ = Made.__module__
    kind = "AWS::IAM::OIDCProvider"
    attributes = ("Arn",)

    @classmethod
    def make(cls, properties: Any) -> Made:
        # IAM looks for the thumbprint itself, moto wants to be told.
        arn = boto3.client("iam").create_open_id_connect_provider(
            Url=properties["Url"], ClientIDList=properties["ClientIdList"], ThumbprintList=properties.get("ThumbprintList", ["0" * 40])
        )["OpenIDConnectProviderArn"]
        return cls(arn, {"Arn": arn})


def trust_one_service(role_arn: str) -> None:
    """moto looks for the service that takes on a role as a text, where it may be a list."""
    iam = boto3.client("iam")
    role = iam.get_role(RoleName=role_arn.split("/")[-1])["Role"]
    policy = role["AssumeRolePolicyDocument"]
    for statement in policy["Statement"]:
        (statement["Principal"]["Service"],) = statement["Principal"]["Service"]
    iam.update_assume_role_policy(RoleName=role["RoleName"], PolicyDocument=json.dumps(policy))


def as_of_api(value: Any, key: str = "") -> Any:
    """CloudFormation's names of properties in the form that the services' calls have them; the settings of an action keep theirs."""
    if isinstance(value, list):
        return [as_of_api(item) for item in value]
    if not isinstance(value, dict):
        return {"true": True, "false": False}.get(value, value) if key in BOOLEANS else str(value) if key == "Version" else value
    if key == "Configuration":
        return {name: str(setting) for name, setting in value.items()}
    return {"buildspec" if name == "BuildSpec" else name[0].lower() + name[1:]: as_of_api(item, name) for name, item in value.items()}


BOOLEANS = ("PrivilegedMode",)
