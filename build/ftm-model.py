"""Makes src/Quipu/Model/ftm.model.json from the facts of the FollowTheMoney model.

    python3 build/ftm-model.py ../shared/data/ftm/ftm-model-4x-facts.json > src/Quipu/Model/ftm.model.json

Only what differs from a default or from what is inherited is written, one schema property to a line, so that a diff
between two versions of the model can be read. Labels are FollowTheMoney's (MIT, see NOTICE); descriptions are not carried.
"""
import json
import sys


# Languages that releases after these facts added.
LATER_LANGUAGES = "amh gle lao pus sin tam tel tha vie".split()


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def inherited_time(schemata, name):
    for parent in schemata[name]["extends"]:
        time = schemata[parent]["temporalExtent"] or inherited_time(schemata, parent)
        if time:
            return time
    return {}


def prop(facts, kind):
    made = {"type": facts["type"], "label": facts["label"]}
    if facts["matchable"] != kind["matchable"]:
        made["matchable"] = facts["matchable"]
    if facts["maxLength"] != kind["maxLength"]:
        made["maxLength"] = facts["maxLength"]
    for key in ("range", "format"):
        if facts.get(key):
            made[key] = facts[key]
    for key in ("hidden", "deprecated"):
        if facts.get(key):
            made[key] = True
    if facts.get("reverse"):
        made["reverse"] = {k: v for k, v in facts["reverse"].items() if v}
    return made


def schema(schemata, types, name):
    facts = schemata[name]
    made = {"label": facts["label"], "plural": facts["plural"]}
    for key in ("extends", "featured", "required", "caption"):
        if facts[key]:
            made[key] = facts[key]
    for key in ("abstract", "generated", "hidden", "deprecated"):
        if facts[key]:
            made[key] = True
    if not facts["matchable"]:
        made["matchable"] = False
    if facts.get("edge"):
        made["edge"] = facts["edge"]
    if facts["temporalExtent"] and facts["temporalExtent"] != inherited_time(schemata, name):
        made["time"] = facts["temporalExtent"]
    head = line(made)[:-1]
    rows = [f'   {line(key)}:{line(prop(value, types[value["type"]]))}' for key, value in facts["properties"].items()]
    return f'  {line(name)}:{head},"properties":{{' + ("\n" + ",\n".join(rows) + "\n  " if rows else "") + "}}"


def table(name, rows):
    return f' {line(name)}:{{\n' + ",\n".join(f"  {line(key)}:{line(value)}" for key, value in rows) + "\n }"


def main(path):
    with open(path, encoding="utf-8") as file:
        facts = json.load(file)
    schemata, types = facts["schemata"], facts["types"]
    parts = [
        ' "about":"The FollowTheMoney model, 4.x: names, types, flags and hierarchy. Made by build/ftm-model.py; do not edit. Licence: NOTICE."',
        ' "schemata":{\n' + ",\n".join(schema(schemata, types, name) for name in sorted(schemata)) + "\n }",
        table("types", types.items()),
        table("topics", ((key, {"label": t["label"], **({"risk": True} if t["risk"] else {})}) for key, t in facts["topics"].items())),
        f' "genders":{line(facts["genders"])}',
        f' "languages":{line(facts["languages"] + [code for code in LATER_LANGUAGES if code not in facts["languages"]])}',
        table("countries", facts["countries"].items()),
    ]
    sys.stdout.write("{\n" + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    main(sys.argv[1])
