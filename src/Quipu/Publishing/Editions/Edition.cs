using Quipu.Model;
using Quipu.Text;

namespace Quipu.Publishing.Editions;

/// <summary>What an edition is made of.</summary>
/// <param name="Name">As a paper cites it.</param>
/// <param name="Version">Of the edition: the same records with the same version and day are the same bytes.</param>
/// <param name="Day">Of its release, as its citation gives it.</param>
/// <param name="IncludeProposals">Also claims that nobody has reviewed, where they say nothing against anybody.</param>
public sealed record EditionRequest(string Name, string Version, DatasetName Dataset, DateOnly Day, bool IncludeProposals = false)
{
    /// <summary>Letters of a name or a version at most.</summary>
    public const int Longest = 120;

    /// <summary>A file's name for it, where it was not written into a file of its own.</summary>
    public string FileName => string.Join('-', string.Concat(Folding.Compact($"{Name} {Version}").Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + ".zip";

    /// <summary>What is wrong with a name or a version, in one sentence; null where nothing is.</summary>
    public string? Fault => Wrong("name", Name) ?? Wrong("version", Version);

    static string? Wrong(string what, string text) =>
        string.IsNullOrWhiteSpace(text) ? $"An edition needs a {what}."
        : text.Length > Longest ? $"The {what} of an edition has {text.Length} letters, but it takes at most {Longest}."
        : text.Any(char.IsControl) ? $"The {what} of an edition is one line of plain text." : null;
}

/// <summary>An edition: the hash over its records, its name, version, dataset and day, as its citation gives it.</summary>
public readonly record struct EditionId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>How much is in an edition, and how much of its dataset is not.</summary>
/// <param name="Texts">Documents whose licence lets their text go with it.</param>
/// <param name="LeftOut">Claims that are not in it.</param>
public sealed record EditionCounts(int Documents, int Claims, int Texts, int LeftOut);

/// <summary>A claim of an edition as it was then, without its words.</summary>
/// <param name="Mark">Hash of what it says and of its status: <see cref="ClaimMark"/>.</param>
public sealed record EditionClaim(ClaimId Claim, DocumentId Document, string Mark);

/// <summary>An edition that was made here.</summary>
/// <param name="Sequence">The last change of the workspace that is in it.</param>
/// <param name="File">The name of the file that was written, without folders; its own name where it went into a pipe or a device.</param>
/// <param name="Sha256">Of that file.</param>
public sealed record EditionRow(
    EditionId Id, string Name, string Version, DatasetName Dataset, DateOnly Day, long Sequence, DateTimeOffset At, string By, string File, string Sha256, EditionCounts Counts)
{
    /// <summary>Claims of it that are on record no more: their document was forgotten, or is read without them.</summary>
    public int Gone { get; init; }

    /// <summary>Claims of it that a person has rejected since.</summary>
    public int Rejected { get; init; }

    /// <summary>Claims of it that no longer stand.</summary>
    public int Fallen => Gone + Rejected;
}
