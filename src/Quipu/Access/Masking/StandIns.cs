using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Quipu.Model;

namespace Quipu.Access.Masking;

/// <summary>
/// What leaves a workspace instead of ids and hashes that were made of a masked name, or of a protected source's file. A hash of the whole text is an oracle: who guesses the name, hashes and compares. An
/// HMAC under the workspace's own secret is not, and stays the same from one export to the next, so that they can still be joined.
/// </summary>
/// <param name="secret">Of the workspace; asked for when it is needed first.</param>
/// <param name="documents">Documents with a masked name, and those of the same capture.</param>
/// <param name="captures">Their captures.</param>
/// <param name="ids">What was made of these: ids of claims and of entities.</param>
public sealed class StandIns(Func<byte[]> secret, IReadOnlySet<DocumentId> documents, IReadOnlySet<CaptureId> captures, IEnumerable<string> ids)
{
    /// <summary>Hex digits of the shortest and of the longest id that is looked for.</summary>
    internal const int Shortest = 32, Longest = 64;

    readonly Lazy<byte[]> _secret = new(secret);
    readonly ConcurrentDictionary<string, byte> _hidden =
        new(documents.Select(d => d.Value).Concat(captures.Select(c => c.Value)).Concat(ids.Select(Digits)).Distinct(StringComparer.Ordinal).Select(i => KeyValuePair.Create(i, (byte)0)), StringComparer.Ordinal);

    /// <summary>For a viewer who sees names, and where nobody is masked.</summary>
    public static StandIns None(Func<byte[]> secret) => new(secret, ImmutableHashSet<DocumentId>.Empty, ImmutableHashSet<CaptureId>.Empty, []);

    /// <summary>Nothing has a stand-in.</summary>
    public bool IsEmpty => _hidden.IsEmpty;

    /// <summary>Whether a document leaves under another id: it has a masked name, or shares its capture with one that has.</summary>
    public bool Hides(DocumentId document) => documents.Contains(document);

    /// <summary>Whether an id was made of what is hidden, whatever stands before its digits (<c>q-</c>, <c>tie-</c>).</summary>
    public bool Hides(string? told) => told is { Length: >= Shortest } && !IsEmpty && Digits(told) is var digits && _hidden.ContainsKey(digits);

    /// <summary>A capture as it may be told of.</summary>
    public CaptureId Of(CaptureId capture) => captures.Contains(capture) ? CaptureId.Masked(Of(capture.Value)) : capture;

    /// <summary>The stand-in of some hex digits: as many others.</summary>
    public string Of(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return Convert.ToHexStringLower(HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes("id " + digits)))[..Math.Min(digits.Length, Longest)];
    }

    /// <summary>Hides one more id that was made of hidden ones.</summary>
    public void Hide(string told)
    {
        if (!IsEmpty) _hidden.TryAdd(Digits(told), 0);
    }

    /// <summary>What is put behind the text of a document whose file is sealed, so that no hash of what leaves is that of the file.</summary>
    public string Seal(DocumentId document) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes("text " + document.Value)));

    /// <summary>Text with stand-ins in place of what is hidden.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsEmpty ? text : Encoding.UTF8.GetString(In(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The same of bytes.</summary>
    public byte[] In(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (IsEmpty) return bytes;
        using var to = new MemoryStream(bytes.Length);
        using (var through = Over(to)) through.Write(bytes);
        return to.ToArray();
    }

    /// <summary>A stream through which everything goes with stand-ins; what it holds back goes when it is closed.</summary>
    public Stream Over(Stream to, bool leaveOpen = true) => new StandInStream(this, to, leaveOpen);

    /// <summary>The stand-in of a run of hex digits; null where it may leave as it is.</summary>
    internal string? Replacing(ReadOnlySpan<byte> digits) => digits.Length is 32 or 40 or 64 && Encoding.ASCII.GetString(digits) is var run && _hidden.ContainsKey(run) ? Of(run) : null;

    // The first run of hex digits that is long enough; an id that has none is itself.
    static string Digits(string id)
    {
        for (var (start, end) = (0, 0); end <= id.Length; end++)
        {
            if (end < id.Length && char.IsAsciiHexDigitLower(id[end])) continue;
            if (end - start >= Shortest) return id[start..end];
            start = end + 1;
        }

        return id;
    }
}
