using System.Globalization;
using System.Text.Json;
using FollowTheMoney.Identifiers;
using FollowTheMoney.Types;
using Quipu.Matching.Names;

namespace Quipu.Evaluation;

/// <summary>The arguments of a vector.</summary>
readonly record struct FtmArguments(JsonElement[] Positional, Dictionary<string, JsonElement> Named)
{
    internal JsonElement this[int place] => place < Positional.Length ? Positional[place] : default;

    internal string? Text(int place) => FtmFunctions.Text(this[place]);

    internal string[] Texts(int place) => this[place] is { ValueKind: JsonValueKind.Object } set && set.TryGetProperty("$set", out var members) ? Listed(members) : Listed(this[place]);

    static string[] Listed(JsonElement list) => list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(e => FtmFunctions.Text(e) ?? "")] : [];

    internal string? Word(string name) => Named.TryGetValue(name, out var value) ? FtmFunctions.Text(value) : null;

    internal bool Flag(string name) => Named.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.True;
}

/// <summary>What the vectors call, by the name that they have for it; null where there is no such function here.</summary>
static class FtmFunctions
{
    const string Registry = "followthemoney.types.registry.", Ids = "rigour.ids.";

    internal static Func<FtmArguments, object?>? Find(string name) =>
        name.StartsWith(Registry, StringComparison.Ordinal) ? OfType(name[Registry.Length..].Split('.'))
        : name.StartsWith(Ids, StringComparison.Ordinal) ? OfIdentifier(name[Ids.Length..].Split('.'))
        : name switch
        {
            "followthemoney.value.string_list" => a => Stated(a[0]),
            "followthemoney.util.join_text" => a => a.Positional.Select(Text).Where(t => !string.IsNullOrWhiteSpace(t)).ToArray() is { Length: > 0 } texts ? string.Join(a.Word("sep") ?? " ", texts) : null,
            "followthemoney.util.merge_context" => a => Merged(a[0], a[1]),
            "rigour.dates.ended_before" => a => Dates.EndedBefore(a.Text(0)!, FtmExpectation.Moment(a[1])),
            "rigour.dates.starts_after" => a => Dates.StartsAfter(a.Text(0)!, FtmExpectation.Moment(a[1])),
            "rigour.dates.parse_utc" => a => Dates.Interval(a.Text(0)!).From,
            "rigour.dates.prefix_interval" => a => Attributes(("start", Dates.Interval(a.Text(0)!).From), ("end", Dates.Interval(a.Text(0)!).To)),
            "rigour.territories.lookup_territory" => a => Shown(Territories.Find(a.Text(0)!, a.Flag("fuzzy"))),
            "rigour.territories.lookup_by_identifier" => a => Shown(Territories.ByCodeOf(a.Text(0)!)),
            "rigour.territories.get_territory" => a => Shown(Territories.Get(a.Text(0)!)),
            "rigour.territories.match.territories_intersect" or "rigour.territories.territories_intersect" => a => Territories.Intersect(a.Texts(0), a.Texts(1)),
            "rigour.territories.util.clean_code" => a => Territories.Code(a.Text(0)!),
            "rigour.territories.util.clean_codes" => a => a.Texts(0).Select(Territories.Code).Where(c => c.Length > 1).ToArray(),
            "rigour.urls.cleaning.clean_url" or "rigour.urls.clean_url" => a => Urls.Clean(a.Text(0) ?? ""),
            "rigour.urls.cleaning.clean_url_compare" or "rigour.urls.clean_url_compare" => a => Urls.Comparable(a.Text(0) ?? ""),
            "rigour.urls.compare_urls" or "rigour.urls.compare.compare_urls" => a => Urls.Comparable(a.Text(0)!) is { } one && one == Urls.Comparable(a.Text(1)!) ? 1.0 : 0.0,
            "rigour.urls.cleaning.build_url" or "rigour.urls.build_url" => a => Urls.Build(a.Text(0)!, Pairs(a[1])),
            "rigour.langs.iso_639_alpha3" => a => Languages.ToAlpha3(a.Text(0)!),
            "rigour.langs.iso_639_alpha2" => a => Languages.ToAlpha2(a.Text(0)!),
            "rigour.langs.list_to_alpha3" => a => a.Named.TryGetValue("synonyms", out var kin) && kin.ValueKind == JsonValueKind.False ? a.Texts(0).Select(Languages.ToAlpha3).OfType<string>().ToHashSet(StringComparer.Ordinal) : Languages.ToAlpha3(a.Texts(0)),
            "rigour.langs.is_lang_better" => a => Languages.IsBetter(a.Text(0)!, a.Text(1)!),
            "rigour.territories.util.normalize_territory_name" => a => Territories.Plain(a.Text(0)!),
            "rigour.langs.text.LangStr" => a => Attributes(("", a.Text(0)), ("lang", a.Word("lang"))),
            "rigour.units.normalize_unit" => a => Numbers.Unit(a.Text(0)!),
            "rigour.names.tokenize_name" => a => Words.Tokens(a.Text(0)!, int.Parse(a.Word("token_min_length") ?? "1", CultureInfo.InvariantCulture)),
            "rigour.names.check.is_generic_person_name" => a => NameAnalysis.IsGenericPerson(a.Text(0)!),
            "rigour.names.split_phrases.contains_split_phrase" => a => NameAnalysis.HasSplitPhrase(a.Text(0)!),
            "rigour.names.normalize_name" => a => a.Text(0) is { } name && NameAnalysis.Form(name) is { Length: > 0 } form ? form : null,
            "rigour.names.pick.pick_name" or "rigour.names.pick_name" => a => NameChoice.Pick(a.Texts(0)),
            "rigour.names.pick.pick_case" or "rigour.names.pick_case" => a => NameChoice.Case(a.Texts(0)),
            "rigour.text.distance.levenshtein_similarity" => a => Distance.Similarity(a.Text(0)!, a.Text(1)!),
            "rigour.addresses.normalize_address" => a => AddressKind.Normal(a.Text(0)!),
            _ => null,
        };

    internal static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when value.TryGetProperty("id", out var id) => Text(id),
        JsonValueKind.Object when value.TryGetProperty("$datetime", out _) => FtmExpectation.Moment(value).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        JsonValueKind.Object when value.TryGetProperty("$date", out var day) => Text(day),
        JsonValueKind.Object when value.TryGetProperty("$entity", out var entity) => Text(entity),
        _ => null,
    };

    static IEnumerable<string> Stated(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Stated),
        JsonValueKind.Object when value.TryGetProperty("$set", out var members) => Stated(members),
        JsonValueKind.Object => Text(value) is { } text ? [text] : [],
        _ => FollowTheMoney.EntityJson.Texts(value),
    };

    static Func<FtmArguments, object?>? OfType(string[] name)
    {
        if (name.Length != 2 || !Schemata.Default.Types.TryGetValue(name[0], out var type)) return null;
        return name[1] switch
        {
            "clean" or "clean_text" => a => type.Clean(Raw(type, a[0]), How(a)),
            "validate" => a => type.IsValid(Text(a[0]), How(a)),
            "specificity" => a => type.Specificity(a.Text(0)),
            "compare" or "compare_safe" => a => type.Compare(a.Text(0), a.Text(1)),
            "compare_sets" => a => type.CompareSets(a.Texts(0), a.Texts(1)),
            "country_hint" => a => type.CountryHint(a.Text(0)!),
            "node_id" or "node_id_safe" => a => type.NodeId(a.Text(0)),
            "caption" => a => type.Caption(a.Text(0)!, a.Word("format")),
            "pick" => a => NameChoice.Pick(a.Texts(0)),
            "join" => a => type.Join(a.Texts(0)),
            "to_number" => a => type.ToNumber(a.Text(0)!),
            "to_datetime" => a => Dates.Parse(a.Text(0)!)?.Start,
            "parse" => a => Numbers.Parse(a.Text(0)!, (a.Word("decimal") ?? ".")[0], (a.Word("separator") ?? ",")[0]) is var (number, unit) ? new[] { number, unit } : null,
            _ => null,
        };

        static string? Raw(PropertyType type, JsonElement value) => type.Name == "json" && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined) ? value.GetRawText() : Text(value);

        static Cleaning How(FtmArguments a) => new() { Format = a.Word("format"), Fuzzy = a.Flag("fuzzy") };
    }

    static Func<FtmArguments, object?>? OfIdentifier(string[] name) => name switch
    {
        ["get_identifier_format"] => a => IdentifierFormats.Find(a.Text(0))?.Name,
        ["get_identifier_format_names"] => _ => IdentifierFormats.All.Select(f => f.Name).ToArray(),
        ["get_strong_format_names"] => _ => IdentifierFormats.All.Where(f => f.Strong).Select(f => f.Name).ToArray(),
        [.., "WikidataQID" or "IdentifierFormat" or "StrictFormat" or _, "is_valid" or "normalize" or "format"] => Call(name[^2], name[^1]),
        ["wikidata", "is_qid"] => a => IdentifierFormats.Find("wikidata")!.IsValid(a.Text(0)!),
        _ => null,
    };

    static Func<FtmArguments, object?>? Call(string type, string method)
    {
        var format = IdentifierFormats.Find(type switch { "WikidataQID" => "wikidata", "IdentifierFormat" => "generic", "StrictFormat" => "strict", _ => type.ToLowerInvariant() });
        return format is null ? null : method switch
        {
            "is_valid" => a => format.IsValid(a.Text(0)!),
            "normalize" => a => format.Normalize(a.Text(0)!),
            _ => a => format.Format(a.Text(0)!),
        };
    }

    static Dictionary<string, object?> Attributes(params ReadOnlySpan<(string Name, object? Value)> pairs)
    {
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs) attributes[name] = value;
        return attributes;
    }

    static Dictionary<string, object?>? Shown(Territory? territory) => territory is null ? null : Attributes(
        ("code", territory.Code), ("name", territory.Name), ("full_name", territory.FullName), ("in_sentence", territory.InSentence), ("region", territory.Region),
        ("subregion", territory.Subregion), ("qid", territory.Qid), ("alpha3", territory.Alpha3), ("is_country", territory.IsCountry), ("is_ftm", territory.IsValue),
        ("is_jurisdiction", territory.IsJurisdiction), ("is_historical", territory.IsHistorical), ("ftm_country", territory.Country),
        ("parent", territory.Parent is { } parent ? Attributes(("", parent), ("code", parent), ("name", Territories.Get(parent)?.Name)) : null),
        ("successors", territory.Successors.ToArray()), ("see", territory.See.ToArray()), ("claims", territory.Claims.ToArray()), ("langs", territory.Languages.ToArray()),
        ("other_codes", territory.OtherCodes.ToArray()), ("other_qids", territory.OtherQids.ToArray()));

    static Dictionary<string, object?> Merged(JsonElement left, JsonElement right)
    {
        var merged = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in left.EnumerateObject().Concat(right.EnumerateObject()).Select(p => p.Name).Where(n => n != "caption").Distinct(StringComparer.Ordinal))
            merged[name] = new[] { left, right }.Where(s => s.TryGetProperty(name, out _)).SelectMany(s => FollowTheMoney.EntityJson.Texts(s.GetProperty(name))).Distinct(StringComparer.Ordinal).ToArray();
        return merged;
    }

    static IEnumerable<KeyValuePair<string, string>> Pairs(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Text(p.Value) ?? "")),
        JsonValueKind.Array => value.EnumerateArray().Select(p => KeyValuePair.Create(Text(p[0]) ?? "", Text(p[1]) ?? "")),
        _ => [],
    };
}
