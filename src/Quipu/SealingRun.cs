using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>
/// Takes documents that were read in the open under the protection of a source: their captures are read again as that source's and sealed, what people judged goes on with the
/// new documents where the words still stand, and every trace of the old ones is purged: rows, index, log, captures, the write-ahead log, copies and derived files.
/// </summary>
public sealed class SealingRun(Workspace workspace, Vault vault, ProtectedSource source, string by)
{
    readonly IStore _store = workspace.Store;

    /// <summary>What came of it: documents now sealed, judgements that went on, those that found their words no more.</summary>
    public sealed record Result(int Documents, int Judgements, int Orphans, ImmutableArray<string> Faults)
    {
        /// <summary>Cards that the documents had founded and other documents stand under: their ids are random now, and addresses with the old ones lead nowhere.</summary>
        public int Cards { get; init; }

        /// <summary>Texts that the desk had written and that named the source; they have its pseudonym now.</summary>
        public int Words { get; init; }
    }

    /// <summary>Does it. A capture with several documents goes whole. The caller holds the workspace's lock.</summary>
    public Result Run(IReadOnlyCollection<DocumentId> documents, IngestOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(options);
        var (sealedNow, kept, lost, faults) = (0, 0, 0, ImmutableArray.CreateBuilder<string>());
        var cards = 0;
        foreach (var capture in documents.Select(d => _store.Document(Viewer.Owner, d)).OfType<Document>().Where(d => !d.Capture.IsSealed).GroupBy(d => d.Capture))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Seal(capture.Key, options, cancellation, out var fault) is not { } done) faults.Add(fault!);
            else (sealedNow, kept, lost, cards) = (sealedNow + done.Documents, kept + done.Judgements, lost + done.Orphans, cards + done.Cards);
        }

        var words = ProtectedDesk.Identity(_store, vault, source.Id, out _) is { } identity ? new DeskWords(_store, by, options.Time).Veil(source, identity) : 0;
        workspace.DropDerived();
        return new(sealedNow, kept, lost, faults.ToImmutable()) { Cards = cards, Words = words };
    }

    Result? Seal(CaptureId capture, IngestOptions options, CancellationToken cancellation, out string? fault)
    {
        if (workspace.Captures.Read(capture, out fault) is not { } bytes) return null;
        if (ProtectedReading.Begin(workspace, vault, source, out fault) is not { } under) return null;
        var old = Paging.All(p => _store.Documents(Viewer.Owner, new(), p)).Select(r => _store.Document(Viewer.Owner, r.Head.Id)).OfType<Document>().Where(d => d.Capture == capture).ToList();
        var judged = old.ToDictionary(d => d.Part, d => JudgementsOf(d.Id));
        var result = Ingest.Run(workspace, new Kept(old[0], bytes, Sidecar(old)), options with { Under = under, Joins = false, Dataset = DatasetOf(old[0]) }, cancellation);
        if (result.Skipped == 0 && result.Documents < old.Count)
        {
            _store.Write([new Change.Assembled()]);
            fault = $"A document could not be sealed, and stays as it was ({result.Failures.FirstOrDefault()?.Reason ?? "nothing came of reading it again"}).";
            return null;
        }

        var (moved, orphans) = Move(judged, under);
        var cards = Founded(old);
        _store.Write([.. old.Select(d => new Change.DocumentSealed(d.Id, by, options.Time.GetUtcNow()))]);
        Remove(capture, old);
        return new(old.Count, moved, orphans, []) { Cards = cards };
    }

    // Cards whose id was minted from an entity of these documents.
    int Founded(List<Document> old)
    {
        var entities = old.SelectMany(d => _store.EntitiesOf(Viewer.Keeper, d.Id)).ToList();
        var minted = entities.Select(e => EntityId.Mint(e.Local.Id)).ToHashSet();
        return entities.Select(e => e.Card.Id).Distinct().Count(minted.Contains);
    }

    List<Judgement> JudgementsOf(DocumentId document) =>
        [.. Paging.All(p => _store.Claims(Viewer.Owner, new() { Document = document }, p)).SelectMany(c => _store.Judgements(Viewer.Owner, c.Claim.Id))
            .Concat(_store.Orphans(Viewer.Owner).Where(o => o.Judged.Document == document)).DistinctBy(j => j.Id)];

    // A judgement is a person's: it goes on where its words stand in the new text. Its reason may name the source.
    (int Moved, int Orphans) Move(Dictionary<int, List<Judgement>> judged, ProtectedReading under)
    {
        var (moved, orphans) = (new List<Change>(), 0);
        var fresh = Paging.All(p => _store.Documents(Viewer.Owner, new() { Protected = source.Id }, p)).Select(r => _store.Document(Viewer.Owner, r.Head.Id)).OfType<Document>()
            .Where(d => under.Took(d.Capture)).ToDictionary(d => d.Part);
        foreach (var (part, judgements) in judged)
            foreach (var judgement in judgements)
            {
                if (fresh.GetValueOrDefault(part) is not { } document || Reattachment.Rebase(judgement.Judged, document.Id, document.Text) is not { } now)
                {
                    orphans++;
                    continue;
                }

                var correction = judgement.Correction is null ? null : Reattachment.Rebase(judgement.Correction, document.Id, document.Text) ?? now;
                moved.Add(new Change.Judged(judgement with { Id = NewId(), Judged = Anchored(now), Correction = correction is null ? null : Anchored(correction), Reason = judgement.Reason is null ? null : under.Veiled(judgement.Reason) }));
            }

        if (moved.Count > 0) _store.Write(moved);
        return (moved.Count, orphans);
    }

    static JudgementId NewId() => new(Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));

    // The id of a claim follows from its document, which is another now.
    static Claim Anchored(Claim claim) => claim with { Id = ClaimId.From(claim.Document, claim.Type, claim.Quote.At, claim.Trigger, claim.Subject?.At, claim.Object?.At) };

    DatasetName DatasetOf(Document document) => _store.Head(Viewer.Owner, document.Id)!.Dataset;

    (CaptureId Id, byte[] Bytes)? Sidecar(List<Document> old) =>
        old.Select(d => d.Sidecar).FirstOrDefault(s => s is not null) is { } id && workspace.Captures.Read(id, out _) is { } bytes ? (id, bytes) : null;

    void Remove(CaptureId capture, List<Document> old)
    {
        workspace.Captures.Remove(capture);
        var left = _store.AllCaptures(Viewer.Owner).Select(c => c.Id).ToHashSet();
        foreach (var sidecar in old.Select(d => d.Sidecar).OfType<CaptureId>().Distinct().Where(s => !left.Contains(s))) workspace.Captures.Remove(sidecar);
    }

    /// <summary>A capture offered again, as the file that it was.</summary>
    sealed class Kept(Document of, byte[] bytes, (CaptureId Id, byte[] Bytes)? sidecar) : ISource
    {
        public string Name => "a capture";

        public IEnumerable<SourceItem> Items(CancellationToken cancellation) =>
            [new(of.Location, bytes.Length, () => new MemoryStream(bytes, writable: false), sidecar is { } beside ? new(of.Location, beside.Bytes.Length, () => new MemoryStream(beside.Bytes, writable: false)) : null)];
    }
}
