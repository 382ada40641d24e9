using System.Collections.Immutable;
using System.Security.Cryptography;
using Quipu.Access;

namespace Quipu.Publishing.Editions;

/// <summary>What a workspace says of an edition today.</summary>
/// <param name="Row">The edition in the list of those made here; null: it was not made here.</param>
/// <param name="IsSame">The records give the same edition still, byte for byte.</param>
/// <param name="IsOfThen">Nothing of the records changed since it was made.</param>
/// <param name="Figures">Figures that come out otherwise now: what the edition has, and what the records give.</param>
/// <param name="Errata">Claims of it that are not as they were; none where it was not made here.</param>
public sealed record EditionComparison(EditionRow? Row, bool IsSame, bool IsOfThen, ImmutableArray<(string Figure, int Then, int? Now)> Figures, ImmutableArray<ErratumRow> Errata);

/// <summary>Editions of a workspace: made, listed, held against the records.</summary>
public sealed class EditionDesk(IStore store, IReadOnlyCollection<CodebookWords> words)
{
    /// <summary>The edition as the records give it now.</summary>
    public EditionDraft Draft(Viewer viewer, EditionRequest request) => new EditionBuilder(store, viewer, request, words).Build();

    /// <summary>Another edition of this name, version and dataset that was made here; null: there is none, or it is the same.</summary>
    public EditionRow? Taken(Viewer viewer, EditionDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var request = draft.Request;
        return store.Editions(viewer).FirstOrDefault(e => e.Name == request.Name && e.Version == request.Version && e.Dataset == request.Dataset && e.Id.Value != draft.Hash);
    }

    /// <summary>What is kept of an edition that was written.</summary>
    public Change Made(EditionDraft draft, string file, (string By, DateTimeOffset At) how)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var hash = SHA256.Create();
        using (var to = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write)) draft.Write(to);
        var request = draft.Request;
        return new Change.EditionMade(
            new(new(draft.Hash), request.Name, request.Version, request.Dataset, request.Day, store.RecordSequence, how.At, how.By, Path.GetFileName(file), Convert.ToHexStringLower(hash.Hash!), draft.Counts), draft.Claims);
    }

    /// <summary>Makes the same edition anew of what is on record now, and says what differs.</summary>
    public EditionComparison Compare(Viewer viewer, EditionFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var row = store.Editions(viewer).FirstOrDefault(e => e.Id.Value == file.Hash);
        var now = Draft(viewer, file.Request);
        var figures = EditionFigures.Of(EditionRecords.Read(path => now.Parts[path])).ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        var then = file.Part(EditionFigures.Part) is { } part ? EditionFigures.Read(part) : [];
        return new(
            row, now.Hash == file.Hash, row is not null && row.Sequence == store.RecordSequence,
            [.. then.Where(f => !figures.TryGetValue(f.Name, out var value) || value != f.Value).Select(f => (f.Name, f.Value, figures.TryGetValue(f.Name, out var value) ? value : (int?)null))],
            row is null ? [] : Errata.Of(store, viewer, row));
    }
}
