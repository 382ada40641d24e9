using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Publishing.Retention;

/// <summary>
/// The one door through which documents are forgotten, whoever asks: a person for one, a data subject for all that name them, a protected source, a retention rule.
/// It reaches tables, indexes, files made from them, captures, the log and the write-ahead log, and leaves a tombstone without content.
/// </summary>
/// <param name="workspace">Whose lock the caller holds.</param>
/// <param name="time">For the tombstones.</param>
public sealed class ForgetDesk(Workspace workspace, TimeProvider time)
{
    IStore Store => workspace.Store;

    /// <summary>The documents that name somebody, under any of their ids: what a data subject may ask to have forgotten. A document goes whole or stays whole: its text is what its
    /// hash says.</summary>
    public static ImmutableArray<DocumentId> Naming(IStore store, EntityId entity)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Entity(Viewer.Keeper, entity) is { } card ? [.. card.Members.Select(m => m.Document).Distinct().Order()] : [];
    }

    /// <summary>What forgetting them one after another would take away.</summary>
    public static ImmutableArray<ForgetPreview> Preview(IStore store, Viewer viewer, IEnumerable<DocumentId> documents)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(documents);
        return [.. documents.Distinct().Select(d => store.PreviewForget(viewer, d)).OfType<ForgetPreview>()];
    }

    /// <summary>Requests for comment that rest on documents: asked about claims of theirs, or answered by them. They stay, with what is left of them.</summary>
    public static ImmutableArray<RestingRequest> Resting(IStore store, Viewer viewer, IReadOnlyCollection<DocumentId> documents)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(documents);
        var going = documents.ToHashSet();
        return going.Count == 0 ? [] : [.. Paging.All(p => store.Requests(viewer, new(default), p)).Select(k => RestingRequest.Of(store, viewer, (k, going))).OfType<RestingRequest>()];
    }

    /// <summary>A plan with every answer that rests on what it names, and whatever rests on these.</summary>
    public static ForgetPlan WithAnswers(IStore store, ForgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(plan);
        while (Resting(store, Viewer.Keeper, plan.Documents).SelectMany(r => r.Answers).Select(a => a.Id).Distinct().Order().ToImmutableArray() is { IsEmpty: false } more)
            plan = plan with { Documents = [.. plan.Documents, .. more] };
        return plan;
    }

    /// <summary>Forgets documents.</summary>
    /// <inheritdoc cref="Forget(ForgetPlan, string)"/>
    public bool Forget(IReadOnlyCollection<DocumentId> documents, string by) => Forget(new ForgetPlan([.. documents]), by);

    /// <summary>Forgets all that a plan names, at once.</summary>
    /// <returns>False where somebody reads an older state of the workspace, so that its log still holds words of them; the next write, or closing it, empties the log.</returns>
    /// <exception cref="StorageException">The store cannot be written, or a file cannot be removed.</exception>
    public bool Forget(ForgetPlan plan, string by)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var captures = Captures(plan);
        Store.Write([.. Changes(plan, by, time.GetUtcNow())]);
        workspace.DropDerived();
        captures.ExceptWith(Store.AllCaptures(Viewer.Keeper).Select(c => c.Id));
        foreach (var capture in captures) workspace.Captures.Remove(capture);
        return Store.IsPurged;
    }

    // Documents go before what they rest on.
    static IEnumerable<Change> Changes(ForgetPlan plan, string by, DateTimeOffset now)
    {
        foreach (var document in plan.Documents) yield return new Change.Forgotten(document, by, now);
        foreach (var import in plan.Imports) yield return new Change.ImportForgotten(import, by, now);
        if (plan.Protected is { } hidden) yield return new Change.ProtectedSourceForgotten(hidden, by, now);
        if (plan.Source is { } source) yield return new Change.SourceForgotten(source, by, now);
    }

    HashSet<CaptureId> Captures(ForgetPlan plan)
    {
        var captures = plan.Documents.Select(d => Store.Document(Viewer.Keeper, d)).OfType<Documents.Document>().SelectMany(d => new[] { d.Capture, d.Sidecar }.OfType<CaptureId>()).ToHashSet();
        captures.UnionWith(plan.Imports.Select(i => Store.Import(Viewer.Keeper, i)).OfType<Registers.ImportRow>().SelectMany(i => i.Files.Select(f => f.Capture)).Where(c => c.Value.Length > 0));
        if (plan.Protected is { } source) captures.UnionWith(Store.Protected.Records(Viewer.Owner, source).Select(r => new CaptureId(r.Id.Value)).Where(c => c.IsSealed));
        return captures;
    }
}
