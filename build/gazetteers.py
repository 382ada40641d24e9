#!/usr/bin/env python3
"""Rebuilds src/Quipu/Reading/Mentions/Gazetteers/*.tsv.br from open lists beside the checkout.

usage: python3 build/gazetteers.py [../shared/data/nlp/gaz]

Every table is sorted by its key (lower case, accents folded, ñ kept), one KEY TAB VALUE a line:
given.tsv     given name -> m, f or u (either)
surnames.tsv  Spanish surname -> its rank's power of ten
places.tsv    place name -> KIND:COUNTRY of its likeliest bearer; kinds c country, r region, p province, t town, d district
positions.tsv place name -> its bearers, parted by ";": COUNTRY,KIND,INEI CODE or nothing,LATITUDE,LONGITUDE in hundredths of a degree (a unit's capital's);
                 kinds as above, k a city known by its name alone
Needs node for brotli. Sources and licences: NOTICE.
"""
import csv, lzma, subprocess, sys, unicodedata
from pathlib import Path

GAZ = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/nlp/gaz")
OUT = Path("src/Quipu/Reading/Mentions/Gazetteers")
# The region that is read about; places elsewhere are kept as regions and countries only, or where they are well known.
NEAR = "PE BO EC CO VE CL AR UY PY BR MX GT SV HN NI CR PA CU DO PR HT JM BZ GY SR TT".split()
KNOWN = """London:GB Paris:FR Madrid:ES Barcelona:ES Sevilla:ES Valencia:ES Málaga:ES Berlin:DE Berlín:DE Rome:IT Roma:IT Milan:IT Milán:IT Lisbon:PT Lisboa:PT Geneva:CH Ginebra:CH Zurich:CH
Vienna:AT Viena:AT Brussels:BE Bruselas:BE Amsterdam:NL Rotterdam:NL Antwerp:BE Amberes:BE Moscow:RU Moscú:RU Kyiv:UA Kiev:UA Athens:GR Stockholm:SE Oslo:NO Copenhagen:DK Helsinki:FI Warsaw:PL Prague:CZ Budapest:HU
Beijing:CN Pekín:CN Shanghai:CN Tokyo:JP Tokio:JP Seoul:KR Seúl:KR Sydney:AU Dubai:AE Istanbul:TR Estambul:TR Cairo:EG Lagos:NG Tel_Aviv:IL Jerusalem:IL Jerusalén:IL
New_York:US Nueva_York:US New_York_City:US Manhattan:US Brooklyn:US Miami:US Washington:US Los_Angeles:US Los_Ángeles:US Chicago:US Houston:US San_Francisco:US San_Diego:US Dallas:US Atlanta:US Boston:US
Philadelphia:US El_Paso:US Phoenix:US San_Antonio:US Las_Vegas:US Orlando:US Tampa:US Laredo:US Seattle:US Denver:US New_Orleans:US Nueva_Orleans:US Detroit:US Toronto:CA Montreal:CA Vancouver:CA""".split()
# Cities that nobody takes for another, whatever the story is about.
CAPITALS = """Bogotá:CO Medellín:CO Quito:EC Guayaquil:EC Caracas:VE Maracaibo:VE Buenos_Aires:AR Montevideo:UY Brasília:BR São_Paulo:BR Rio_de_Janeiro:BR Tegucigalpa:HN San_Pedro_Sula:HN Managua:NI Mexico_City:MX
Ciudad_Juárez:MX Tijuana:MX Port-au-Prince:HT Havana:CU Guatemala_City:GT Cochabamba:BO Ciudad_del_Este:PY""".split()
REGIONS = """Latin America|South America|Central America|North America|Sudamérica|Suramérica|América Latina|Latinoamérica|Centroamérica|Norteamérica|América Central|América del Sur|América del Norte|Caribbean|Caribe|Europe|Europa|Asia
Africa|África|Middle East|Medio Oriente|Oriente Medio|Amazon|Amazonía|Amazonia|Andes|Northern Triangle|Triángulo Norte|Golden Triangle|VRAEM|VRAE|Pacific|Atlantic|Pacífico|Atlántico|Alto Huallaga|Huallaga|Urabá|Darién|Catatumbo
Tuxtla Gutiérrez|Suchitepéquez|Alta Verapaz|Baja Verapaz|Sacatepéquez|Quetzaltenango|Huehuetenango|Chimaltenango|Totonicapán|Izabal|Zacapa|Chiquimula|Jutiapa|Jalapa|Quiché|San Marcos|Escuintla|Santa Rosa|Sololá|Retalhuleu
Ciudad Juárez|Nuevo Laredo|Baja California|Baja California Sur|Quintana Roo|Nuevo León|Estado de México|Ciudad de México|CDMX|Mexico City|Guatemala City|Ciudad de Guatemala|Panama City|Ciudad de Panamá|Valle del Cauca|Norte de Santander|Ciudad del Este
Francisco Morazán|Cortés|Olancho|Gracias a Dios|Atlántida|Colón|Santa Bárbara|Intibucá|Santa Cruz de la Sierra|Beni|Pando|Potosí|Oruro|Cochabamba|Tarija|Chuquisaca|Guayas|Manabí|Esmeraldas|Sucumbíos|Guayaquil|San Salvador|San Pedro Sula|La Ceiba
Putumayo|Apurímac|Golfo de México|Gulf of Mexico|Mercosur|Southern Cone|Cono Sur|European Union|Chaco|Petén|Mosquitia|Tierra Caliente|Bajo Cauca|Magdalena Medio|Eje Cafetero|Costa Caribe""".replace("\n", "|").split("|")


def fold(text):
    out = []
    for c in unicodedata.normalize("NFC", text).lower():
        base = "ñ" if c == "ñ" else unicodedata.normalize("NFD", c)[0]
        out.append(base)
    return " ".join("".join(out).replace("’", "'").split())


def lines(name):
    path = GAZ / name
    return (lzma.open(path, "rt", encoding="utf-8") if name.endswith(".xz") else open(path, encoding="utf-8")).read().splitlines()


def write(name, table):
    text = "".join(f"{key}\t{table[key]}\n" for key in sorted(table, key=lambda k: k.encode("utf-16-be")))
    packed = subprocess.run(["node", "-e", "const z=require('zlib'),b=[];process.stdin.on('data',d=>b.push(d)).on('end',()=>process.stdout.write(z.brotliCompressSync("
                             "Buffer.concat(b),{params:{[z.constants.BROTLI_PARAM_QUALITY]:11,[z.constants.BROTLI_PARAM_LGWIN]:22}})))"],
                            input=text.encode(), capture_output=True, check=True).stdout
    (OUT / name).write_bytes(packed)
    print(name, len(table), "rows,", len(packed), "bytes")


def given():
    table = {}
    for name in ("given_names_en.tsv.xz", "given_names_es.tsv.xz"):
        spanish = "_es" in name
        us = {fold(n) for n in lines("given_names_us.txt.xz")}
        for line in lines(name):
            whole, sex = line.split("\t")
            for part in fold(whole).split():
                if len(part) > 2 and part.isalpha() and (spanish or part in us):
                    letter = sex[0] if sex[0] in "mf" else "u"
                    if spanish or part not in table:
                        table[part] = letter if table.get(part, letter) == letter or spanish else "u"
    common = set()
    for language in ("en", "es"):
        packed = Path(f"src/Quipu/Reading/Analysis/Lexicons/{language}.words.tsv.br").read_bytes()
        words = subprocess.run(["node", "-e", "const z=require('zlib'),b=[];process.stdin.on('data',d=>b.push(d)).on('end',()=>process.stdout.write(z.brotliDecompressSync(Buffer.concat(b))))"],
                               input=packed, capture_output=True, check=True).stdout.decode()
        common |= {fold(line.split("\t")[0]) for line in words.splitlines()}
    # A rare name that is a common word is a word.
    for one in lines("given_names_es_ine.txt.xz"):
        for part in fold(one).split():
            if len(part) > 2 and part.isalpha() and part not in common:
                table.setdefault(part, "u")
    for row in csv.DictReader(lines("territories_en_es.tsv"), delimiter="\t"):
        for column in ("en", "es"):
            if row["code"] not in ("MU", "IL", "JO", "GE", "TD"):
                table.pop(fold(row[column] or ""), None)
    for word in "global america consejo del las los san santa rio sol mar luna paz cruz policia lima barca baños colas collado coronacion ermita esclavitud iluminacion latina montes pascua pinar predestinacion pureza rimas virgen".split():
        table.pop(word, None)
    sexes(table)
    write("given.tsv.br", table)


UNISEX = """kim jean robin leslie jordan taylor casey morgan alexis dana tracy stacy kelly terry pat sam chris alex jamie lee lynn marion shannon sandy jessie jo sasha nikita andrea dominique sidney avery riley
quinn trinidad hui devi blair cameron drew hayden jackie kerry lindsay mel parker ray reese rory shawn skyler tyler val whitney""".split()
# Of a name that both sexes bear, one is meant where it is four times as common there; beyond this rank a Spanish name is no better than an English one.
PLAINLY, OFFSET, COMMON = 4, 5, 400


def sexes(table):
    """Sets the sex of each name by its rank among Spanish men's and women's, then by the English list."""
    ranks, english = {"m": {}, "f": {}}, {}
    for line in lines("given_names_es.tsv.xz"):
        name, sex = line.split("\t")
        ranks[sex[0]].setdefault(name, len(ranks[sex[0]])) if sex[0] in "mf" else None
    for line in lines("given_names_en.tsv.xz"):
        name, sex = line.split("\t")
        english[name] = sex[0] if sex[0] == "m" else "f"
    for key, letter in table.items():
        man, woman, other = ranks["m"].get(key), ranks["f"].get(key), english.get(key)
        if key in UNISEX:
            table[key] = "u"
        elif man is not None and woman is not None:
            commoner = "m" if man < woman else "f"
            table[key] = "m" if (man + OFFSET) * PLAINLY < woman + OFFSET else "f" if (woman + OFFSET) * PLAINLY < man + OFFSET else commoner if other in (None, commoner) and other else "u"
        elif man is not None or woman is not None:
            own, rank = ("m", man) if man is not None else ("f", woman)
            table[key] = "u" if other not in (None, own) and rank > COMMON else own
        else:
            table[key] = other or letter


def surnames():
    table = {}
    for rank, name in enumerate(lines("surnames_es_by_rank.txt.xz"), 1):
        key = fold(name)
        if len(key) > 2 and key.replace(" ", "").isalpha():
            table.setdefault(key, str(len(str(rank))))
    # Surnames of the Andes that the list, made in Spain, lacks.
    for extra in "ccori huaman condori choque apaza cusi tito yupanqui chinchay ccopa cahuana calcina ccama chuquimamani ayma puma sullca tunqui huanca paucar".split():
        table.setdefault(extra, "4")
    write("surnames.tsv.br", table)


def places():
    table = {}

    def put(name, kind, country):
        key = fold(name)
        if (len(key) > 2 or key in ("us", "uk")) and not any(c.isdigit() for c in key):
            table.setdefault(key, f"{kind}:{country.lower()}")

    for row in csv.DictReader(lines("territories_en_es.tsv"), delimiter="\t"):
        if len(row["code"]) == 2:
            for column in ("en", "es", "en_alt", "es_alt"):
                for name in (row[column] or "").split("|"):
                    if len(name) > 2 or name in ("US", "UK"):
                        put(name, "c", row["code"])
    for name, code in (("Estados Unidos", "US"), ("EE.UU.", "US"), ("EE. UU.", "US"), ("United States of America", "US"), ("EEUU", "US"), ("U.S.", "US"), ("USA", "US"), ("US", "US"), ("U.S.A.", "US"), ("UK", "GB"),
                       ("U.K.", "GB"), ("Gran Bretaña", "GB"), ("Great Britain", "GB"), ("England", "GB"), ("Inglaterra", "GB"), ("Holanda", "NL"), ("Czech Republic", "CZ"), ("México", "MX"), ("Méjico", "MX")):
        put(name, "c", code)
    for name in REGIONS:
        put(name, "r", "xx")
    for row in csv.DictReader(lines("pe_ubigeo_departamento.csv")):
        put(row["departamento"], "r", "PE")
    for row in csv.DictReader(lines("pe_ubigeo_provincia.csv")):
        put(row["provincia"], "p", "PE")
    for entry in KNOWN:
        name, code = entry.split(":")
        put(name.replace("_", " "), "t", code)
    cities = list(csv.DictReader(lines("cities_world.tsv.xz"), delimiter="\t"))
    for row in cities:
        if row["country"] in NEAR + ["US", "ES", "CA"]:
            for part in row["admin1"].split("|"):
                put(part.removesuffix(" Department").removesuffix(" Province").removesuffix(" Region"), "r", row["country"])
    for row in cities:
        if row["country"] in NEAR and row["country"] != "BR":
            put(row["name"], "t", row["country"])
    for row in csv.DictReader(lines("pe_ubigeo_distrito.csv.xz")):
        put(row["distrito"], "d", "PE")
    for word in "centro norte sur este oeste ley plan libre nueva justicia congreso union progreso libertad independencia victoria presidente general coronel porvenir constitucion nacional republica popular patria sol estado reforma paz mayor comandante policia pueblo ministerio".split():
        if table.get(word, "t")[0] in "td":
            table.pop(word, None)
    write("places.tsv.br", table)


def positions():
    table = {}

    def put(name, country, kind, code, lat, lon):
        # Nineteen districts have no coordinates.
        at = f"{round(float(lat) * 100)},{round(float(lon) * 100)}" if lat not in ("", "NA") else ","
        if len(fold(name)) > 2:
            table.setdefault(fold(name), []).append(f"{country.lower()},{kind},{code},{at}")

    for kind, column, digits in (("r", "departamento", 2), ("p", "provincia", 4), ("d", "distrito", 6)):
        for row in csv.DictReader(lines(f"pe_ubigeo_{column}.csv" + (".xz" if kind == "d" else ""))):
            put(row[column], "PE", kind, row["inei"].zfill(6)[:digits], row["latitude"], row["longitude"])
    cities = list(csv.DictReader(lines("cities_world.tsv.xz"), delimiter="\t"))
    known = {(name.replace("_", " "), code) for name, code in (entry.split(":") for entry in KNOWN + CAPITALS)}
    for row in cities:
        if (row["name"], row["country"]) in known:
            put(row["name"], row["country"], "k", "", row["lat"], row["lng"])
        elif row["country"] in NEAR and (row["country"] != "PE" or fold(row["name"]) not in table):
            put(row["name"], row["country"], "t", "", row["lat"], row["lng"])
    write("positions.tsv.br", {key: ";".join(values) for key, values in table.items()})


def demonyms():
    rows = []
    rows += [(w, "us") for w in ("estadunidense", "estadunidenses", "norteamericano", "norteamericana", "norteamericanos", "norteamericanas", "gringo", "gringos")]
    for row in csv.DictReader(lines("demonyms_es.tsv"), delimiter="\t"):
        for word in {row["masculine"], row["feminine"]}:
            for form in {word, word + ("s" if word[-1] in "aeiouéí" else "es")}:
                rows.append((fold(form), row["key"].lower() if row["kind"] == "country" else row["key"].split("-")[0].lower() if row["key"][:2].isupper() else "xx"))
    write("demonyms-es.tsv.br", dict(rows))


given()
surnames()
places()
positions()
demonyms()
