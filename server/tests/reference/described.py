"""Holds answers against the OpenAPI description of what is answered: argument one is the description, argument two a list
of [path, status, media type, body]. Says what does not fit, and ends with 1 where anything does not."""

import json
import sys

from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

description = json.load(open(sys.argv[1], encoding="utf-8"))
validate(description)
wrong = []
for path, status, media, body in json.load(open(sys.argv[2], encoding="utf-8")):
    answers = description["paths"][path]["get"]["responses"]
    content = answers.get(str(status), {}).get("content", {})
    if media not in content:
        wrong.append(f"{path}: {status} as {media} is not described, only {sorted(answers)}: {sorted(content)}")
        continue
    validator = OAS31Validator({**content[media]["schema"], "components": description["components"]})
    wrong += [f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(body)]
print("\n".join(wrong))
sys.exit(bool(wrong))
