using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>
/// Reads material as a protected source's: every file is called by its number, its bytes are sealed before they touch the disk, and what went wrong with it is told in a
/// sentence that says the kind of reason alone, while the true one is sealed. For one run, in a process that has the workspace to itself.
/// </summary>
public sealed class ProtectedReading
{
    readonly Workspace _workspace;
    readonly Vault _vault;
    readonly ProtectedSource _source;
    readonly SourceIdentity _identity;
    readonly NameMask _mask;
    readonly VeilCount _count = new();
    readonly Lock _lock = new();
    readonly Dictionary<string, (SealedRecord Record, SealedPlace Place)> _places = new(StringComparer.Ordinal);
    readonly Dictionary<string, CaptureId> _captures = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _originals = new(StringComparer.Ordinal);
    readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    readonly HashSet<CaptureId> _taken = [];
    readonly HashSet<string> _fresh = new(StringComparer.Ordinal), _forgotten = new(StringComparer.Ordinal);
    int _last;

    ProtectedReading(Workspace workspace, Vault vault, ProtectedSource source, SourceIdentity identity) =>
        (_workspace, _vault, _source, _identity, _mask) = (workspace, vault, source, identity, new(identity));

    /// <summary>Files of this run that are on record in the open too, under the hash of their bytes.</summary>
    public int InTheOpen { get; private set; }

    /// <summary>Words of the source's name that stood alone in a text, and were left.</summary>
    public int WordsAlone => _mask.Alone;

    /// <summary>The lines in which they stand, for the screen and nothing else: they may name the source.</summary>
    public IReadOnlyCollection<string> LinesAlone => _mask.LinesAlone;

    /// <summary>Mail addresses that gave way to one stand-in, whosever they were.</summary>
    public int AddressesWithheld => _count.Addresses;

    /// <summary>Telephone numbers that gave way to one stand-in, whosever they were.</summary>
    public int PhonesWithheld => _count.Phones;

    /// <summary>Stretches of mail headers, lines that mail programs write, and signatures that were left out.</summary>
    public int StretchesWithheld => _count.Stretches;

    /// <summary>Their lines as they stood, for the screen and nothing else: they may name the source, and whoever reads must see what was taken.</summary>
    public IReadOnlyCollection<string> LinesWithheld => _count.Lines;

    /// <summary>What a capture must have been done by besides its format: a source that was written anew has its texts masked anew.</summary>
    internal string Signature => $" veil/{_source.Revision}.{Veil.Rules}.{NameMask.Rules}";

    /// <summary>Begins a run; null with a sentence where something sealed of the source was changed. The caller holds the workspace's lock.</summary>
    public static ProtectedReading? Begin(Workspace workspace, Vault vault, ProtectedSource source, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(source);
        if (ProtectedDesk.Identity(workspace.Store, vault, source.Id, out fault) is not { } identity) return null;
        var reading = new ProtectedReading(workspace, vault, source, identity);
        var records = workspace.Store.Protected.Records(Viewer.Owner, null);
        var known = records.Select(r => r.Id.Value).ToHashSet(StringComparer.Ordinal);
        workspace.Captures.Sealed.Tidy(id => known.Contains(id.Value));
        foreach (var record in records.Where(r => r.Source == source.Id))
        {
            if (SealedCard.Open(vault, record) is not { } card)
            {
                fault = $"Something sealed of {source.Pseudonym} has been changed; restore the workspace from a backup.";
                return null;
            }

            reading._last = Math.Max(reading._last, record.Number);
            if (card.Place is { } place) reading._places[place.Location] = (record, place);
            if (card.Proof is { } proof) reading._captures[proof.Sha256] = new(record.Id.Value);
        }

        return reading;
    }

    /// <summary>True of a capture that this run sealed, or found sealed.</summary>
    internal bool Took(CaptureId id)
    {
        lock (_lock) return _taken.Contains(id);
    }

    /// <summary>Takes the source's names out of what the desk wrote since it was last looked through; how many texts named it. Without the passphrase, nobody can compare.</summary>
    public int VeilDesk(string by) => new DeskWords(_workspace.Store, by, TimeProvider.System).Veil(_source, _identity);

    /// <summary>Words of a person's without the source's names.</summary>
    internal string Veiled(string words) => new Veil(_source.Pseudonym, "") { Mask = _mask }.Of(words).Text;

    /// <summary>The items under numbers instead of names. New places are kept at once, so that a killed run gives no number twice.</summary>
    internal ImmutableArray<SourceItem> Cover(IEnumerable<SourceItem> items)
    {
        var covered = items.Select(Cover).ToImmutableArray();
        Write();
        return covered;
    }

    /// <summary>Seals bytes of a covered item; the same bytes of this source keep their id.</summary>
    internal (Capture Capture, ImmutableArray<Change> Changes) Keep(SourceItem item, byte[] bytes, CaptureId? beside, DateTimeOffset at)
    {
        var sha256 = ContentHash.Sha256(bytes);
        lock (_lock)
        {
            if (File.Exists(_workspace.Captures.FileOf(new(sha256)))) InTheOpen++;
            var isKnown = _captures.TryGetValue(sha256, out var id);
            if (!isKnown) id = _captures[sha256] = CaptureId.NewSealed();
            _taken.Add(id);
            if (isKnown && _workspace.Store.IsForgotten(id)) _forgotten.Add(Original(item));
            // What was forgotten stays away; what was lost is put back.
            var isThere = isKnown && (_workspace.Captures.Fault(id) is null || _workspace.Store.IsDone(id, "", "", ""));
            var length = isThere ? 0 : _workspace.Captures.Sealed.Keep(id, _vault, bytes);
            var capture = new Capture(id, length, item.Location, at);
            if (isKnown) return (capture, []);
            var card = new SealedCard { Proof = new(sha256, bytes.Length, beside?.Value) };
            return (capture, [new Change.RecordSealed(card.Seal(_vault, SealedRecordId.Of(id), _source.Id, Number(item)))]);
        }
    }

    /// <summary>What a format is given: the file's own name decides which it is, and is in nothing that comes of it.</summary>
    internal RawDocument Raw(SourceItem item, Capture capture, byte[] bytes)
    {
        Describe(item, capture, bytes);
        return new(capture with { Location = Original(item) }, bytes) { Veil = new(_source.Pseudonym, item.Location) { Mask = _mask, Count = _count } };
    }

    /// <summary>The same failure without a word of the file but its kind; the reason is sealed.</summary>
    internal Failure Hide(Failure failure, FileFault fault)
    {
        string original;
        lock (_lock)
        {
            original = _originals[failure.Location];
            var (record, place) = _places[original];
            _places[original] = (record, place with { Faults = place.Faults.Add(failure.Reason) });
            _changed.Add(original);
        }

        return failure with { Reason = FileFaults.Sentence(fault, original, _source.Pseudonym) };
    }

    /// <summary>Keeps what was found out about files in this run. Where a file that was forgotten lies is not written down again.</summary>
    internal void Write()
    {
        lock (_lock)
        {
            var dropped = _forgotten.Where(_fresh.Contains).ToList();
            if (dropped.Count > 0) _workspace.Store.Write([.. dropped.Select(l => new Change.RecordDropped(_places[l].Record.Id))]);
            _changed.ExceptWith(dropped);
            _fresh.ExceptWith(dropped);
            if (_changed.Count == 0) return;
            _workspace.Store.Write([.. _changed.Order(StringComparer.Ordinal).Select(l => _places[l]).Select(p =>
                new Change.RecordSealed(new SealedCard { Place = p.Place }.Seal(_vault, p.Record.Id, _source.Id, p.Record.Number)))]);
            _changed.Clear();
        }
    }

    SourceItem Cover(SourceItem item)
    {
        if (!_places.TryGetValue(item.Location, out var known))
        {
            known = (new(SealedRecordId.NewPlace(), _source.Id, ++_last, []), new(item.Location, []));
            _fresh.Add(item.Location);
        }

        _places[item.Location] = (known.Record, known.Place with { Faults = [] });
        if (known.Record.Card.Length == 0 || known.Place.Faults.Length > 0) _changed.Add(item.Location);
        var location = LocationOf(_source.Pseudonym, known.Record.Number);
        _originals[location] = item.Location;
        return item with { Location = location, Sidecar = item.Sidecar is { } beside ? beside with { Location = location } : null };
    }

    /// <summary>What a file of a source is called everywhere.</summary>
    static string LocationOf(string pseudonym, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Pseudonym.Folder(pseudonym)}{number}");

    // What the format knows besides the text is kept for the day on which somebody must know it.
    void Describe(SourceItem item, Capture capture, byte[] bytes)
    {
        var told = new List<string>();
        try
        {
            var whole = new RawDocument(capture with { Location = Original(item) }, bytes);
            foreach (var document in Formats.Parse(whole, CancellationToken.None).OfType<Parsed.Readable>().Select(r => r.Document).Take(1))
                told.AddRange(new[] { document.Title, string.Join(", ", document.Authors), document.Publisher, document.Url, document.Published?.ToString() }.OfType<string>().Where(t => t.Length > 0));
        }
        catch (Exception e) when (e is not QuipuException)
        {
            return; // what breaks a format is told when the text is asked of it
        }

        lock (_lock)
        {
            var (record, place) = _places[Original(item)];
            if (place.Metadata.SequenceEqual(told)) return;
            _places[Original(item)] = (record, place with { Metadata = [.. told] });
            _changed.Add(Original(item));
        }
    }

    string Original(SourceItem item) => _originals[item.Location];

    int Number(SourceItem item) => _places[Original(item)].Record.Number;
}
