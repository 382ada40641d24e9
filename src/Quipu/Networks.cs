using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu;

/// <summary>
/// Keeps the network of a store at hand: built from all claims and statements, mapped from a file between starts, and brought up to date by the change sequence. Readings and judgements
/// change the ties of their documents alone; what may move ids (assembling, joining, forgetting, imports) has it built anew.
/// </summary>
static class Networks
{
    // More changed documents than this are read faster all at once.
    const int MostDocuments = 200;
    static readonly HashSet<string> _local = new(StringComparer.Ordinal) { "document", "reading", "judgement" };
    static readonly HashSet<string> _beside = new(StringComparer.Ordinal) { "capture", "done", "failure", "proposals", "screening", "findings", "finding" };

    /// <summary>The network as the store now has it for this viewer.</summary>
    /// <param name="old">An earlier one of the same viewer; null: there is none.</param>
    internal static Snapshot Current(IStore store, Viewer viewer, Snapshot? old)
    {
        var sequence = store.Sequence;
        if (old is null || old.Sequence > sequence) return Built(store, viewer, sequence);
        if (old.Sequence == sequence) return old;
        if (Changed(store, viewer, old.Sequence) is not { } documents) return Built(store, viewer, sequence);
        return documents.Count > 0 ? Renewed(store, viewer, old, (sequence, documents)) : new(sequence, old.Knots, old.Ties, old.Steps, old.Words);
    }

    /// <summary>Whether a kind of change leaves the network as it is.</summary>
    internal static bool IsBeside(string kind) => _beside.Contains(kind);

    /// <summary>Whether a kind of change touches the ties of its document alone.</summary>
    internal static bool IsLocal(string kind) => _local.Contains(kind);

    /// <summary>The network of the whole store, from its file where that still holds, and kept there.</summary>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    internal static Snapshot Kept(IStore store, string path)
    {
        var old = SnapshotFile.Open(path);
        var current = Current(store, Viewer.Owner, old);
        if (!ReferenceEquals(old, current)) SnapshotFile.Save(current, path);
        return current;
    }

    static Snapshot Built(IStore store, Viewer viewer, long sequence)
    {
        var builder = new SnapshotBuilder();
        AddRegisters(builder, store.AllStatements(viewer, new(Vanished: true)));
        foreach (var claim in store.AllClaims(viewer)) Add(builder, claim);
        return builder.Build(sequence);
    }

    // The stream has the statements of an entity one after another.
    static void AddRegisters(SnapshotBuilder builder, IEnumerable<KeptStatement> statements)
    {
        var together = new List<KeptStatement>();
        foreach (var statement in statements)
        {
            if (together.Count > 0 && together[0].Statement.Canonical != statement.Statement.Canonical)
            {
                RegisterTies.Add(builder, together);
                together.Clear();
            }

            together.Add(statement);
        }

        if (together.Count > 0) RegisterTies.Add(builder, together);
    }

    static void Add(SnapshotBuilder builder, ShownClaim claim)
    {
        foreach (var knot in ClaimTies.Knots(claim)) builder.Add(knot);
        foreach (var tie in ClaimTies.Of(claim)) builder.Add(tie);
    }

    // Documents whose claims changed since; null: more changed than their claims.
    static HashSet<DocumentId>? Changed(IStore store, Viewer viewer, long since)
    {
        var documents = new HashSet<DocumentId>();
        foreach (var row in LogSince(store, viewer, since))
        {
            if (_beside.Contains(row.Kind)) continue;
            if (!_local.Contains(row.Kind) || row.Document is not { } document) return null;
            documents.Add(document);
            if (documents.Count > MostDocuments) return null;
        }

        return documents;
    }

    /// <summary>What happened after a change, newest first, read as far as it is looked at.</summary>
    internal static IEnumerable<LogRow> LogSince(IStore store, Viewer viewer, long since) =>
        Paging.All(p => store.Log(viewer, new(), p)).TakeWhile(r => r.Number > since);

    static Snapshot Renewed(IStore store, Viewer viewer, Snapshot old, (long Sequence, HashSet<DocumentId> Documents) changes)
    {
        var documents = changes.Documents.Select(d => d.Value).ToHashSet(StringComparer.Ordinal);
        var claims = changes.Documents.Order().SelectMany(d => Paging.All(p => store.Claims(viewer, new() { Document = d }, p))).ToDictionary(c => c.Claim.Id);
        // A proceeding or a denial says where claims of its parties stand in other documents too; one that is gone no longer does.
        var parties = claims.Values.Where(c => c.Claim.Type is ClaimType.Proceeding or ClaimType.Denies).SelectMany(c => new[] { c.Subject, c.Object }).OfType<ShownParty>().Select(p => p.Entity)
            .Concat(Answering(old, documents)).Distinct().Order();
        foreach (var claim in parties.SelectMany(e => Paging.All(p => store.Claims(viewer, new() { Entity = e, PartyOnly = true }, p)))) claims.TryAdd(claim.Claim.Id, claim);
        foreach (var id in Standing(old, documents).Distinct())
            if (!claims.ContainsKey(id) && store.Claim(viewer, id) is { } claim) claims[id] = claim;
        var read = claims.Keys.Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        var builder = new SnapshotBuilder();
        builder.Add(old, tie => old.Ties[tie].FromRegister || (!documents.Contains(old.Words[old.Ties[tie].Document]) && !read.Contains(old.EvidenceOf(tie))));
        foreach (var claim in claims.Values.OrderBy(c => c.Claim.Id)) Add(builder, claim);
        return builder.Build(changes.Sequence);
    }

    // Claims that stand in law where one of these documents said.
    static IEnumerable<ClaimId> Standing(Snapshot old, HashSet<string> documents)
    {
        var changed = Enumerable.Range(0, old.Words.Count).Select(w => documents.Contains(old.Words[w])).ToArray();
        for (var tie = 0; tie < old.Ties.Length; tie++)
        {
            var row = old.Ties[tie];
            for (var step = row.FirstStep; step < row.FirstStep + row.Steps; step++)
                if (changed[old.Steps[step].Document])
                {
                    yield return new(old.EvidenceOf(tie));
                    break;
                }
        }
    }

    // Who denied something in one of these documents, as they were read before.
    static IEnumerable<EntityId> Answering(Snapshot old, HashSet<string> documents)
    {
        var changed = Enumerable.Range(0, old.Words.Count).Select(w => documents.Contains(old.Words[w])).ToArray();
        for (var tie = 0; tie < old.Ties.Length; tie++)
            if (changed[old.Ties[tie].Document] && old.RelationOf(tie) is "denies" or "proceeding") yield return old.IdOf(old.Ties[tie].From);
    }
}
