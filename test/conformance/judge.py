"""Judges templates with AWS's own SAM translator and with cfn-lint, offline.

Reads from standard input a JSON list of `{"id": str, "path": str (absolute), "packaged": bool, "lint": bool}` and writes to standard output a
list of `{"id", "errors": [str], "findings": [{"rule", "path", "message"}], "resources": int, "given": template, "expanded": template}` in the
same order; `given` is as the code would be uploaded, and `given` and `expanded` are missing where a template cannot be expanded.
`packaged` says that the artifacts which the template names must lie beside it; without `lint` (true where absent) there are no findings.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any, Iterator

# Nothing about the machine may change a verdict: neither its AWS settings nor a `.cfnlintrc` in the home or working folder.
for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ.update(AWS_DEFAULT_REGION="us-east-1", AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull)
os.environ.update(HOME=os.devnull, USERPROFILE=os.devnull)
os.chdir(sys.prefix)

from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.public.exceptions import InvalidDocumentException  # noqa: E402
from samtranslator.sdk.resource import SamResource  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402

strict_valid = SamResource.valid

from cfnlint.config import ConfigMixIn  # noqa: E402
from cfnlint.decode import cfn_json, cfn_yaml  # noqa: E402
from cfnlint.runner import Runner  # noqa: E402

# Importing cfn-lint loosens a check of the translator for the whole process.
SamResource.valid = strict_valid  # type: ignore[method-assign]

Template = dict[str, Any]
Finding = dict[str, str]

UPLOADED = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri", "AWS::Serverless::Api": "DefinitionUri"}
PSEUDO_PARAMETERS = {f"AWS::{name}" for name in ("AccountId", "NotificationARNs", "NoValue", "Partition", "Region", "StackId", "StackName", "URLSuffix")}
MOST_RESOURCES = 500


def read(path: Path) -> Template:
    """The template with cfn-lint's line marks; refuses duplicate keys. JSON is read as JSON, for YAML knows no surrogate pairs."""
    text = path.read_text(encoding="utf-8")
    return cfn_json.loads(text) if path.suffix == ".json" else cfn_yaml.loads(text)


def upload(template: Template) -> list[str]:
    """Replaces local paths by S3 addresses, in place, as `aws cloudformation package` does; returns the paths."""
    local = []
    for resource in template.get("Resources", {}).values():
        key = UPLOADED.get(resource.get("Type", ""), "")
        properties = resource.get("Properties") or {}
        if isinstance(properties.get(key), str) and not properties[key].startswith("s3://"):
            local.append(properties[key])
            properties[key] = "s3://bucket/key"
    return local


def plain(template: Template) -> Template:
    return json.loads(json.dumps(template, default=str))


def references(node: Any) -> Iterator[tuple[str, str]]:
    """Every reference below `node`, as how it is made (`Ref`, `Fn::GetAtt`, `Fn::Sub`) and its target without attribute."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if len(node) == 1 and key == "Ref" and isinstance(value, str):
            yield "Ref", value
        elif len(node) == 1 and key == "Fn::GetAtt" and value:
            yield "Fn::GetAtt", value.split(".")[0] if isinstance(value, str) else str(value[0])
        elif len(node) == 1 and key == "Fn::Sub":
            text, own = value if isinstance(value, list) else (value, {})
            names = [name.strip() for name in re.findall(r"\$\{([^!}][^}]*)\}", text)]
            yield from (("Fn::GetAtt" if "." in name else "Fn::Sub", name.split(".")[0]) for name in names if name not in own)
            yield from references(own)
        else:
            yield from references(value)


def unresolved(template: Template) -> list[str]:
    """What an expanded template refers to and does not have."""
    resources = template.get("Resources", {})
    nameable = {*resources, *template.get("Parameters", {}), *PSEUDO_PARAMETERS}
    places = {f"{section}/{name}": node for section in ("Conditions", "Resources", "Outputs") for name, node in template.get(section, {}).items()}
    found = []
    for place, node in places.items():
        for how, target in references(node):
            if target not in (resources if how == "Fn::GetAtt" else nameable):
                found.append(f"{place}: {how} to '{target}', which is not in the expanded template")
        depends = node.get("DependsOn", []) if place.startswith("Resources/") else []
        for target in [depends] if isinstance(depends, str) else depends:
            if target not in resources:
                found.append(f"{place}: DependsOn '{target}', which is not in the expanded template")
    return found


def lint(runner: Runner, template: Template) -> list[Finding]:
    return [
        {"rule": match.rule.id, "path": "/".join(str(part) for part in getattr(match, "path", None) or []), "message": match.message}
        for match in runner.validate_template(template)
    ]


def judge(runner: Runner, path: Path, packaged: bool, linted: bool) -> dict[str, Any]:
    template = read(path)
    local = upload(template)
    given = plain(template)
    errors = [f"names '{name}', which does not lie beside it" for name in sorted(set(local)) if packaged and not (path.parent / name).is_file()]
    expanded = plain(Translator({}, Parser()).translate(plain(template), {}))
    count = len(expanded["Resources"])
    errors += unresolved(expanded)
    if count > MOST_RESOURCES:
        errors.append(f"expands to {count} resources; CloudFormation takes {MOST_RESOURCES}")
    verdict = {"errors": errors, "findings": [], "resources": count, "given": given, "expanded": expanded}
    if not linted:
        return verdict
    findings = lint(runner, template)
    if "Transform" not in given:
        return {**verdict, "findings": findings}
    # For a SAM template, cfn-lint throws away the Swagger body and what it refers to, so the expanded template is linted too.
    findings += [finding for finding in lint(runner, cfn_json.loads(json.dumps(expanded))) if finding not in findings]
    return {**verdict, "findings": findings}


def verdict(runner: Runner, path: Path, packaged: bool, linted: bool) -> dict[str, Any]:
    """As `judge`; a template that cannot be read or expanded is an error of that template, and the others are still judged."""
    try:
        return judge(runner, path, packaged, linted)
    except InvalidDocumentException as refusal:
        errors = [f"refused by the SAM translator: {cause.message}" for cause in refusal.causes]
    except (cfn_json.JSONDecodeError, cfn_yaml.CfnParseError) as faults:
        errors = [f"cannot be read: line {match.linenumber}: {match.message}" for match in faults.matches]
    except Exception as stumble:  # a malformed template makes readers and judges stumble in many ways
        errors = [f"cannot be judged: {type(stumble).__name__}: {stumble}"]
    return {"errors": errors, "findings": [], "resources": 0}


def main() -> None:
    # `mandatory_checks`: no template may switch off a rule in its own Metadata.
    # One runner for all, because loading the rules takes longer than judging five templates.
    runner = Runner(ConfigMixIn(regions=["us-east-1"], include_checks=["E", "W", "I"], mandatory_checks=["E", "W", "I"]))
    asked = json.load(sys.stdin)
    json.dump([{"id": one["id"], **verdict(runner, Path(one["path"]), one["packaged"], one.get("lint", True))} for one in asked], sys.stdout)


if __name__ == "__main__":
    main()
