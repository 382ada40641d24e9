using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>Something in a workspace that does not rest on its capture any more.</summary>
/// <param name="Location">Of the capture or document.</param>
/// <param name="Document">Null for a capture.</param>
/// <param name="Claim">Null for a capture or document.</param>
/// <param name="Reason">One sentence.</param>
public sealed record CheckFault(string Location, DocumentId? Document, ClaimId? Claim, string Reason);

/// <summary>What a check looked at so far.</summary>
/// <param name="Sealed">Captures among them that are sealed and could not be looked into, since nobody gave the passphrase.</param>
public sealed record CheckProgress(int Captures, int Documents, int Claims, int Sealed = 0);

/// <summary>
/// Proves that a workspace rests on its captures: every capture has its SHA-256, every document's text comes out of its capture again,
/// and every claim's quote stands at its offsets.
/// </summary>
public static class CaptureCheck
{
    /// <summary>Every fault, as it is found. What is sealed is looked into where the vault is open, else only counted.</summary>
    public static IEnumerable<CheckFault> Run(Workspace workspace, Viewer viewer, IProgress<CheckProgress>? progress, CancellationToken cancellation, Vault? vault = null)
    {
        var (captures, documents, claims, shut) = (0, 0, 0, 0);
        var sealedCheck = vault is null ? null : new SealedCheck(workspace, vault);
        var damaged = new HashSet<CaptureId>();
        var locations = new Dictionary<CaptureId, Capture>();
        foreach (var capture in workspace.Store.AllCaptures(viewer))
        {
            cancellation.ThrowIfCancellationRequested();
            locations[capture.Id] = capture;
            var wrong = capture.Id.IsSealed && sealedCheck is not null ? sealedCheck.Fault(capture.Id) : workspace.Captures.Fault(capture.Id);
            if (wrong is { } fault && damaged.Add(capture.Id)) yield return new(capture.Location, null, null, fault);
            if (capture.Id.IsSealed && sealedCheck is null) shut++;
            progress?.Report(new(++captures, documents, claims, shut));
        }

        var parse = new Reparse(workspace, locations);
        foreach (var document in workspace.Store.AllDocuments(viewer))
        {
            cancellation.ThrowIfCancellationRequested();
            var text = document.Capture.IsSealed ? sealedCheck?.Fault(document, cancellation) : parse.Fault(document, cancellation);
            if (!damaged.Contains(document.Capture) && text is { } fault) yield return new(document.Location, document.Id, null, fault);
            foreach (var wrong in Quotes(workspace.Store, viewer, document, () => claims++)) yield return wrong;
            progress?.Report(new(captures, ++documents, claims, shut));
        }
    }

    static IEnumerable<CheckFault> Quotes(IStore store, Viewer viewer, Document document, Action count)
    {
        foreach (var shown in Paging.All(p => store.Claims(viewer, new() { Document = document.Id, Order = ClaimOrder.Position }, p)))
        {
            count();
            var quote = shown.Claim.Quote;
            if (quote.At.End > document.Text.Length || quote.At.Of(document.Text) != quote.Text)
                yield return new(document.Location, document.Id, shown.Claim.Id, $"The quote of claim {shown.Claim.Id} does not stand at {quote.At} of its document; read the document again.");
        }
    }

    /// <summary>Parses captures again; keeps the documents of the last one, since those of one capture tend to follow each other.</summary>
    sealed class Reparse(Workspace workspace, Dictionary<CaptureId, Capture> captures)
    {
        CaptureId _last;
        ImmutableDictionary<int, Document> _parts = ImmutableDictionary<int, Document>.Empty;

        internal string? Fault(Document document, CancellationToken cancellation)
        {
            if (!captures.TryGetValue(document.Capture, out var capture)) return $"The capture {document.Capture} of this document is not on record; read its source again.";
            if (Formats.Named(document.Format) is null) return null; // made by another version, which alone could make it again
            if (_last != document.Capture)
            {
                if (workspace.Captures.Read(document.Capture, out var fault) is not { } bytes) return fault;
                var raw = new RawDocument(capture with { Location = document.Location }, bytes);
                (_last, _parts) = (document.Capture, Formats.Parse(raw, cancellation).OfType<Parsed.Readable>().ToImmutableDictionary(r => r.Document.Part, r => r.Document));
            }

            return _parts.GetValueOrDefault(document.Part) is not { } again ? "The capture no longer gives this document; read its source again."
                : again.Text == document.Text ? null
                : "The capture gives another text than the one on record; restore the workspace from a backup.";
        }
    }
}
