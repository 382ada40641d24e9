using System.Text;

namespace Quipu.Sources.Grades;

/// <summary>Why a kind is taken: a person said so of the document or of its source; the desk took it in under a protected source, or asked for it and was answered; or it is proposed.</summary>
public enum KindReason { Confirmed, ConfirmedSource, Reprint, Domain, Register, Otherwise, Protected, Answered }

/// <summary>
/// Proposes what a source is: by how a document came, where the desk itself took it in confidence or asked for it; else by the table <c>kinds.tsv</c> of hosts and endings of hosts; what that does not
/// know and has a publisher is an outlet until a person says otherwise.
/// </summary>
public static class SourceKinds
{
    static readonly (string Host, SourceKind Kind)[] Table = Read();

    /// <summary>The kind that a host stands for; null where the table does not know it. A row matches its host and all below it: <c>gob.pe</c> is <c>www.mpfn.gob.pe</c> too.</summary>
    public static SourceKind? OfHost(string? host)
    {
        if (string.IsNullOrEmpty(host)) return null;
        foreach (var (known, kind) in Table)
            if (host == known || (host.Length > known.Length && host.EndsWith(known, StringComparison.Ordinal) && host[^(known.Length + 1)] == '.')) return kind;
        return null;
    }

    /// <summary>Somebody of the desk said so, by a grade or by how it was taken in: there is nothing to confirm.</summary>
    public static bool IsConfirmed(this KindReason? why) => why is KindReason.Confirmed or KindReason.ConfirmedSource or KindReason.Protected or KindReason.Answered;

    /// <summary>Why a document is what it is by how it came.</summary>
    public static KindReason WhyOfNature(this SourceKind nature) => nature == SourceKind.Confidential ? KindReason.Protected : KindReason.Answered;

    /// <summary>What is proposed of a document that no person graded; null where nothing is known of where it came from.</summary>
    /// <param name="facts">Of the document.</param>
    public static (SourceKind Kind, KindReason Why)? Propose(SourceFacts facts) =>
        facts.Nature is { } nature ? (nature, nature.WhyOfNature())
        : facts.IsReprint ? (SourceKind.Rewrite, KindReason.Reprint)
        : OfHost(facts.Host) is { } kind ? (kind, KindReason.Domain)
        : facts.Source is not null ? (SourceKind.Outlet, KindReason.Otherwise)
        : null;

    // The longest hosts first: a row of its own goes before its ending.
    static (string, SourceKind)[] Read()
    {
        using var file = new StreamReader(typeof(SourceKinds).Assembly.GetManifestResourceStream("Sources/Grades/kinds.tsv")!, Encoding.UTF8);
        return
        [
            .. file.ReadToEnd().Split('\n').Where(l => l.Contains('\t', StringComparison.Ordinal) && l[0] != '#').Select(l => l.Trim().Split('\t'))
                .Select(c => (c[0], Model.Wires.Read<SourceKind>(c[1]))).OrderByDescending(r => r.Item1.Length).ThenBy(r => r.Item1, StringComparer.Ordinal),
        ];
    }
}

/// <summary>What is known of where a document came from.</summary>
/// <param name="Source">The publisher that it names, else the host of its address; null: neither.</param>
/// <param name="Host">Of its address, in small letters.</param>
/// <param name="IsReprint">Its text was first published by another source.</param>
/// <param name="Nature">What it is by how it came: <see cref="SourceKind.Confidential"/> or <see cref="SourceKind.Party"/>; null: neither. Of a source: of all its documents.</param>
public readonly record struct SourceFacts(string? Source, string? Host, bool IsReprint, SourceKind? Nature = null)
{
    /// <summary>It is what it is, whatever its source is held to be: an outlet reprints others, and it may be asked as a party.</summary>
    internal bool IsApart => Nature == SourceKind.Party || (IsReprint && Nature is null);
}
