using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Received;

namespace Quipu.Publishing.Leavings;

/// <summary>Something in a bundle that is not as it was when it was made.</summary>
/// <param name="Part">The part; <c>""</c>: the bundle as a whole.</param>
/// <param name="Reason">One sentence.</param>
public sealed record BundleFault(string Part, string Reason);

/// <summary>What a check of a bundle came to.</summary>
/// <param name="Kind"><c>evidence</c>, <c>finding</c> or <c>corrections</c>; null: it is no bundle.</param>
/// <param name="Package">SHA-256 of its list of parts; null: it has none.</param>
/// <param name="Fingerprint">Of the key that signed it; null: nobody did, or not this, and that is a fault.</param>
public sealed record BundleReport(string? Kind, string? Package, string? Fingerprint, int Parts, int Claims, int Texts, int Captures, ImmutableArray<BundleFault> Faults)
{
    /// <summary>
    /// Every part is there and is what the list says, every quote stands in its text, the page says what the claims do, and it is signed, by the key that was asked for where one was. Without one, whoever
    /// changed it may have signed it: <see cref="Fingerprint"/> is to be compared.
    /// </summary>
    public bool IsSound => Faults.IsEmpty;
}

/// <summary>
/// Proves a bundle (evidence, a finding's, corrections) by itself, without the workspace that it left: the list of parts with their hashes, the names of captures, the ids of texts, every quote at its
/// offsets, the status beside every claim, the page that is made of them, and the signature. The file is taken for hostile: nothing is unpacked to disk, and no part is read beyond what the list says.
/// </summary>
public sealed class BundleCheck
{
    /// <summary>Bytes of the list of parts, and of a signature, at most.</summary>
    const long LargestList = 64L << 20;

    readonly ReceivedZip _zip;
    readonly Dictionary<string, (string Hash, long Bytes)> _listed = new(StringComparer.Ordinal);
    readonly HashSet<string> _damaged = new(StringComparer.Ordinal);
    readonly ImmutableArray<BundleFault>.Builder _faults = ImmutableArray.CreateBuilder<BundleFault>();

    BundleCheck(ReceivedZip zip) => _zip = zip;

    internal BundleTexts Texts { get; } = new();

    /// <summary>Checks a bundle.</summary>
    /// <param name="key">The fingerprint of the key that must have signed it; null: any.</param>
    public static BundleReport Run(Stream bundle, string? key = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (!bundle.CanSeek) return new(null, null, null, 0, 0, 0, 0, [new("", ReceivedZip.NoFile)]);
        try
        {
            using var zip = new ReceivedZip(bundle);
            return new BundleCheck(zip).Run(key, cancellation);
        }
        catch (InvalidDataException)
        {
            return new(null, null, null, 0, 0, 0, 0, [new("", "It is no ZIP, or its end is missing.")]);
        }
    }

    BundleReport Run(string? key, CancellationToken cancellation)
    {
        foreach (var name in _zip.Twice) Fault(name, "It is there twice.");
        if (Held(BundleParts.Package) is not { } package)
        {
            if (!_zip.Has(BundleParts.Package)) Fault("", $"It has no {BundleParts.Package}, so it is no bundle, or lost its list of parts.");
            return new(null, null, null, 0, 0, 0, 0, _faults.ToImmutable());
        }

        ReadList(package);
        if (!_zip.Fits(_listed.Values.Select(p => p.Bytes)))
        {
            Fault(BundleParts.Package, "It lists more bytes than a file of this size can hold, so no part was read.");
            return new(null, ContentHash.Sha256(package), null, _listed.Count, 0, 0, 0, _faults.ToImmutable());
        }

        if (Kind is not { } kind) Fault("", "It has no claims.jsonl, so it is none of the bundles that Quipu makes: evidence, a finding's, corrections.");
        else
            foreach (var part in BundleIndex.PartsOf(kind).Where(p => !_listed.ContainsKey(p))) Fault(part, $"It is not here, and every bundle of this kind ({kind}) has it.");
        foreach (var part in _listed.Keys.Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            CheckPart(part, cancellation);
        }

        foreach (var part in _zip.Names.Where(p => p is not (BundleParts.Package or BundleSignature.Part) && !_listed.ContainsKey(p)))
            Fault(part, "It is not on the list of parts: somebody added it.");
        foreach (var part in _zip.Names.Where(ReceivedZip.LeadsOut)) Fault(part, "Its name leads out of the folder that the bundle is unpacked into.");
        var captures = Captures();
        var claims = new BundleContent(this).Check(cancellation);
        if (Kind is not null) BundleIndex.Check(this, Kind);
        return new(Kind, ContentHash.Sha256(package), Signature(package, key), _listed.Count, claims, Texts.Count, captures, _faults.ToImmutable());
    }

    string? Kind => _listed.ContainsKey(Corrections.CorrectionFile.Part) ? "corrections" : _listed.ContainsKey("finding.json") ? "finding" : _listed.ContainsKey("claims.jsonl") ? "evidence" : null;

    internal void Fault(string part, string reason) => _faults.Add(new(part, reason));

    internal IEnumerable<string> Parts => _listed.Keys.Order(StringComparer.Ordinal);

    internal bool Has(string part) => _listed.ContainsKey(part);

    /// <summary>The bytes of a part that is as the list says; null where it is not there, or changed, which was said already.</summary>
    internal byte[]? Sound(string part) => _listed.ContainsKey(part) && !_damaged.Contains(part) && _zip.Has(part) ? Held(part) : null;

    void ReadList(byte[] package)
    {
        try
        {
            using var json = JsonDocument.Parse(package);
            foreach (var resource in json.RootElement.GetProperty("resources").EnumerateArray())
            {
                var (path, hash) = (resource.GetProperty("path").GetString() ?? "", resource.GetProperty("hash").GetString() ?? "");
                if (!_listed.TryAdd(path, (hash, resource.GetProperty("bytes").GetInt64()))) Fault(BundleParts.Package, $"It lists {path} twice.");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Fault(BundleParts.Package, "It is no list of parts.");
        }
    }

    void CheckPart(string part, CancellationToken cancellation)
    {
        var (hash, bytes) = _listed[part];
        var fault = !_zip.Has(part) ? "It is on the list of parts and missing." : _zip.Hashed(part, bytes, cancellation) switch
        {
            null => "It cannot be unpacked.",
            { Length: var length } when length < bytes => $"It has {length} bytes and should have {bytes}: it was cut.",
            { Length: var length } when length > bytes => $"It has more than the {bytes} bytes that it should have.",
            { Sha256: var found } when "sha256:" + found != hash => $"It was changed: its SHA-256 is {found}.",
            _ => null,
        };
        if (fault is null) return;
        _damaged.Add(part);
        Fault(part, fault);
    }

    byte[]? Held(string part)
    {
        if (!_zip.Has(part)) return null;
        var (bytes, fault) = _zip.Held(part, _listed.TryGetValue(part, out var listed) ? listed.Bytes : LargestList);
        if (fault is not null) Fault(part, fault);
        return bytes;
    }

    // A capture is named by its hash, whatever the list says.
    int Captures()
    {
        var captures = _listed.Keys.Where(p => p.StartsWith("archive/", StringComparison.Ordinal)).ToList();
        foreach (var part in captures.Where(p => _listed[p].Hash != "sha256:" + p["archive/".Length..]).Order(StringComparer.Ordinal))
            Fault(part, "Its bytes are not those that it is named by.");
        return captures.Count;
    }

    string? Signature(byte[] package, string? key)
    {
        if (!_zip.Has(BundleSignature.Part))
        {
            Fault("", key is null ? "Nobody signed it: every bundle that Quipu makes is signed, so its signature was taken away, or somebody else made it." : $"Nobody signed it; it should be signed by {key}.");
            return null;
        }

        if (Held(BundleSignature.Part) is not { } part) return null;
        if (BundleSignature.Read(part) is not { Fingerprint: { } fingerprint } signature) Fault(BundleSignature.Part, "It is no signature.");
        else if (!signature.Signs(package)) Fault(BundleSignature.Part, $"It does not sign this {BundleParts.Package}: one of the two was changed.");
        else if (key is not null && key != fingerprint) Fault(BundleSignature.Part, $"It is signed by {fingerprint}, and not by {key}.");
        else return fingerprint;
        return null;
    }
}
