using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quipu.Model;
using Quipu.Publishing.Received;

namespace Quipu.Publishing.Editions;

/// <summary>What a check of an edition found.</summary>
/// <param name="Parts">Parts whose hash was checked.</param>
/// <param name="Figures">Figures that were counted again from its own records.</param>
/// <param name="Quotes">Quotes that were looked up in the texts that go with it.</param>
/// <param name="Faults">What is not as it was made, a sentence each; none: the edition is whole.</param>
public sealed record EditionCheck(int Parts, int Figures, int Quotes, ImmutableArray<string> Faults)
{
    // Figures of an edition that differ from what its records give are counted one by one, up to so many.
    const int MostCounted = 2000;

    /// <summary>Hashes every part again, counts every figure again from the records, and looks every quote up in its text.</summary>
    public static EditionCheck Of(EditionFile file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var faults = new List<string>();
        Hashes(file, faults, cancellation);
        var (figures, quotes) = (0, 0);
        try
        {
            var records = EditionRecords.Read(path => file.Part(path) ?? throw new JsonException(file.Has(path) ? $"the part {path} cannot be looked into" : $"the part {path} is missing"));
            figures = Counts(file, records, faults, cancellation);
            quotes = Texts(file, records, faults, cancellation);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            faults.Add($"The records cannot be read, so no figure can be counted again ({e.Message.TrimEnd('.')}).");
        }

        return new(file.Listed.Length, figures, quotes, [.. faults]);
    }

    static void Hashes(EditionFile file, List<string> faults, CancellationToken cancellation)
    {
        var found = new List<(string Path, string Sha256)>();
        foreach (var (path, sha256, bytes) in file.Listed)
        {
            if (!file.Has(path)) faults.Add($"The part {path} is missing.");
            else if (file.Hashed(path, cancellation) is not { } part) faults.Add($"The part {path} cannot be unpacked.");
            else
            {
                found.Add((path, part.Sha256));
                if (part.Length > bytes) faults.Add($"The part {path} was changed: it has more than the {bytes} bytes that the manifest gives it, and was read no further.");
                else if (part.Length != bytes || part.Sha256 != sha256) faults.Add($"The part {path} was changed: its SHA-256 is not that of the manifest.");
            }
        }

        foreach (var path in file.Unlisted)
            faults.Add($"The part {path} is not in the manifest: it was added later, and was not read{(ReceivedZip.LeadsOut(path) ? "; its name leads out of the folder that it is unpacked into" : "")}.");
        var hash = EditionDraft.HashOf(file.Request, found.Where(p => p.Path is not (EditionDraft.CffPart or EditionDraft.TextPart)));
        if (hash != file.Hash) faults.Add($"The hash of the edition is {hash}, but its manifest and its citation give {file.Hash}.");
        foreach (var (path, cited) in new[] { (EditionDraft.CffPart, Citation.Cff(file.Request, file.Hash)), (EditionDraft.TextPart, Citation.Text(file.Request, file.Hash)) })
            if (!file.Has(path)) faults.Add($"The part {path} is missing.");
            else if (!file.Part(path).AsSpan().SequenceEqual(cited)) faults.Add($"{path} cites another edition than the manifest.");
    }

    // The figures that the records give are counted already: only what the edition has otherwise is counted by itself.
    static int Counts(EditionFile file, EditionRecords records, List<string> faults, CancellationToken cancellation)
    {
        var made = EditionBuilder.Derived(records, (path, write) =>
        {
            using var to = new MemoryStream();
            write(to);
            if (file.Part(path) is not { } kept || !kept.AsSpan().SequenceEqual(to.GetBuffer().AsSpan(0, (int)to.Length))) faults.Add($"{path} is not what the records give.");
        }).ToDictionary(f => f.Name, StringComparer.Ordinal);
        var figures = file.Part(EditionFigures.Part) is { } part ? EditionFigures.Read(part) : [];
        var others = figures.Where(f => !made.TryGetValue(f.Name, out var figure) || !figure.IsAs(f)).ToList();
        foreach (var figure in others.Take(MostCounted))
        {
            cancellation.ThrowIfCancellationRequested();
            if (figure.Query.Count(records) is var counted && counted != figure.Value)
                faults.Add($"The figure {figure.Name} is {figure.Value}, but {(counted is { } number ? $"the records give {number}" : "its query counts nothing that the edition has")}.");
        }

        if (others.Count > MostCounted) faults.Add($"{others.Count - MostCounted} more figures are not those that the records give, and were not counted one by one.");
        return figures.Length;
    }

    // One text after the other: there may be many.
    static int Texts(EditionFile file, EditionRecords records, List<string> faults, CancellationToken cancellation)
    {
        var claims = records.Claims.ToLookup(c => EditionRecords.Text(c, "document.id"), StringComparer.Ordinal);
        var (looked, seen) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var document in records.Documents)
        {
            cancellation.ThrowIfCancellationRequested();
            if (EditionRecords.Text(document, "text") is not { Length: > 0 } path || !file.Has(path)) continue;
            if (!seen.Add(path)) faults.Add($"{path} is the text of two documents.");
            else if (file.Part(path) is not { } bytes) faults.Add($"{path} cannot be looked into.");
            else
            {
                if (ContentHash.Sha256(bytes) != EditionRecords.Text(document, "text_sha256")) faults.Add($"{path} is not the text whose hash its document gives.");
                looked += Looked(Encoding.UTF8.GetString(bytes), claims[EditionRecords.Text(document, "id")], faults);
            }
        }

        return looked;
    }

    static int Looked(string text, IEnumerable<JsonElement> claims, List<string> faults)
    {
        var (points, looked) = (new CodePoints(text), 0);
        foreach (var claim in claims)
        {
            looked++;
            var quote = claim.GetProperty("quote");
            var (start, end) = (quote.GetProperty("start").GetInt32(), quote.GetProperty("end").GetInt32());
            var stands = start >= 0 && start <= end && points.ToUtf16(end) is var to && to <= text.Length && text.AsSpan(points.ToUtf16(start)..to).SequenceEqual(EditionRecords.Text(quote, "text"));
            if (!stands) faults.Add($"The quote of claim {EditionRecords.Text(claim, "id")} does not stand in its text where it says.");
        }

        return looked;
    }
}
