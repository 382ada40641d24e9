using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.Places;

/// <summary>What the properties of a feature call the place, its code and what it lies in. Sets of Peru's divisions are known by their properties; others by the usual words.</summary>
sealed class PlaceNames
{
    static readonly (string Name, string Level)[] Peruvian =
    [
        ("NOMBDIST", "district"), ("CAPITAL", "capital"), ("NOMBPROV", "province"), ("NOMBDEP", "department"),
    ];

    readonly JsonElement _properties;

    internal PlaceNames(JsonElement properties)
    {
        _properties = properties;
        foreach (var (name, level) in Peruvian)
        {
            if (Get(name) is not { Length: > 0 } text) continue;
            (Name, Level, Columns, Country) = (text, level, name, "pe");
            break;
        }

        if (Name.Length == 0) Other();
        Code = Ubigeo.Of(First("IDDIST", "FIRST_IDPR", "IDPROV", "FIRST_IDDP", "IDDPTO", "ubigeo", "UBIGEO")) is { } ubigeo && ubigeo != "pe" ? ubigeo[7..] : First("code", "iso_3166_2", "ISO", "id");
        if (Code.Length == 6 && Country.Length == 0 && Get("ubigeo").Length + Get("UBIGEO").Length > 0) Country = "pe";
        Province = Level is "district" or "capital" ? First("NOMBPROV", "PROVINCIA") : "";
        Department = Level is "district" or "capital" or "province" ? First("NOMBDEP", "DEPARTAM", "FIRST_NOMB", "DEPARTAMENTO") : "";
        District = Level == "capital" ? Get("DISTRITO") : "";
    }

    internal string Name { get; private set; } = "";

    /// <summary>Where the name stands.</summary>
    internal string Columns { get; private set; } = "properties";

    internal string Country { get; private set; } = "";

    internal string Full => string.Join(", ", new[] { Name, District == Name ? "" : District, Province == Name ? "" : Province, Department == Name ? "" : Department, Country == "pe" ? "Perú" : "" }.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal));

    string Level { get; set; } = "";

    string Code { get; }

    string Province { get; }

    string Department { get; }

    string District { get; }

    /// <summary>The territory, and what it lies in.</summary>
    internal EntityDraft Territory(RowDraft draft)
    {
        var id = Level == "capital" || Code.Length == 0 ? RegisterId.Of("place", Country, Level, RegisterId.Key(Department), RegisterId.Key(Province), RegisterId.Key(Name)) : RegisterId.FromSource(Country == "pe" ? "pe-ubigeo" : "place", Code);
        var place = draft.Entity("Territory", id, Columns).Add("name", Name, Columns).Add("level", Level, Columns, null).Add("country", Country, Columns, null);
        if (Code.Length > 0) place.Add("territoryCode", Code, "code", null);
        if (Get("NOM_CAP").Length > 0) place.Add("summary", $"Capital: {Get("NOM_CAP")}", "NOM_CAP", null);
        if (First("LEY", "LAST_LEY") is { Length: > 1 } law && law != "S/N") place.Add("notes", $"Created by {First("DCTO", "LAST_DCTO")} {law}, {First("FECHA", "FIRST_FECH")}", "DCTO+LEY+FECHA", null);
        if (Country == "pe" && Code.Length == 6 && Code[2..] != "0000") place.Add("partOf", RegisterId.FromSource("pe-ubigeo", Code[4..] == "00" ? $"{Code[..2]}0000" : $"{Code[..4]}00"), "code", null);
        if (Department.Length > 0 && Level == "capital") place.Add("description", $"Capital of the province {Province}, {Department}", "PROVINCIA+DEPARTAM", null);
        return place;
    }

    void Other()
    {
        foreach (var (name, value) in _properties.Members())
        {
            if (RegisterId.Key(name.Replace('_', ' ')) is not ("name" or "nombre" or "nom" or "name en" or "name es" or "admin" or "localidad" or "distrito" or "provincia" or "departamento" or "municipio" or "region") || value.Text().Length == 0) continue;
            (Name, Columns) = (value.Text().Trim(), name);
            break;
        }

        Country = CountryWords.Code(First("country", "COUNTRY", "iso_a2", "ISO_A2", "pais", "PAIS")) ?? "";
        Level = First("level", "LEVEL", "type", "nivel");
    }

    string Get(string name) => _properties.Text(name).Trim();

    string First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Get(name) is { Length: > 0 } text) return text;
        return "";
    }
}
