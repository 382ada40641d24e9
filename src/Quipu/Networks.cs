using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu;

/// <summary>
/// Keeps the network of a store at hand: built from all claims and statements, mapped from a file between starts, and brought up to date by the change sequence. Readings, judgements and
/// joins change the ties of their documents alone; what may change any (forgetting, imports, joins with entities of registers) has it built anew.
/// </summary>
static class Networks
{
    // More changed documents than this are read faster all at once.
    const int MostDocuments = 200;
    // More words than this were added to those that a network was built with: it is built anew.
    const int MostAdded = 1 << 16;
    static readonly HashSet<string> _local = new(StringComparer.Ordinal) { "document", "reading", "judgement", "moved", "notice" };
    // Whom assembling moved to another id, or gave another name, is told document by document.
    static readonly HashSet<string> _beside = new(StringComparer.Ordinal) { "capture", "done", "failure", "assembled", "proposals", "screening", "findings", "finding", "leaving", "reply", "searched", "masked", "unmasked", "retention", "backup", "grade", "edition", "board", "watch", "alerts" };

    /// <summary>The network as the store now has it for this viewer.</summary>
    /// <param name="old">An earlier one of the same viewer; null: there is none.</param>
    internal static Snapshot Current(IStore store, Viewer viewer, Snapshot? old)
    {
        var sequence = store.Sequence;
        if (old is null || old.Sequence > sequence) return Built(store, viewer, sequence);
        if (old.Sequence == sequence) return old;
        if (Changed(store, viewer, old.Sequence) is not { } documents) return Built(store, viewer, sequence);
        return documents.Count > 0 ? Renewed(store, viewer, old, (sequence, documents)) : old.As(sequence);
    }

    /// <summary>Whether a kind of change leaves the network as it is.</summary>
    internal static bool IsBeside(string kind) => _beside.Contains(kind);

    /// <summary>Whether a change touches the ties of its document alone.</summary>
    internal static bool IsLocal(LogRow row) => row.Document is not null && _local.Contains(row.Kind);

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
        if (claim.Spent is not null) return;
        foreach (var knot in ClaimTies.Knots(claim)) builder.Add(knot);
        foreach (var tie in ClaimTies.Of(claim)) builder.Add(tie);
    }

    // Documents whose claims changed since; null: more changed than their claims.
    static HashSet<DocumentId>? Changed(IStore store, Viewer viewer, long since)
    {
        var documents = new HashSet<DocumentId>();
        foreach (var row in LogSince(store, viewer, since))
        {
            // Judgements of who is who move entities when they are assembled, and nothing before.
            if (IsBeside(row.Kind) || row.Kind == "sameness") continue;
            if (!IsLocal(row)) return null;
            documents.Add(row.Document!.Value);
            if (documents.Count > MostDocuments) return null;
        }

        return documents;
    }

    /// <summary>What happened after a change, newest first, read as far as it is looked at.</summary>
    internal static IEnumerable<LogRow> LogSince(IStore store, Viewer viewer, long since) =>
        Paging.All(p => store.Log(viewer, new(Whole: true), p)).TakeWhile(r => r.Number > since);

    static Snapshot Renewed(IStore store, Viewer viewer, Snapshot old, (long Sequence, HashSet<DocumentId> Documents) changes)
    {
        var rests = new DocumentTies(old, changes.Documents);
        var claims = changes.Documents.Order().SelectMany(d => Paging.All(p => store.Claims(viewer, new() { Document = d }, p))).ToDictionary(c => c.Claim.Id);
        // A proceeding or a denial says where claims of its parties stand in other documents too; one that is gone no longer does.
        var parties = claims.Values.Where(c => c.Claim.Type is ClaimType.Proceeding or ClaimType.Denies).SelectMany(c => new[] { c.Subject, c.Object }).OfType<ShownParty>().Select(p => p.Entity)
            .Concat(rests.Answering()).Distinct().Order();
        foreach (var claim in parties.SelectMany(e => Paging.All(p => store.Claims(viewer, new() { Entity = e, PartyOnly = true }, p)))) claims.TryAdd(claim.Claim.Id, claim);
        // What a person added may answer claims of other documents, whoever else stands in these.
        foreach (var id in rests.Standing().Concat(claims.Values.SelectMany(c => c.Claim.About)).Distinct().ToList())
            if (!claims.ContainsKey(id) && store.Claim(viewer, id) is { } claim) claims[id] = claim;
        var builder = new SnapshotBuilder();
        foreach (var claim in claims.Values.OrderBy(c => c.Claim.Id)) Add(builder, claim);
        var more = builder.Build(changes.Sequence);
        return IsSpliced(old, more) ? SnapshotSplice.Of(old, rests.Said(claims.Keys), more, changes.Sequence) : Built(store, viewer, changes.Sequence);
    }

    // Words that nobody uses any longer, and values that a register may have of one alone, ask for a new build.
    static bool IsSpliced(Snapshot old, Snapshot more) => old.Words.Added < Math.Max(MostAdded, old.Words.Count / 8)
        && Enumerable.Range(0, more.Knots.Length).All(k => more.KindOf(k) != SharedValues.Kind || old.Find(more.IdOf(k)) >= 0 || !RegisterTies.Shares(more.IdOf(k)));
}
