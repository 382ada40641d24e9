using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Publishing.Editions;

/// <summary>The words of a language for a codebook.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Of">The words under a key; null where there are none.</param>
public sealed record CodebookWords(string Code, Func<string, string?> Of);

/// <summary>
/// What every word of the records means, made from the vocabulary itself: each of its values with its label and its meaning in every language. A word that the vocabulary gets later is in the next
/// edition's codebook, and a test fails while it has no meaning.
/// </summary>
public static class Codebook
{
    /// <summary>The vocabularies of the records: by which key their labels go, and every word.</summary>
    public static ImmutableArray<(string Family, ImmutableArray<string> Words)> Families { get; } =
    [
        Of<ClaimType>("type"), Of<Modality>("modality"), Of<Stage>("stage"), Of<LawStage>("law_stage"), Of<EffectKind>("effect_kind"), Of<IncidentKind>("incident_kind"), Of<StanceKind>("stance"),
        Of<Direction>("direction"), Of<EntityType>("entity_type"), Of<ClaimEnd>("end"), Of<Detail>("detail"), Of<ReviewState>("review"), Of<SourceKind>("source_kind"), Of<Reliability>("reliability"),
        Of<Credibility>("credibility"),
        ("field", ["id", "type", "modality", "negated", "ended", "attribution", "standing", "answers", "review", "sureness", "reader", "quote", "about", "document", "statements"]),
    ];

    /// <summary>The keys of meanings that a language must have: a label for each word, and for the axes and fields what they mean.</summary>
    public static IEnumerable<string> Keys =>
        Families.SelectMany(f => f.Words.Where(_ => f.Family != "field").Select(w => $"{f.Family}.{w}").Concat(f.Words.Where(_ => Meant(f.Family)).Select(w => Meaning(f.Family, w))).Append("codebook." + f.Family))
            .Append("codebook.title").Append("codebook.note");

    internal static byte[] Write(IReadOnlyCollection<CodebookWords> languages)
    {
        var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to, EntityJson.Options with { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var (family, words) in Families)
            {
                json.WriteStartArray(family);
                foreach (var word in words) Word(json, (family, word), languages);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return to.ToArray();
    }

    /// <summary>The same for people.</summary>
    internal static byte[] WriteText(CodebookWords words)
    {
        var text = new StringBuilder($"# {words.Of("codebook.title")}\n\n{words.Of("codebook.note")}\n");
        foreach (var (family, all) in Families)
        {
            text.Append($"\n## {words.Of("codebook." + family)}\n\n");
            foreach (var word in all)
                text.Append($"- `{word}`{(words.Of($"{family}.{word}") is { } label && family != "field" ? $" — {label}" : "")}{(Meant(family) && words.Of(Meaning(family, word)) is { } meaning ? $": {meaning}" : "")}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void Word(Utf8JsonWriter json, (string Family, string Word) at, IEnumerable<CodebookWords> languages)
    {
        json.WriteStartObject();
        json.WriteString("word", at.Word);
        foreach (var words in languages)
        {
            json.WriteStartObject(words.Code);
            if (at.Family != "field" && words.Of($"{at.Family}.{at.Word}") is { } label) json.WriteString("label", label);
            if (Meant(at.Family) && words.Of(Meaning(at.Family, at.Word)) is { } meaning) json.WriteString("meaning", meaning);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // Labels of the others say what they mean.
    static bool Meant(string family) => family is "type" or "modality" or "stage" or "review" or "field";

    static string Meaning(string family, string word) => $"meaning.{family}.{word}";

    static (string, ImmutableArray<string>) Of<T>(string family) where T : struct, Enum => (family, [.. Enum.GetValues<T>().Select(v => v.Wire())]);
}
