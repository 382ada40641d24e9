using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Quipu.Model;

namespace Quipu.Access.Masking;

/// <summary>
/// What leaves a workspace instead of ids and hashes that were made of a masked name, or of a protected source's file. A hash of the whole text is an oracle: who guesses the name, hashes and compares. An
/// HMAC under the workspace's own secret is not, and stays the same from one export to the next, so that they can still be joined.
/// </summary>
public sealed class StandIns
{
    /// <summary>Hex digits of the shortest and of the longest id that is looked for.</summary>
    internal const int Shortest = 32, Longest = 64;

    readonly Lazy<byte[]> _secret;
    readonly IReadOnlySet<DocumentId> _documents;
    readonly IReadOnlySet<CaptureId> _captures;
    readonly HashSet<string> _hidden;
    readonly HashSet<string> _more = [];

    /// <param name="secret">Of the workspace; asked for when it is needed first.</param>
    /// <param name="documents">Documents with a masked name, and those of the same capture.</param>
    /// <param name="captures">Their captures.</param>
    /// <param name="ids">What was made of these: ids of claims, of entities and of findings.</param>
    public StandIns(Func<byte[]> secret, IReadOnlySet<DocumentId> documents, IReadOnlySet<CaptureId> captures, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(captures);
        (_secret, _documents, _captures) = (new(secret), documents, captures);
        _hidden = documents.Select(d => d.Value).Concat(captures.Select(c => c.Value)).Concat(ids.Select(Digits)).ToHashSet(StringComparer.Ordinal);
    }

    StandIns(StandIns from, IEnumerable<string> more)
    {
        (_secret, _documents, _captures, _hidden) = (from._secret, from._documents, from._captures, from._hidden);
        _more = from._more.Concat(more.Select(Digits)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>For a viewer who sees names, and where nobody is masked.</summary>
    public static StandIns None(Func<byte[]> secret) => new(secret, ImmutableHashSet<DocumentId>.Empty, ImmutableHashSet<CaptureId>.Empty, []);

    /// <summary>Nothing has a stand-in.</summary>
    public bool IsEmpty => _hidden.Count == 0;

    /// <summary>Whether a document leaves under another id: it has a masked name, or shares its capture with one that has.</summary>
    public bool Hides(DocumentId document) => _documents.Contains(document);

    /// <summary>Whether an id was made of what is hidden, whatever stands before its digits (<c>q-</c>, <c>tie-</c>).</summary>
    public bool Hides(string? told) => told is { Length: >= Shortest } && !IsEmpty && Digits(told) is var digits && IsHidden(digits);

    /// <summary>A capture as it may be told of.</summary>
    public CaptureId Of(CaptureId capture) => _captures.Contains(capture) ? CaptureId.Masked(Of(capture.Value)) : capture;

    /// <summary>The stand-in of some hex digits: as many others.</summary>
    public string Of(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return Convert.ToHexStringLower(HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes("id " + digits)))[..Math.Min(digits.Length, Longest)];
    }

    /// <summary>The same with more ids that were made of hidden ones. These stay as they are: what one export hides tells nothing of another.</summary>
    public StandIns With(IEnumerable<string> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return IsEmpty ? this : new(this, told);
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
    internal string? Replacing(ReadOnlySpan<byte> digits) => digits.Length is 32 or 40 or 64 && Encoding.ASCII.GetString(digits) is var run && IsHidden(run) ? Of(run) : null;

    bool IsHidden(string digits) => _hidden.Contains(digits) || _more.Contains(digits);

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
