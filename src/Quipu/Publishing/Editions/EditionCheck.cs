using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

using Quipu.Model;

namespace Quipu.Publishing.Editions;

/// <summary>What a check of an edition found.</summary>
/// <param name="Parts">Parts whose hash was checked.</param>
/// <param name="Figures">Figures that were counted again from its own records.</param>
/// <param name="Quotes">Quotes that were looked up in the texts that go with it.</param>
/// <param name="Faults">What is not as it was made, a sentence each; none: the edition is whole.</param>
public sealed record EditionCheck(int Parts, int Figures, int Quotes, ImmutableArray<string> Faults)
{
    /// <summary>Hashes every part again, counts every figure again from the records, and looks every quote up in its text.</summary>
    public static EditionCheck Of(EditionFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var faults = new List<string>();
        var parts = Hashes(file, faults);
        var (figures, quotes) = (0, 0);
        try
        {
            var records = EditionRecords.Read(path => file.Parts.TryGetValue(path, out var bytes) ? bytes : throw new JsonException($"the part {path} is missing"));
            figures = Counts(file, records, faults);
            quotes = Texts(file, records, faults);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            faults.Add($"The records cannot be read, so no figure can be counted again ({e.Message.TrimEnd('.')}).");
        }

        return new(parts, figures, quotes, [.. faults]);
    }

    static int Hashes(EditionFile file, List<string> faults)
    {
        foreach (var (path, sha256, bytes) in file.Listed)
            if (!file.Parts.TryGetValue(path, out var part)) faults.Add($"The part {path} is missing.");
            else if (part.Length != bytes || ContentHash.Sha256(part) != sha256) faults.Add($"The part {path} was changed: its SHA-256 is not that of the manifest.");
        var known = file.Listed.Select(p => p.Path).Append(EditionDraft.ManifestPart).ToHashSet(StringComparer.Ordinal);
        foreach (var path in file.Parts.Keys.Where(p => !known.Contains(p)).Order(StringComparer.Ordinal)) faults.Add($"The part {path} is not in the manifest: it was added later.");
        var hash = EditionDraft.HashOf(file.Request, file.Parts.Where(p => p.Key is not (EditionDraft.ManifestPart or EditionDraft.CffPart or EditionDraft.TextPart)).Select(p => (p.Key, ContentHash.Sha256(p.Value))));
        if (hash != file.Hash) faults.Add($"The hash of the edition is {hash}, but its manifest and its citation give {file.Hash}.");
        foreach (var (path, cited) in new[] { (EditionDraft.CffPart, Citation.Cff(file.Request, file.Hash)), (EditionDraft.TextPart, Citation.Text(file.Request, file.Hash)) })
            if (!file.Parts.TryGetValue(path, out var part)) faults.Add($"The part {path} is missing.");
            else if (!part.AsSpan().SequenceEqual(cited)) faults.Add($"{path} cites another edition than the manifest.");
        return file.Listed.Count;
    }

    static int Counts(EditionFile file, EditionRecords records, List<string> faults)
    {
        var figures = file.Parts.TryGetValue("figures.json", out var part) ? EditionFigures.Read(part) : [];
        foreach (var figure in figures)
            if (figure.Query.Count(records) is var counted && counted != figure.Value)
                faults.Add($"The figure {figure.Name} is {figure.Value}, but {(counted is { } number ? $"the records give {number}" : "its query counts nothing that the edition has")}.");
        EditionBuilder.Derived(records, (path, write) =>
        {
            using var to = new MemoryStream();
            write(to);
            if (!file.Parts.TryGetValue(path, out var kept) || !kept.AsSpan().SequenceEqual(to.ToArray())) faults.Add($"{path} is not what the records give.");
        });
        return figures.Length;
    }

    static int Texts(EditionFile file, EditionRecords records, List<string> faults)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in records.Documents)
            if (EditionRecords.Text(document, "text") is { Length: > 0 } path && file.Parts.TryGetValue(path, out var bytes))
            {
                if (ContentHash.Sha256(bytes) != EditionRecords.Text(document, "text_sha256")) faults.Add($"{path} is not the text whose hash its document gives.");
                texts[EditionRecords.Text(document, "id")] = Encoding.UTF8.GetString(bytes);
            }

        var looked = 0;
        var points = texts.ToDictionary(t => t.Key, t => t.Value.EnumerateRunes().ToArray(), StringComparer.Ordinal);
        foreach (var claim in records.Claims)
        {
            if (!points.TryGetValue(EditionRecords.Text(claim, "document.id"), out var runes)) continue;
            looked++;
            var quote = claim.GetProperty("quote");
            var (start, end) = (quote.GetProperty("start").GetInt32(), quote.GetProperty("end").GetInt32());
            if (start < 0 || end > runes.Length || start > end || string.Concat(runes[start..end].Select(r => r.ToString())) != EditionRecords.Text(quote, "text"))
                faults.Add($"The quote of claim {EditionRecords.Text(claim, "id")} does not stand in its text where it says.");
        }

        return looked;
    }
}
