using Quipu.Access;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>Proves what is sealed, with the passphrase: that a capture's bytes still have the hash that is sealed with them, and that a document's text comes out of them again.</summary>
sealed class SealedCheck
{
    readonly Workspace _workspace;
    readonly Vault _vault;
    readonly Dictionary<CaptureId, (SealedProof Proof, ProtectedSourceId Source, int Number)> _proofs = [];
    readonly Dictionary<(ProtectedSourceId Source, int Number), string> _places = [];
    readonly Dictionary<ProtectedSourceId, (string Pseudonym, NameMask? Mask)> _sources = [];

    internal SealedCheck(Workspace workspace, Vault vault)
    {
        (_workspace, _vault) = (workspace, vault);
        foreach (var record in workspace.Store.Protected.Records(Viewer.Owner, null))
        {
            var card = SealedCard.Open(vault, record);
            if (card?.Proof is { } proof) _proofs[new(record.Id.Value)] = (proof, record.Source, record.Number);
            if (card?.Place is { } place) _places[(record.Source, record.Number)] = place.Location;
        }
    }

    /// <summary>One sentence where a sealed capture is missing or changed; null where it is sound.</summary>
    internal string? Fault(CaptureId id) => Read(id, out var fault) is null ? fault : null;

    /// <summary>One sentence where a document's text does not come out of its sealed capture; null where it does.</summary>
    internal string? Fault(Document document, CancellationToken cancellation)
    {
        if (Formats.Named(document.Format) is null) return null; // made by another version, which alone could make it again
        if (Read(document.Capture, out var fault) is not { } bytes) return fault;
        var (_, source, number) = _proofs[document.Capture];
        if (Veil(source, document.Location) is not { } veil || !_places.TryGetValue((source, number), out var location)) return "What is sealed of the source of this document has been changed; restore the workspace from a backup.";
        var raw = new RawDocument(new(document.Capture, bytes.Length, location, default), bytes) { Veil = veil };
        return Formats.Parse(raw, cancellation).OfType<Parsed.Readable>().FirstOrDefault(r => r.Document.Part == document.Part)?.Document is not { } again
            ? "The sealed capture no longer gives this document; read its source again."
            : again.Text == document.Text ? null
            : "The sealed capture gives another text than the one on record: read the source's material again if its names were written anew, else restore the workspace from a backup.";
    }

    byte[]? Read(CaptureId id, out string? fault)
    {
        if (!_proofs.TryGetValue(id, out var known))
        {
            fault = $"What proves the sealed capture {id} is missing or has been changed; restore the workspace from a backup.";
            return null;
        }

        if (_workspace.Captures.Sealed.Read(id, _vault, out fault) is not { } bytes) return null;
        if (ContentHash.Sha256(bytes) == known.Proof.Sha256) return bytes;
        fault = $"The sealed capture {id} is another than the one that was taken; restore it from a backup.";
        return null;
    }

    Veil? Veil(ProtectedSourceId id, string location)
    {
        if (!_sources.TryGetValue(id, out var source))
        {
            var identity = ProtectedDesk.Identity(_workspace.Store, _vault, id, out _);
            source = _sources[id] = (_workspace.Store.Protected.Source(Viewer.Owner, id.Value)?.Source.Pseudonym ?? "", identity is null ? null : new(identity));
        }

        return source.Mask is { } mask ? new(source.Pseudonym, location) { Mask = mask } : null;
    }
}
