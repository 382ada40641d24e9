#!/usr/bin/env python3
"""Rebuilds src/Quipu/Reading/Analysis/Lexicons/{en,es}.words.tsv.br from open treebanks beside the checkout.

usage: python3 build/lexicons.py [../shared/data/nlp/train-ok/ud]

A row is a lower-case word with its parts of speech, commonest first: WORD TAB TAG:LEMMA:MORPH {| TAG:LEMMA:MORPH}, "=" for a lemma like the word.
Needs node for brotli. Sources and licences: NOTICE.
"""
import lzma, re, subprocess, sys
from collections import Counter, defaultdict
from pathlib import Path

UD = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/nlp/train-ok/ud")
OUT = Path("src/Quipu/Reading/Analysis/Lexicons")
SETS = {"en": ["en_ewt-train", "en_gum_open-train"], "es": ["es_cess_silver-train", "es_pud-all"]}
KEPT = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON SCONJ VERB".split()
MORPH = [("Number=Plur", "P"), ("Number=Sing", "S"), ("Gender=Fem", "F"), ("Gender=Masc", "M"), ("VerbForm=Inf", "i"), ("VerbForm=Part", "t"), ("VerbForm=Ger", "g"),
         ("VerbForm=Fin", "v"), ("Mood=Cnd", "c"), ("Mood=Sub", "s"), ("Mood=Imp", "I"), ("Tense=Fut", "f"), ("Tense=Past", "p"), ("Tense=Imp", "p"), ("Tense=Pres", "r")]


def rows(name):
    for line in lzma.open(UD / (name + ".conllu.xz"), "rt", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            yield cells


def morph(feats):
    return "".join(letter for feat, letter in MORPH if feat in feats)


def brotli(path, text):
    packed = subprocess.run(["node", "-e", "const z=require('zlib'),b=[];process.stdin.on('data',d=>b.push(d)).on('end',()=>process.stdout.write(z.brotliCompressSync("
                             "Buffer.concat(b),{params:{[z.constants.BROTLI_PARAM_QUALITY]:11,[z.constants.BROTLI_PARAM_LGWIN]:22}})))"],
                            input=text.encode(), capture_output=True, check=True).stdout
    path.write_bytes(packed)
    print(path, len(text.splitlines()), "rows,", len(packed), "bytes")


def build(language):
    seen = defaultdict(lambda: defaultdict(Counter))
    for name in SETS[language]:
        for _, form, lemma, upos, _, feats, *_ in rows(name):
            word = form.lower()
            if upos in KEPT and re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\W\d_]{1,4}\.", word) and lemma != "_":
                seen[word][upos][(lemma.lower(), morph(feats))] += 1
    lines = []
    for word in sorted(seen):
        tags = seen[word]
        total = sum(sum(c.values()) for c in tags.values())
        kept = sorted(((sum(c.values()), tag) for tag, c in tags.items()), key=lambda p: (-p[0], p[1]))
        cells = []
        for count, tag in kept:
            if count * 20 < total:
                continue
            lemma, features = min(tags[tag].items(), key=lambda p: (-p[1], p[0]))[0]
            cells.append(f"{tag}:{'=' if lemma == word else lemma}:{features}")
        lines.append(word + "\t" + "|".join(cells))
    brotli(OUT / f"{language}.words.tsv.br", "\n".join(lines) + "\n")


for code in SETS:
    build(code)
