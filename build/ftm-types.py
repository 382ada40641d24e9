#!/usr/bin/env python3
"""Rebuilds the tables that FollowTheMoney's types read, src/FollowTheMoney/Types/*.tsv.br.

usage: python3 build/ftm-types.py RIGOUR ISO639

RIGOUR  folder of rigour's resources: territories.jsonl, lang-names.yaml (MIT)
ISO639  folder of the npm package iso-639-3 (MIT), unpacked
territories.tsv  a territory a line, columns as Territories.cs reads them; lists parted by "|"
languages.tsv    CODE TAB TWO-LETTER CODE or nothing TAB other names and codes, parted by "|"
Needs node for brotli. Sources and licences: NOTICE.
"""
import json, re, subprocess, sys
from pathlib import Path

RIGOUR, ISO = Path(sys.argv[1]), Path(sys.argv[2])
OUT = Path("src/FollowTheMoney/Types")
# Spanish and Portuguese names that the list lacks.
MORE = {
    "suhh": ["Unión Soviética", "URSS", "União Soviética", "Unión de Repúblicas Socialistas Soviéticas"],
    "gb": ["Gran Bretaña", "Grã-Bretanha"],
    "us": ["EE.UU.", "EE. UU.", "EEUU", "Estados Unidos de Norteamérica", "EUA"],
    "nl": ["Holanda", "Países Bajos", "Reino de los Países Bajos"],
    "yucs": ["Yugoslavia", "Iugoslávia"],
    "cshh": ["Checoslovaquia", "Tchecoslováquia"],
    "dd": ["Alemania Oriental", "República Democrática Alemana"],
    "gb-eng": ["Inglaterra"], "gb-sct": ["Escocia"], "gb-wls": ["Gales"], "gb-nir": ["Irlanda del Norte"],
    "kr": ["Corea del Sur"], "kp": ["Corea del Norte"], "tw": ["Taiwán"], "do": ["República Dominicana"], "ae": ["Emiratos Árabes Unidos", "EAU"],
    "cd": ["República Democrática del Congo"], "cz": ["República Checa", "Chequia"], "ci": ["Costa de Marfil"], "sa": ["Arabia Saudita", "Arabia Saudí"],
    "za": ["Sudáfrica"], "nz": ["Nueva Zelanda", "Nueva Zelandia"], "vg": ["Islas Vírgenes Británicas"], "ky": ["Islas Caimán"], "hk": ["Hong Kong"],
    "va": ["Ciudad del Vaticano", "Santa Sede"], "tr": ["Turquía"], "kn": ["San Cristóbal y Nieves"], "vc": ["San Vicente y las Granadinas"], "lc": ["Santa Lucía"],
}


def brotli(path, text):
    packed = subprocess.run(["node", "-e", "const z=require('zlib'),b=[];process.stdin.on('data',d=>b.push(d)).on('end',()=>process.stdout.write(z.brotliCompressSync("
                             "Buffer.concat(b),{params:{[z.constants.BROTLI_PARAM_QUALITY]:11,[z.constants.BROTLI_PARAM_LGWIN]:22}})))"],
                            input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    path.write_bytes(packed)
    print(f"{path}: {len(text.splitlines())} lines, {len(packed)} bytes")


def territories():
    rows = []
    for line in (RIGOUR / "territories.jsonl").read_text().split("\n"):
        if not line:
            continue
        t = json.loads(line)
        flags = "".join(f for f, has in [("c", t["is_country"]), ("f", t["is_ftm"]), ("j", t.get("is_jurisdiction", t["is_country"])), ("h", t.get("is_historical"))] if has)
        strong = t["names_strong"]
        known = {n.casefold() for n in [*strong, t["name"], t["full_name"]]}
        weak = [n for n in dict.fromkeys(t["names_weak"] + MORE.get(t["code"], [])) if n.casefold() not in known]
        lists = [t.get("other_qids", []), t.get("other_codes", []), t.get("successors", []), t.get("see", []), t.get("claims", []), t.get("langs", []), strong, weak]
        row = [t["code"], t["name"], t["full_name"] if t["full_name"] != t["name"] else "", t.get("in_sentence", ""), t.get("region", ""), t.get("subregion", ""),
               t.get("alpha3", ""), t["qid"], t.get("parent", ""), flags]
        assert not any(re.search(r"[\t\n|]", cell) for cell in row + [n for names in lists for n in names])
        rows.append("\t".join(row + ["|".join(names) for names in lists]))
    brotli(OUT / "territories.tsv.br", "\n".join(rows) + "\n")


def languages():
    iso = json.loads(subprocess.run(["node", "-e", f"import('{(ISO / 'iso6393.js').resolve()}').then(m=>process.stdout.write(JSON.stringify(m.iso6393)))"],
                                    stdout=subprocess.PIPE, check=True).stdout)
    aliases, code = {}, None
    for line in (RIGOUR / "lang-names.yaml").read_text().split("\n"):
        if found := re.match(r"  (\w+):$", line):
            code = found.group(1)
        elif found := re.match(r"    - (.+)$", line):
            aliases.setdefault(code, []).append(found.group(1).strip("'\" "))
    rows = []
    for row in iso:
        if row["scope"] == "special":  # several, none, unknown: no language
            continue
        names = [row.get("iso6392B", ""), *([row["name"]] if len(row["name"]) > 3 else [])]
        rows.append((row["iso6393"], row.get("iso6391", ""), [n for n in names if n and n != row["iso6393"]]))
    taken = {n.casefold() for names in aliases.values() for n in names}
    lines = []
    for code, two, names in sorted(rows):
        mine = aliases.get(code, [])
        others = [n for n in names if n.casefold() not in taken] + mine
        lines.append(f"{code}\t{two}\t{'|'.join(dict.fromkeys(others))}")
    brotli(OUT / "languages.tsv.br", "\n".join(lines) + "\n")


territories()
languages()
