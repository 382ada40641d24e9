using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>What exports say of a document beyond its head; the text itself is not kept.</summary>
/// <param name="Capture">As it may be told of.</param>
sealed record DocumentFacts(CaptureId Capture, int Part, string Format, string? Licence, ImmutableArray<string> Authors, CodePoints Points, DateTimeOffset? TakenAt)
{
    internal static DocumentFacts Of(Document document, StandIns standIns, DateTimeOffset? takenAt = null) =>
        new(standIns.Of(document.Capture), document.Part, document.Format, document.Licence, document.Authors, new(document.Text), takenAt);
}

/// <summary>The facts of all documents that a viewer may see, gathered in one pass so that claims can come in their own order.</summary>
sealed class DocumentIndex
{
    readonly Dictionary<DocumentId, DocumentFacts> _facts = [];

    internal DocumentIndex(IStore store, Viewer viewer, ExportOptions options)
    {
        var (taken, standIns) = (new Dictionary<CaptureId, DateTimeOffset>(), store.StandIns(viewer));
        if (options.WithTimes)
            foreach (var capture in store.AllCaptures(viewer)) taken[capture.Id] = capture.TakenAt;
        foreach (var document in store.AllDocuments(viewer))
            _facts[document.Id] = DocumentFacts.Of(document, standIns, taken.TryGetValue(document.Capture, out var at) ? at : null);
    }

    /// <summary>Null for a document that was forgotten while the export ran.</summary>
    internal DocumentFacts? this[DocumentId id] => _facts.GetValueOrDefault(id);
}
